/**
 * Which act may be done in which state, by the holder of which post. The table of spending.rules.ts.
 * Present text: every migration that changes it applies it again (docs/decisions/0007).
 */
export const guardedActs = `
  create or replace function spending_act_in_turn(act text, state text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select case act
      when 'request' then state = 'draft'
      when 'review' then state = 'submitted'
      when 'approve' then state = 'reviewed'
      when 'order' then state = 'approved'
      when 'release' then state = 'ordered'
      when 'pay' then state = 'released'
      when 'reject' then state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')
      when 'withdraw' then state in ('draft', 'submitted', 'reviewed', 'approved', 'ordered')
      when 'void' then state in ('submitted', 'reviewed', 'approved', 'ordered')
      else false end
  $$;

  -- the second key belongs to the other legal party
  create or replace function spending_act_fits(act text, state text, party text, post text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select case
      when act in ('request', 'withdraw', 'void') then party = 'trustee' and post = 'clerk'
      when act = 'review' then party = 'trustee' and post = 'reviewer'
      when act in ('order', 'pay') then party = 'trustee' and post = 'cashier'
      when act in ('approve', 'release') then party = 'trustor'
      when act = 'reject' and state = 'submitted' then party = 'trustee' and post = 'reviewer'
      when act = 'reject' then party = 'trustor'
      else false end
  $$;

  -- Objections and emergencies stand in the way of acts the table would allow.
  create or replace function spending_act_not_halted(act text, request spending_request, act_day date)
    returns void language plpgsql stable set search_path = pg_catalog, public as $$
  declare
    halted_by text;
  begin
    if act in ('order', 'release', 'pay') then
      halted_by := spending_halted_by(request, act_day);
    elsif act = 'void' and request.emergency_grounds is null and spending_frozen(request) then
      -- an edit would begin anew without those who objected
      halted_by := 'spending_not_frozen';
    elsif act = 'reject' and request.state = 'approved' and not exists (select from spending_freeze f
        where f.community_id = request.community_id and f.request_id = request.id
          and f.version = request.version and f.outcome = 'refused') then
      halted_by := 'spending_act_in_turn';
    elsif request.emergency_grounds is not null and (act = 'approve'
        or act in ('void', 'withdraw') and spending_emergency_booked(request)
        or act = 'reject' and request.state = 'reviewed') then
      -- the committee ratifies it by a majority, and what is booked is not taken back by an edit
      halted_by := 'spending_act_in_turn';
    end if;
    if halted_by is not null then
      perform refuse_spending(halted_by, act || ' is halted');
    end if;
  end $$;

  create or replace function spending_act_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    request spending_request;
    held role_grant;
    act_day date := (new.at at time zone 'Asia/Shanghai')::date;
  begin
    -- the lock makes two simultaneous acts follow one another
    select * into request from spending_request
      where community_id = new.community_id and id = new.request_id for update;
    if request.version is distinct from new.version
       or request.content_hash is distinct from new.content_hash then
      perform refuse_spending('spending_act_of_current_version', 'the act is for another version');
    end if;
    if not spending_act_in_turn(new.act, request.state) then
      perform refuse_spending('spending_act_in_turn', 'not the turn of ' || new.act);
    end if;
    select * into held from role_grant
      where community_id = new.community_id and id = new.grant_id;
    if held.person_id is distinct from new.person_id or act_day < held.starts_on
       or act_day > coalesce(held.ends_on, 'infinity')
       -- the first day on which a post that was taken away no longer holds
       or act_day >= coalesce(held.ended_on, 'infinity') then
      perform refuse_spending('spending_act_by_grant_in_force', 'no grant in force on that day');
    end if;
    if not spending_act_fits(new.act, request.state, held.party, held.post) then
      perform refuse_spending('spending_act_fits_post', held.post || ' may not ' || new.act);
    end if;
    perform spending_act_not_halted(new.act, request, act_day);
    if new.act = 'approve' and request.consultation_days > 0
        and act_day <= request.consultation_ends_on then
      perform refuse_spending('spending_consultation_over', 'the consultation is still open');
    end if;
    if exists (select from spending_act a where a.community_id = new.community_id
        and a.request_id = new.request_id and a.at > new.at) then
      perform refuse_spending('spending_acts_in_time', 'an act cannot be dated before an earlier one');
    end if;
    return new;
  end $$;
`;
