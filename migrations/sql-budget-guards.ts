/**
 * What may be written into a budget, by state and by whom. The rules in the code refuse first and say
 * more; these hold against every other writer.
 */
export const budgetGuards = `
  create or replace function refuse_budget(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- SHA-256 of a version as it was submitted: its head and its lines, in their order
  create or replace function budget_content_hash(p_community integer, p_budget uuid, p_version integer)
    returns text language sql stable parallel safe set search_path = public, pg_temp as $$
    select encode(sha256(convert_to(
        jsonb_build_array(b.id, b.year, b.fund, v.version, v.kind, v.base_version, v.reason,
          v.surplus_note)::text || coalesce((
          select string_agg(jsonb_build_array(c.position, c.line_id, c.side, c.account_code, c.name,
            c.unit, c.unit_price, c.quantity, c.frequency, c.collection_rate, c.amount, c.basis,
            c.file_ids, c.is_contingency)::text, '' order by c.position)
          from budget_line_content c where c.community_id = v.community_id
            and c.budget_id = v.budget_id and c.version = v.version), ''), 'UTF8')), 'hex')
    from budget_version v
    join budget b on b.community_id = v.community_id and b.id = v.budget_id
    where v.community_id = p_community and v.budget_id = p_budget and v.version = p_version
  $$;

  create or replace function budget_terms(p_community integer, p_on date) returns jsonb
    language sql stable set search_path = public, pg_temp as $$
    select coalesce((
      select c.terms->'budget' from trust_contract c
      where c.community_id = p_community and c.effective_on <= p_on
      order by c.effective_on desc limit 1), 'null')
  $$;

  create or replace function budget_starts() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if new.current_version <> 1 or num_nonnulls(new.in_force_version, new.settled_at) > 0 then
      perform refuse_budget('budget_starts_as_draft', 'a budget starts with the draft of its version 1');
    end if;
    return new;
  end $$;
  create trigger budget_starts before insert on budget for each row execute function budget_starts();

  create or replace function budget_version_starts() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    of budget;
  begin
    select * into of from budget
      where community_id = new.community_id and id = new.budget_id for update;
    if new.state <> 'draft' or new.version is distinct from of.current_version
       or num_nonnulls(new.content_hash, new.comment_opens_on, new.decided_by, new.resolution_id,
         new.decided_at) > 0 then
      perform refuse_budget('budget_version_starts_as_draft', 'a version starts as the draft in turn');
    end if;
    if of.settled_at is not null or new.base_version is distinct from of.in_force_version then
      perform refuse_budget('budget_version_of_base', 'an adjustment starts from the version in force');
    end if;
    return new;
  end $$;
  create trigger budget_version_starts before insert on budget_version
    for each row execute function budget_version_starts();

  -- the lines of a text that was submitted are what everybody spoke to
  create or replace function budget_content_of_draft() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    written budget_line_content := case when tg_op = 'INSERT' then new else old end;
    wanted text;
  begin
    perform from budget_version v
      where v.community_id = written.community_id and v.budget_id = written.budget_id
        and v.version = written.version and v.state = 'draft' for update;
    if not found or tg_op = 'UPDATE' then
      perform refuse_budget('budget_content_of_draft', 'only the draft being written takes lines');
    end if;
    if tg_op = 'INSERT' then
      select a.kind into wanted from account a
        where a.community_id = new.community_id and a.code = new.account_code;
      if wanted is distinct from new.side then
        perform refuse_budget('budget_content_account_of_side', 'income on income, expense on expense');
      end if;
      return new;
    end if;
    return old;
  end $$;
  create trigger budget_content_of_draft before insert or update or delete on budget_line_content
    for each row execute function budget_content_of_draft();

  create or replace function budget_line_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if tg_op = 'DELETE' then
      perform refuse_budget('budget_line_stays', 'a line stays');
    end if;
    if tg_op = 'INSERT' then
      if new.approved <> 0 then
        perform refuse_budget('budget_line_approved_by_version', 'nothing is approved of a new line');
      end if;
      return new;
    end if;
    if (new.community_id, new.id, new.budget_id, new.side, new.account_code, new.opened_in)
       is distinct from (old.community_id, old.id, old.budget_id, old.side, old.account_code, old.opened_in)
       or new.approved is distinct from coalesce((
         select c.amount from budget b join budget_line_content c on c.community_id = b.community_id
           and c.budget_id = b.id and c.version = b.in_force_version
         where b.community_id = new.community_id and b.id = new.budget_id and c.line_id = new.id), 0)
    then
      perform refuse_budget('budget_line_approved_by_version', 'a line has what the version in force gives');
    end if;
    return new;
  end $$;
  create trigger budget_line_guard before insert or update or delete on budget_line
    for each row execute function budget_line_guard();

  create or replace function budget_comment_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if tg_op = 'UPDATE' then
      if old.hidden_at is not null then
        perform refuse_budget('budget_comment_hidden_once', 'a comment is hidden once');
      end if;
      return new;
    end if;
    perform from budget_version v
      where v.community_id = new.community_id and v.budget_id = new.budget_id
        and v.version = new.version and v.state = 'comment' and v.comment_ends_on > v.comment_opens_on
        and (new.at at time zone 'Asia/Shanghai')::date <= v.comment_ends_on for share;
    if not found or new.hidden_at is not null then
      perform refuse_budget('budget_comment_while_open', 'nobody is asked for comments now');
    end if;
    return new;
  end $$;
  create trigger budget_comment_guard before insert or update on budget_comment
    for each row execute function budget_comment_guard();
  create trigger budget_comment_stays before delete on budget_comment
    for each row execute function refuse_change();
  create trigger budget_stays before delete on budget for each row execute function refuse_change();
  create trigger budget_version_stays before delete on budget_version
    for each row execute function refuse_change();
`;
