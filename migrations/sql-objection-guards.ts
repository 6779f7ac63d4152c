/**
 * Who may object, answer, vote and end a freeze, and when an emergency is ratified or is not: judged again by
 * the database. Present text: every migration that changes it applies it again (docs/decisions/0007).
 */
export const objectionGuards = `
  -- the request under its lock, in the version the row speaks of: steps and objections follow one another
  create or replace function spending_locked(community integer, request uuid, of_version integer)
    returns spending_request language plpgsql set search_path = pg_catalog, public as $$
  declare
    locked spending_request;
  begin
    select * into locked from spending_request r
      where r.community_id = community and r.id = request for update;
    if locked.version is distinct from of_version then
      perform refuse_spending('spending_act_of_current_version', 'this is of another version');
    end if;
    return locked;
  end $$;

  -- a seat in the committee, held by this person on that day
  create or replace function spending_seat_held(
    community integer, seat uuid, person uuid, on_day date
  ) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from role_grant g
      where g.community_id = community and g.id = seat and g.person_id = person and g.party = 'trustor'
        and g.starts_on <= on_day and on_day <= coalesce(g.ends_on, 'infinity')
        and on_day < coalesce(g.ended_on, 'infinity'))
  $$;

  create or replace function spending_objection_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    request spending_request := spending_locked(new.community_id, new.request_id, new.version);
  begin
    if tg_op = 'UPDATE' then
      if old.withdrawn_at is not null or new.withdrawn_at is null
         or new.withdrawn_at < old.raised_at or request.state <> 'approved' then
        perform refuse_spending('spending_objection_withdrawn_once', 'an objection is taken back once');
      end if;
    elsif request.state <> 'approved' or new.withdrawn_at is not null or coalesce(
        (new.raised_at at time zone 'Asia/Shanghai')::date > request.objection_ends_on, true) then
      perform refuse_spending('spending_objection_in_window', 'no window is open');
    elsif exists (select from spending_freeze f where f.community_id = new.community_id
        and f.request_id = new.request_id and f.version = new.version
        and (f.outcome = 'refused' or f.resolution_id is not null)) then
      perform refuse_spending('spending_objection_in_window', 'it is decided');
    end if;
    return new;
  end $$;

  create or replace function spending_objection_unit_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    spoken spending_objection;
  begin
    perform spending_locked(new.community_id, new.request_id, new.version);
    select * into spoken from spending_objection o
      where o.community_id = new.community_id and o.request_id = new.request_id
        and o.version = new.version and o.turn = new.turn;
    if spoken.withdrawn_at is not null or not exists (select from unit_binding b
        join unit u on u.community_id = b.community_id and u.id = b.unit_id
        where b.community_id = new.community_id and b.unit_id = new.unit_id
          and b.person_id = spoken.person_id and b.ended_at is null
          and u.registered_area = new.area) then
      perform refuse_spending('spending_objection_of_own_home', 'she speaks for homes of her own');
    end if;
    if exists (select from spending_objection_unit u
        join spending_objection o on o.community_id = u.community_id and o.request_id = u.request_id
          and o.version = u.version and o.turn = u.turn
        where u.community_id = new.community_id and u.request_id = new.request_id
          and u.version = new.version and u.unit_id = new.unit_id and o.withdrawn_at is null) then
      perform refuse_spending('spending_objection_once_per_home', 'the home has spoken');
    end if;
    return new;
  end $$;

  create or replace function spending_freeze_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    request spending_request := spending_locked(new.community_id, new.request_id, new.version);
    reached boolean := spending_objections_reach(request);
    on_day date := (new.ended_at at time zone 'Asia/Shanghai')::date;
    ends boolean;
  begin
    if tg_op = 'INSERT' then
      if new.outcome is not null or request.state <> 'approved' or not reached then
        perform refuse_spending('spending_freeze_by_objections', 'objections freeze a payment');
      end if;
      return new;
    end if;
    if old.outcome is not null or new.outcome is null then
      perform refuse_spending('spending_freeze_ends_once', 'a freeze ends once');
    elsif new.outcome = 'withdrawn' then
      ends := not reached;
    elsif new.resolution_id is null then
      ends := spending_committee_says(request, 'objection', new.round, new.outcome = 'lifted', on_day)
        and exists (select from spending_answer a where a.community_id = new.community_id
          and a.request_id = new.request_id and a.version = new.version and a.round = new.round);
    elsif new.outcome = 'lifted' then
      ends := resolution_passed(new.community_id, new.resolution_id, 'objection', new.request_id, new.version);
    else
      ends := exists (select from resolution r where r.community_id = new.community_id
        and r.id = new.resolution_id and r.outcome = 'failed' and r.subject_kind = 'objection'
        and r.subject_id = new.request_id and r.subject_version = new.version);
    end if;
    if not coalesce(ends, false) then
      perform refuse_spending('spending_freeze_ends_by_rule', 'nothing has ended the freeze');
    end if;
    return new;
  end $$;

  create or replace function spending_answer_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  begin
    perform spending_locked(new.community_id, new.request_id, new.version);
    if not spending_seat_held(new.community_id, new.grant_id, new.person_id,
        (new.answered_at at time zone 'Asia/Shanghai')::date) then
      perform refuse_spending('spending_act_by_grant_in_force', 'no seat in the committee on that day');
    end if;
    return new;
  end $$;

  create or replace function spending_vote_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    request spending_request := spending_locked(new.community_id, new.request_id, new.version);
    on_day date := (new.voted_at at time zone 'Asia/Shanghai')::date;
    asked boolean;
  begin
    if not spending_seat_held(new.community_id, new.grant_id, new.person_id, on_day) then
      perform refuse_spending('spending_act_by_grant_in_force', 'no seat in the committee on that day');
    end if;
    if new.question = 'emergency' then
      asked := new.round = 0 and request.state = 'reviewed' and exists (
        select from spending_emergency e where e.community_id = new.community_id
          and e.request_id = new.request_id and e.version = new.version and e.outcome is null
          and on_day <= e.ratify_by);
    else
      asked := exists (select from spending_freeze f
        join spending_answer a on a.community_id = f.community_id and a.request_id = f.request_id
          and a.version = f.version and a.round = f.round
        where f.community_id = new.community_id and f.request_id = new.request_id
          and f.version = new.version and f.round = new.round and f.outcome is null);
    end if;
    if not asked then
      perform refuse_spending('spending_vote_on_open_question', 'nothing is asked of the committee');
    end if;
    return new;
  end $$;
`;

export const emergencyGuards = `
  create or replace function spending_emergency_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    request spending_request := spending_locked(new.community_id, new.request_id, new.version);
    on_day date := (new.decided_at at time zone 'Asia/Shanghai')::date;
    holds boolean;
  begin
    if tg_op = 'INSERT' then
      holds := request.state = 'draft' and (new.grounds, new.description, new.amount)
          = (request.emergency_grounds, request.emergency_description, request.amount)
        and num_nonnulls(new.cost_seq, new.outcome) = 0;
    elsif old.outcome is not null then
      holds := false;
    elsif new.outcome is null then
      -- the reviewer's word books the cost, once
      holds := old.cost_seq is null and request.state = 'submitted'
        and spending_entry_of(new.cost_seq, 'emergency', request);
    else
      holds := (new.cost_seq, new.payable_account) is not distinct from (old.cost_seq, old.payable_account)
        and case new.outcome
          when 'ratified' then on_day <= new.ratify_by and new.cost_seq is not null
            and spending_committee_says(request, 'emergency', 0, true, on_day)
          when 'refused' then spending_committee_says(request, 'emergency', 0, false, on_day)
          else on_day > new.ratify_by and request.state in ('submitted', 'reviewed') end
        and (new.claim_seq is null or spending_entry_of(new.claim_seq, 'emergency-claim', request));
    end if;
    if not coalesce(holds, false) then
      perform refuse_spending('spending_emergency_by_rule', 'an emergency is booked, then decided once');
    end if;
    return new;
  end $$;

  -- an entry over the whole amount, made for this request
  create or replace function spending_entry_of(entry_seq bigint, kind_of_source text, request spending_request)
    returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from entry e where e.community_id = request.community_id and e.seq = entry_seq
      and e.source_kind = kind_of_source and e.source_id = request.id and e.total = request.amount)
  $$;
`;

const guarded = (table: string, events: string): string => `
  create trigger ${table}_guard before ${events} on ${table}
    for each row execute function ${table}_guard();`;

const kept = (table: string): string => `
  create trigger ${table}_stays before delete on ${table}
    for each row execute function refuse_change();
  create trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function refuse_change();`;

export const objectionTriggers = [
  guarded('spending_objection', 'insert or update'),
  guarded('spending_objection_unit', 'insert'),
  guarded('spending_freeze', 'insert or update'),
  guarded('spending_answer', 'insert'),
  guarded('spending_vote', 'insert'),
  guarded('spending_emergency', 'insert or update'),
  ...['spending_objection', 'spending_freeze', 'spending_emergency'].map(kept),
].join('');
