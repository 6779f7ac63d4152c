/**
 * What stands between an approved request and its payment: a window that is open, owners who object, an
 * emergency nobody ratified. Asked by every later step, also of whoever writes SQL by hand. Present text:
 * every migration that changes it applies it again (docs/decisions/0007).
 */
export const spendingHalts = `
  -- the terms the request was submitted under: {above, days, households, areaShare}; null: no window
  create or replace function spending_objection_terms(request spending_request) returns jsonb
    language sql stable set search_path = pg_catalog, public as $$
    select nullif(c.terms->'objection', 'null'::jsonb) from trust_contract c
    where c.community_id = request.community_id and c.version = request.contract_version
  $$;

  -- 公示期从次日起算: N whole days after the day of the last word of the approval. An emergency has no
  -- window: it has a clock of its own.
  create or replace function spending_objections_end(request spending_request) returns date
    language plpgsql stable set search_path = pg_catalog, public as $$
  declare
    terms jsonb := spending_objection_terms(request);
  begin
    if terms is null or request.emergency_grounds is not null
       or request.ladder_basis <= (terms->>'above')::numeric then
      return null;
    end if;
    return (select (max(a.at) at time zone 'Asia/Shanghai')::date + (terms->>'days')::integer
      from spending_act a
      where a.community_id = request.community_id and a.request_id = request.id
        and a.version = request.version and a.act in ('review', 'approve'));
  end $$;

  -- Objections no freeze has disposed of yet: enough households, or enough of the registered area.
  create or replace function spending_objections_reach(request spending_request) returns boolean
    language plpgsql stable set search_path = pg_catalog, public as $$
  declare
    terms jsonb;
    settled integer;
    heads bigint;
    weight numeric;
  begin
    select coalesce(max(f.settled_through), 0) into settled from spending_freeze f
      where f.community_id = request.community_id and f.request_id = request.id
        and f.version = request.version and f.outcome in ('lifted', 'refused');
    select count(*), sum(home.area) into heads, weight
      from spending_objection o
      join lateral (select sum(u.area) as area from spending_objection_unit u
        where u.community_id = o.community_id and u.request_id = o.request_id
          and u.version = o.version and u.turn = o.turn) home on home.area is not null
      where o.community_id = request.community_id and o.request_id = request.id
        and o.version = request.version and o.withdrawn_at is null and o.turn > settled;
    if heads = 0 then
      return false;
    end if;
    terms := spending_objection_terms(request);
    return coalesce(heads >= (terms->>'households')::integer or weight >= (terms->>'areaShare')::numeric
      * (select sum(u.registered_area) from unit u where u.community_id = request.community_id), false);
  end $$;

  -- A freeze that is open, or that ended with a no; or objections that somebody forgot to count.
  create or replace function spending_frozen(request spending_request) returns boolean
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return exists (select from spending_freeze f
        where f.community_id = request.community_id and f.request_id = request.id
          and f.version = request.version and (f.outcome is null or f.outcome = 'refused'))
      or spending_objections_reach(request);
  end $$;

  -- The rule that forbids ordering, releasing and paying it on that day; null: none does.
  create or replace function spending_halted_by(request spending_request, act_day date) returns text
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    if request.emergency_grounds is not null then
      return case when not exists (select from spending_emergency e
        where e.community_id = request.community_id and e.request_id = request.id
          and e.version = request.version and e.outcome = 'ratified') then 'spending_ratified' end;
    elsif spending_frozen(request) then
      return 'spending_not_frozen';
    elsif act_day <= request.objection_ends_on then
      return 'spending_objections_heard';
    end if;
    return null;
  end $$;

  -- 业委会决议: more than half of those who hold a seat on that day
  create or replace function spending_committee_says(
    request spending_request, asked text, asked_round integer, answer boolean, on_day date
  ) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select 2 * count(v.person_id) > count(*)
    from (
      select distinct g.person_id from role_grant g
      where g.community_id = request.community_id and g.party = 'trustor' and g.starts_on <= on_day
        and on_day <= coalesce(g.ends_on, 'infinity') and on_day < coalesce(g.ended_on, 'infinity')
    ) sitting
    left join spending_vote v on v.community_id = request.community_id and v.request_id = request.id
      and v.version = request.version and v.question = asked and v.round = asked_round
      and v.person_id = sitting.person_id and v.agree = answer
  $$;

  -- 应急: published with its clock, as the contract of the submission says; seven days unless agreed
  create or replace function spending_emergency_published(request spending_request) returns boolean
    language sql stable set search_path = pg_catalog, public as $$
    select exists (select from spending_emergency e
      join trust_contract c on c.community_id = e.community_id and c.version = request.contract_version
      where e.community_id = request.community_id and e.request_id = request.id
        and e.version = request.version and e.ratify_by = request.submitted_on
          + coalesce((c.terms->'emergency'->>'ratifyDays')::integer, 7))
  $$;

  -- not the owners' cost: refused, or not ratified in time
  create or replace function spending_emergency_refused(request spending_request) returns boolean
    language sql stable set search_path = pg_catalog, public as $$
    select exists (select from spending_emergency e
      where e.community_id = request.community_id and e.request_id = request.id
        and e.version = request.version and e.outcome in ('refused', 'lapsed'))
  $$;

  create or replace function spending_emergency_booked(request spending_request) returns boolean
    language sql stable set search_path = pg_catalog, public as $$
    select exists (select from spending_emergency e
      where e.community_id = request.community_id and e.request_id = request.id
        and e.version = request.version and e.cost_seq is not null)
  $$;
`;
