/** Who may take which step, and with which steps a version reaches which state. */
export const budgetMoves = `
  create or replace function budget_step_in_turn(step text, state text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select case
      when step in ('create', 'submit') then state = 'draft'
      when step in ('accept', 'return') then state = 'review'
      when step = 'ask-decision' then state = 'comment'
      when step in ('agree', 'decline', 'resolve') then state = 'deciding'
      when step = 'withdraw' then state in ('draft', 'review', 'comment', 'deciding')
      else false end
  $$;

  create or replace function budget_step_fits(step text, party text, post text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select case
      when step = 'create' then party = 'trustee'
      when step in ('submit', 'ask-decision', 'withdraw') then post in ('manager', 'reviewer')
      when step in ('accept', 'return') then post = 'chair'
      when step in ('agree', 'decline', 'resolve') then post in ('chair', 'member', 'finance-member')
      else false end
  $$;

  create or replace function budget_step_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    text_of budget_version;
    held role_grant;
    act_day date := (new.at at time zone 'Asia/Shanghai')::date;
  begin
    -- the lock makes two simultaneous steps follow one another
    select * into text_of from budget_version v where v.community_id = new.community_id
      and v.budget_id = new.budget_id and v.version = new.version for update;
    if new.content_hash is distinct from (case new.step
        when 'submit' then budget_content_hash(new.community_id, new.budget_id, new.version)
        else text_of.content_hash end) then
      perform refuse_budget('budget_step_of_this_text', 'the step is for another text');
    end if;
    if not coalesce(budget_step_in_turn(new.step, text_of.state), false) then
      perform refuse_budget('budget_step_in_turn', 'not the turn of ' || new.step);
    end if;
    select * into held from role_grant g where g.community_id = new.community_id and g.id = new.grant_id;
    if held.person_id is distinct from new.person_id or act_day < held.starts_on
       or act_day > coalesce(held.ends_on, 'infinity') or act_day >= coalesce(held.ended_on, 'infinity') then
      perform refuse_budget('budget_step_by_grant_in_force', 'no grant in force on that day');
    end if;
    if not budget_step_fits(new.step, held.party, held.post) then
      perform refuse_budget('budget_step_fits_post', held.post || ' may not ' || new.step);
    end if;
    -- none agreed: the day it is opened on is no day of comment
    if new.step = 'ask-decision' and (text_of.comment_ends_on > text_of.comment_opens_on
        and act_day <= text_of.comment_ends_on or budget_unanswered(new.community_id, new.budget_id) > 0) then
      perform refuse_budget('budget_comments_over', 'the comments are not over, or not all answered');
    end if;
    if new.step in ('agree', 'decline') and text_of.decided_by <> 'committee'
       or new.step = 'resolve' and text_of.decided_by <> 'owners' then
      perform refuse_budget('budget_step_by_whom', 'not theirs to decide');
    end if;
    if exists (select from budget_step s where s.community_id = new.community_id
        and s.budget_id = new.budget_id and s.version = new.version and s.at > new.at) then
      perform refuse_budget('budget_steps_in_time', 'a step cannot be dated before an earlier one');
    end if;
    return new;
  end $$;
  create trigger budget_step_guard before insert on budget_step
    for each row execute function budget_step_guard();

  -- comments on any version that nobody has answered; what is hidden needs no answer
  create or replace function budget_unanswered(p_community integer, p_budget uuid) returns bigint
    language sql stable set search_path = public, pg_temp as $$
    select count(*) from budget_comment c
    where c.community_id = p_community and c.budget_id = p_budget and c.hidden_at is null
      and not exists (select from budget_answer a
        where a.community_id = c.community_id and a.comment_id = c.id)
  $$;

  -- the day of the newest of these steps on the text, null without one
  create or replace function budget_step_day(v budget_version, wanted text) returns date
    language sql stable set search_path = public, pg_temp as $$
    select (max(s.at) at time zone 'Asia/Shanghai')::date from budget_step s
    where s.community_id = v.community_id and s.budget_id = v.budget_id and s.version = v.version
      and s.content_hash is not distinct from v.content_hash and s.step = wanted
  $$;

  -- who sits in the committee on a day, and how many of them said this of the text
  create or replace function budget_voices(v budget_version, wanted text, p_on date,
    out sitting bigint, out said bigint)
    language sql stable set search_path = public, pg_temp as $$
    select count(distinct g.person_id), count(distinct s.person_id)
    from role_grant g
    left join budget_step s on s.community_id = g.community_id and s.person_id = g.person_id
      and s.budget_id = v.budget_id and s.version = v.version and s.step = wanted
      and s.content_hash = v.content_hash
    where g.community_id = v.community_id and g.post in ('chair', 'member', 'finance-member')
      and p_on >= g.starts_on and p_on <= coalesce(g.ends_on, 'infinity')
      and p_on < coalesce(g.ended_on, 'infinity')
  $$;

  create or replace function budget_owners_said(v budget_version) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  begin
    return resolution_passed(v.community_id, v.resolution_id,
      case v.kind when 'original' then 'budget' else 'adjustment' end, v.budget_id, v.version);
  end $$;

  create or replace function budget_refused(v budget_version) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  declare
    voices record;
  begin
    if v.decided_by = 'owners' then
      return budget_step_day(v, 'resolve') is not null and exists (select from resolution r
        where r.community_id = v.community_id and r.id = v.resolution_id and r.state = 'closed'
          and r.outcome <> 'passed' and r.subject_id = v.budget_id and r.subject_version = v.version);
    end if;
    select * into voices from budget_voices(v, 'decline', budget_step_day(v, 'decline'));
    return voices.said > 0 and voices.said * 2 >= voices.sitting;
  end $$;

  create or replace function budget_lines_known(v budget_version) returns boolean
    language sql stable set search_path = public, pg_temp as $$
    select count(*) > 0 and bool_and(l.id is not null) from budget_line_content c
    left join budget_line l on l.community_id = c.community_id and l.budget_id = c.budget_id
      and l.id = c.line_id and l.side = c.side and l.account_code = c.account_code
    where c.community_id = v.community_id and c.budget_id = v.budget_id and c.version = v.version
  $$;

  create or replace function budget_state_holds(before text, v budget_version) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  declare
    agreed jsonb := budget_terms(v.community_id, budget_step_day(v, case v.state
      when 'comment' then 'accept' when 'deciding' then 'ask-decision' else 'submit' end));
    small boolean := v.kind in ('virement', 'contingency');
  begin
    case before || ' ' || v.state
      when 'draft review', 'draft deciding' then
        return budget_step_day(v, 'submit') is not null and budget_lines_known(v)
          and v.content_hash = budget_content_hash(v.community_id, v.budget_id, v.version)
          and small = (v.state = 'deciding') and (not small or v.decided_by = 'committee');
      when 'review comment' then
        -- 公示期从次日起算: N whole days after the day it was opened
        return v.comment_opens_on = budget_step_day(v, 'accept')
          and v.comment_ends_on = v.comment_opens_on + coalesce((agreed->>'commentDays')::integer, 15);
      when 'review refused' then return budget_step_day(v, 'return') is not null;
      when 'comment deciding' then
        return budget_step_day(v, 'ask-decision') is not null
          and v.decided_by = coalesce(agreed->>'decidedBy', 'owners');
      when 'deciding refused' then return budget_refused(v);
      when 'deciding effective', 'effective superseded' then
        return (v.state = 'effective') = (v.version = (select b.in_force_version from budget b
          where b.community_id = v.community_id and b.id = v.budget_id));
      else return v.state = 'withdrawn' and before in ('draft', 'review', 'comment', 'deciding')
        and budget_step_day(v, 'withdraw') is not null;
    end case;
  end $$;

  create or replace function budget_version_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if old.state <> 'draft' and (new.reason, new.surplus_note, new.content_hash, new.submitted_at)
         is distinct from (old.reason, old.surplus_note, old.content_hash, old.submitted_at)
       or new.state = 'draft' and new.content_hash is not null
       or old.state <> 'review' and (new.comment_opens_on, new.comment_ends_on)
         is distinct from (old.comment_opens_on, old.comment_ends_on)
       or new.state = old.state and new.decided_by is distinct from old.decided_by
       or old.state = 'deciding' and new.decided_by is distinct from old.decided_by
       or old.state <> 'deciding' and (new.resolution_id, new.decided_at)
         is distinct from (old.resolution_id, old.decided_at) then
      perform refuse_budget('budget_version_fixed', 'what was submitted is not written again');
    end if;
    if new.state <> old.state and not coalesce(budget_state_holds(old.state, new), false) then
      perform refuse_budget('budget_state_needs_steps', old.state || ' to ' || new.state);
    end if;
    return new;
  end $$;
  create trigger budget_version_guard before update on budget_version
    for each row execute function budget_version_guard();
`;
