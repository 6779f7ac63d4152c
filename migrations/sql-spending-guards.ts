/** What may be written into a request, a payee's account, a file list: by state and version. */
export const contentGuards = `
  create function refuse_spending(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  create function spending_request_starts() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if new.state <> 'draft' or new.version <> 1 then
      perform refuse_spending('spending_starts_as_draft', 'a request starts as version 1 of a draft');
    end if;
    return new;
  end $$;
  create trigger spending_request_starts before insert on spending_request
    for each row execute function spending_request_starts();

  create trigger spending_request_stays before delete on spending_request
    for each row execute function refuse_change();
  create trigger spending_request_no_truncate before truncate on spending_request
    for each statement execute function refuse_change();

  -- files and quotes are of the version being written, and of no other
  create function spending_content_of_draft() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    perform 1 from spending_request
      where community_id = new.community_id and id = new.request_id
        and version = new.version and state = 'draft' for update;
    if not found then
      perform refuse_spending('spending_content_of_draft', 'only the draft being written takes files');
    end if;
    return new;
  end $$;
  create trigger spending_file_of_draft before insert on spending_file
    for each row execute function spending_content_of_draft();
  create trigger spending_quote_of_draft before insert on spending_quote
    for each row execute function spending_content_of_draft();

  -- a payee's account follows a confirmed change, never an edit
  create function payee_account_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if (new.bank_name, new.account_sealed, new.account_tail, new.account_hash)
       is distinct from (old.bank_name, old.account_sealed, old.account_tail, old.account_hash)
       and not exists (
         select from payee_bank_change c
         where c.community_id = new.community_id and c.payee_id = new.id
           and c.confirmed_by is not null
           and (c.bank_name, c.account_sealed, c.account_tail, c.account_hash)
             = (new.bank_name, new.account_sealed, new.account_tail, new.account_hash)
           and not exists (select from payee_bank_change later
             where later.community_id = c.community_id and later.payee_id = c.payee_id
               and later.confirmed_at > c.confirmed_at)) then
      perform refuse_spending('payee_account_by_change', 'a payee account changes by two people only');
    end if;
    return new;
  end $$;
  create trigger payee_account_guard before update on payee
    for each row execute function payee_account_guard();

  create function payee_bank_change_once() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if tg_op = 'INSERT' and (new.confirmed_at is not null or new.cancelled_at is not null)
       or tg_op = 'UPDATE' and (old.confirmed_at is not null or old.cancelled_at is not null)
       or tg_op = 'UPDATE' and new.confirmed_at < old.proposed_at then
      perform refuse_spending('payee_bank_change_once', 'a change is proposed, then decided once');
    end if;
    return new;
  end $$;
  create trigger payee_bank_change_once before insert or update on payee_bank_change
    for each row execute function payee_bank_change_once();
  create trigger payee_bank_change_stays before delete on payee_bank_change
    for each row execute function refuse_change();
`;

/** A state is reached along the table, and only with the acts it stands for. */
export const moves = `
  create or replace function spending_has(request spending_request, wanted text) returns bigint
    language sql stable set search_path = pg_catalog, public as $$
    select count(distinct person_id) from spending_act a
    where a.community_id = request.community_id and a.request_id = request.id
      and a.version = request.version and a.content_hash = request.content_hash and a.act = wanted
  $$;

  create or replace function spending_move_allowed(before text, after text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select after = any (case before
      when 'draft' then array['submitted', 'withdrawn']
      when 'submitted' then array['reviewed', 'approved', 'rejected', 'withdrawn', 'lapsed']
      when 'reviewed' then array['approved', 'rejected', 'withdrawn', 'lapsed']
      when 'approved' then array['ordered', 'rejected', 'withdrawn']
      when 'ordered' then array['released', 'rejected', 'withdrawn']
      when 'released' then array['paid', 'rejected']
      else '{}'::text[] end)
  $$;

  create or replace function spending_state_holds(request spending_request) returns boolean
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    case request.state
      when 'submitted' then
        return spending_has(request, 'request') = 1 and spending_submission_holds(request)
          and (request.emergency_grounds is null or spending_emergency_published(request));
      when 'reviewed' then
        if request.emergency_grounds is not null then
          return spending_has(request, 'review') = 1 and request.consultation_ends_on is null
            and spending_emergency_booked(request);
        end if;
        return spending_has(request, 'review') = 1 and request.ladder_by = 'committee'
          -- 公示期从次日起算: N whole days after the day of the review
          and request.consultation_ends_on is not distinct from (
            select (a.at at time zone 'Asia/Shanghai')::date + request.consultation_days
            from spending_act a
            where a.community_id = request.community_id and a.request_id = request.id
              and a.version = request.version and a.act = 'review' and request.consultation_days > 0);
      when 'approved' then
        if request.emergency_grounds is not null then
          return spending_halted_by(request, 'infinity') is null;
        end if;
        return spending_has(request, 'review') = 1
          and request.objection_ends_on is not distinct from spending_objections_end(request)
          and (request.ladder_by = 'reviewer'
          or spending_has(request, 'approve') >= request.approvals_needed);
      when 'ordered' then
        return spending_has(request, 'order') = 1
          and spending_halted_by(request, 'infinity') is null and exists (select from payment_order o
          where o.community_id = request.community_id and o.request_id = request.id
            and o.version = request.version);
      when 'released' then
        return spending_has(request, 'release') = 1
          and spending_halted_by(request, 'infinity') is null;
      when 'paid' then
        return spending_has(request, 'pay') = 1 and exists (select from payment_order o
          join entry e on e.community_id = o.community_id and e.seq = o.entry_seq
          where o.community_id = request.community_id and o.request_id = request.id
            and o.version = request.version and e.source_kind = 'spending' and e.source_id = request.id);
      when 'rejected' then return spending_has(request, 'reject') = 1;
      when 'withdrawn' then return spending_has(request, 'withdraw') = 1;
      when 'lapsed' then return spending_emergency_refused(request);
      else return false;
    end case;
  end $$;

  -- Everything but where the request stands and what its submission fixed: a column that comes later is
  -- content of itself.
  create or replace function spending_content_of(r spending_request) returns text
    language plpgsql immutable set search_path = pg_catalog as $$
  begin
    return (to_jsonb(r) - '{version,state,submitted_on,contract_version,ladder_basis,ladder_by,
      approvals_needed,consultation_days,consultation_ends_on,objection_ends_on,updated_at}'::text[])::text;
  end $$;
  create or replace function spending_terms_of(r spending_request) returns text
    language sql immutable set search_path = pg_catalog as $$
    select row(r.submitted_on, r.contract_version, r.ladder_basis, r.ladder_by, r.approvals_needed,
      r.consultation_days)::text
  $$;

  create or replace function spending_request_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    if new.version <> old.version then
      -- an edit: a new version, a draft again; every approval of the old one is void with it (T15)
      if new.version <> old.version + 1 or new.state <> 'draft'
         or old.state in ('released', 'paid', 'withdrawn') then
        perform refuse_spending('spending_edit_is_new_draft', 'an edit makes the next version a draft');
      end if;
      if spending_emergency_booked(old) or new.objection_ends_on is not null
         or old.state = 'approved' and spending_frozen(old) then
        perform refuse_spending('spending_not_frozen', 'an edit shakes off neither cost nor objections');
      end if;
      return new;
    end if;
    if spending_content_of(new) <> spending_content_of(old) then
      perform refuse_spending('spending_edit_is_new_draft', 'content changes with the version only');
    end if;
    if old.state <> 'draft' and spending_terms_of(new) <> spending_terms_of(old)
       or old.state <> 'submitted' and new.consultation_ends_on is distinct from old.consultation_ends_on
       or new.objection_ends_on is distinct from old.objection_ends_on
         and (new.state <> 'approved' or old.state = 'approved') then
      perform refuse_spending('spending_terms_fixed', 'the ladder is fixed at submission');
    end if;
    if new.state <> old.state and not coalesce(
        spending_move_allowed(old.state, new.state) and spending_state_holds(new), false) then
      perform refuse_spending('spending_state_needs_acts', old.state || ' to ' || new.state);
    end if;
    return new;
  end $$;
`;

/** Who asks them. */
export const chainTriggers = `
  create trigger spending_act_guard before insert on spending_act
    for each row execute function spending_act_guard();
  create trigger spending_request_guard before update on spending_request
    for each row execute function spending_request_guard();
`;
