/** Hashes over the roll and over the count, the same when they are made and when they are verified. */
export const resolutionHashes = `
  -- every unit with its right, one line each, in the order of their ids
  create or replace function resolution_roll_hash(p_community integer, p_resolution uuid) returns text
    language sql stable set search_path = public, pg_temp as $$
    select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', u.unit_id, u.area, u.voter_id,
        r.kind, r.identity, r.owners, r.units, r.area), E'\\n' order by u.unit_id), ''), 'UTF8')), 'hex')
    from voting_right_unit u
    join voting_right r on r.community_id = u.community_id and r.resolution_id = u.resolution_id
      and r.voter_id = u.voter_id
    where u.community_id = p_community and u.resolution_id = p_resolution
  $$;

  create or replace function resolution_count_hash(p_community integer, p_resolution uuid) returns text
    language sql stable set search_path = public, pg_temp as $$
    select encode(sha256(convert_to(coalesce(string_agg(c.ballot_id || '|' || c.status, E'\\n'
        order by c.ballot_id), ''), 'UTF8')), 'hex')
    from ballot_count c where c.community_id = p_community and c.resolution_id = p_resolution
  $$;
`;

/** What other rooms ask before they act on the owners' word. */
export const resolutionPassed = `
  -- the owners have passed exactly this: of what kind, which, and which version of it
  create or replace function resolution_passed(
    community integer, resolution uuid, subject_kind text, subject_id uuid, subject_version integer
  ) returns boolean language sql stable set search_path = public, pg_temp as $$
    select exists (
      select from resolution r
      where r.community_id = $1 and r.id = $2 and r.state = 'closed' and r.outcome = 'passed'
        and r.subject_kind = $3 and r.subject_id = $4 and r.subject_version is not distinct from $5)
  $$;
`;

/**
 * 民法典 278 in the database: no hand, not even the serving role's own SQL, puts a roll together after the
 * notice, changes what is voted on, lets a ballot in out of time, or calls passed what was not.
 */
export const resolutionGuards = `
  create or replace function refuse_resolution(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- quorum two thirds of each; then more than half of each, or three quarters: integers, nothing rounded
  create or replace function resolution_outcome(r resolution) returns text
    language plpgsql immutable set search_path = public, pg_temp as $$
  declare
    area numeric := r.for_area + r.against_area + r.abstain_area;
    heads bigint := r.for_heads + r.against_heads + r.abstain_heads;
  begin
    if heads = 0 or 3 * area < 2 * r.total_area or 3 * heads < 2 * r.total_heads then
      return 'no-quorum';
    elsif r.kind = 'special' and 4 * r.for_area >= 3 * area and 4 * r.for_heads >= 3 * heads then
      return 'passed';
    elsif r.kind = 'ordinary' and 2 * r.for_area > area and 2 * r.for_heads > heads then
      return 'passed';
    end if;
    return 'failed';
  end $$;

  -- announced: with the roll as it was put together, which adds up
  create or replace function resolution_is_announced(r resolution) returns boolean
    language sql stable set search_path = public, pg_temp
    -- thousands of rows of a table that nobody has analysed yet: hashed, never looped over
    set enable_nestloop = off as $$
    select r.roll_hash = resolution_roll_hash(r.community_id, r.id)
      and (r.total_heads, r.total_area) = (
        select count(*), coalesce(sum(v.area), 0) from voting_right v
        where v.community_id = r.community_id and v.resolution_id = r.id)
      and r.unit_count = (select count(*) from voting_right_unit u
        where u.community_id = r.community_id and u.resolution_id = r.id)
      and not exists (
        select from voting_right v
        where v.community_id = r.community_id and v.resolution_id = r.id
          and not (v.units, v.area) = (
            select count(*), coalesce(sum(u.area), 0) from voting_right_unit u
            where u.community_id = r.community_id and u.resolution_id = r.id
              and u.voter_id = v.voter_id))
  $$;

  -- counted: every ballot judged, no right counted twice, and the tallies are those of the ballots; of a
  -- secret vote, whose choices only the program can open, that they are those of the voters
  create or replace function resolution_is_counted(r resolution) returns boolean
    language sql stable set search_path = public, pg_temp
    -- thousands of rows of a table that nobody has analysed yet: hashed, never looped over
    set enable_nestloop = off as $$
    with counted as (
      select b.voter_id, b.choice, v.area
      from ballot_count c
      join ballot b on b.community_id = c.community_id and b.id = c.ballot_id
      join voting_right v on v.community_id = b.community_id and v.resolution_id = b.resolution_id
        and v.voter_id = b.voter_id
      left join ballot_batch l on l.community_id = b.community_id and l.id = b.batch_id
      where c.community_id = r.community_id and c.resolution_id = r.id and c.status = 'counted'
        and b.resolution_id = r.id and (b.batch_id is null or l.accepted)
    ), tally as (
      select count(*) as ballots, count(distinct voter_id) as heads, coalesce(sum(area), 0) as area,
        coalesce(sum(area) filter (where choice = 'for'), 0) as for_area,
        count(*) filter (where choice = 'for') as for_heads,
        coalesce(sum(area) filter (where choice = 'against'), 0) as against_area,
        count(*) filter (where choice = 'against') as against_heads
      from counted
    )
    select r.count_hash = resolution_count_hash(r.community_id, r.id)
      and t.ballots = t.heads
      and t.ballots = (select count(*) from ballot_count c where c.community_id = r.community_id
        and c.resolution_id = r.id and c.status = 'counted')
      and not exists (select from ballot b where b.community_id = r.community_id
        and b.resolution_id = r.id and not exists (select from ballot_count c
          where c.community_id = r.community_id and c.ballot_id = b.id and c.resolution_id = r.id))
      and (t.heads, t.area) = (r.for_heads + r.against_heads + r.abstain_heads,
        r.for_area + r.against_area + r.abstain_area)
      and (r.secret or (t.for_area, t.for_heads, t.against_area, t.against_heads)
        = (r.for_area, r.for_heads, r.against_area, r.against_heads))
    from tally t
  $$;

  create or replace function resolution_starts() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if new.state <> 'draft' then
      perform refuse_resolution('resolution_starts_as_draft', 'a resolution starts as a draft');
    end if;
    return new;
  end $$;
  create trigger resolution_starts before insert on resolution
    for each row execute function resolution_starts();

  create or replace function resolution_moves() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    closing text[] := '{state,outcome,for_area,for_heads,against_area,against_heads,abstain_area,'
      'abstain_heads,count_hash,closed_by,closed_at}';
    counted_as text := resolution_outcome(new);
  begin
    if (old.state, new.state) = ('draft', 'draft') then
      return new;
    elsif (old.state, new.state) = ('draft', 'announced') then
      if not resolution_is_announced(new) then
        perform refuse_resolution('resolution_roll_adds_up', 'the roll does not add up');
      end if;
    elsif (old.state, new.state) = ('announced', 'closed') then
      if to_jsonb(new) - closing <> to_jsonb(old) - closing then
        perform refuse_resolution('resolution_stays_as_announced', 'what was announced stays');
      elsif not resolution_is_counted(new) then
        perform refuse_resolution('resolution_counts_ballots', 'the tallies are not those of the ballots');
      elsif new.outcome is distinct from (case when new.mode = 'binding' then counted_as end) then
        perform refuse_resolution('resolution_outcome_as_counted', 'the outcome follows from the tallies');
      end if;
    elsif (old.state, new.state) = ('closed', 'closed') and old.outcome is null
        and to_jsonb(new) - 'outcome' = to_jsonb(old) - 'outcome'
        and exists (select from official_result o
          where o.community_id = new.community_id and o.resolution_id = new.id
            and new.outcome = case when o.passed then 'passed' else 'failed' end) then
      return new;
    else
      perform refuse_resolution('resolution_stays_as_announced', 'what was announced stays');
    end if;
    return new;
  end $$;
  create trigger resolution_moves before update on resolution
    for each row execute function resolution_moves();
  create trigger resolution_stays before delete on resolution
    for each row execute function refuse_change();
  create trigger resolution_no_truncate before truncate on resolution
    for each statement execute function refuse_change();

  -- the roll is put together before the notice, and never after
  create or replace function voting_right_of_draft() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (select from added a join resolution r
        on r.community_id = a.community_id and r.id = a.resolution_id where r.state <> 'draft') then
      perform refuse_resolution('voting_right_before_notice', 'the roll is closed with the notice');
    end if;
    return null;
  end $$;
  create trigger voting_right_of_draft after insert on voting_right
    referencing new table as added for each statement execute function voting_right_of_draft();
  create trigger voting_right_unit_of_draft after insert on voting_right_unit
    referencing new table as added for each statement execute function voting_right_of_draft();

  -- a ballot is cast while the vote is open, and entered before it is closed
  create or replace function ballot_in_time() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (
      select from added a
      join resolution r on r.community_id = a.community_id and r.id = a.resolution_id
      left join ballot_batch l on l.community_id = a.community_id and l.id = a.batch_id
      where r.state <> 'announced' or a.cast_on not between r.opens_on and r.closes_on
        or (a.recorded_at at time zone 'Asia/Shanghai')::date < a.cast_on
        or a.channel = 'online' and (a.recorded_at at time zone 'Asia/Shanghai')::date <> a.cast_on
        or (a.choice in ('for', 'against', 'abstain')) = r.secret
        or l.accepted is not null or l.resolution_id <> r.id or l.channel <> a.channel
        or a.unit_id is not null and not exists (select from voting_right_unit u
          where u.community_id = a.community_id and u.resolution_id = a.resolution_id
            and u.unit_id = a.unit_id and u.voter_id = a.voter_id)) then
      perform refuse_resolution('ballot_in_time', 'a ballot is cast while the vote is open');
    end if;
    return null;
  end $$;
  create trigger ballot_in_time after insert on ballot
    referencing new table as added for each statement execute function ballot_in_time();

  -- judged with the closing, and never after
  create or replace function ballot_counted_with_closing() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (select from added a join resolution r
        on r.community_id = a.community_id and r.id = a.resolution_id where r.state <> 'announced') then
      perform refuse_resolution('ballot_counted_with_closing', 'ballots are counted when the vote closes');
    end if;
    return null;
  end $$;
  create trigger ballot_counted_with_closing after insert on ballot_count
    referencing new table as added for each statement execute function ballot_counted_with_closing();

  create or replace function ballot_batch_once() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if tg_op = 'INSERT' and new.accepted is not null
       or tg_op = 'UPDATE' and old.accepted is not null
       or exists (select from resolution r where r.community_id = new.community_id
         and r.id = new.resolution_id and r.state <> 'announced')
       or new.accepted and new.ballot_count <> (select count(*) from ballot b
         where b.community_id = new.community_id and b.batch_id = new.id) then
      perform refuse_resolution('ballot_batch_once', 'a list is entered, then checked once');
    end if;
    return new;
  end $$;
  create trigger ballot_batch_once before insert or update on ballot_batch
    for each row execute function ballot_batch_once();
  create trigger ballot_batch_stays before delete on ballot_batch
    for each row execute function refuse_change();

  create or replace function proxy_once() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if tg_op = 'INSERT' and new.revoked_at is not null
       or tg_op = 'UPDATE' and old.revoked_at is not null
       or exists (select from resolution r where r.community_id = new.community_id
         and r.id = new.resolution_id and r.state <> 'announced') then
      perform refuse_resolution('proxy_of_open_vote', 'a proxy is given and revoked while the vote is on');
    end if;
    return new;
  end $$;
  create trigger proxy_of_open_vote before insert or update on proxy
    for each row execute function proxy_once();
  create trigger proxy_stays before delete on proxy
    for each row execute function refuse_change();

  create or replace function official_result_of_advice() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if not exists (select from resolution r where r.community_id = new.community_id
        and r.id = new.resolution_id and r.state = 'closed' and r.mode = 'advisory'
        and r.outcome is null) then
      perform refuse_resolution('official_result_of_advice', 'of an advisory vote that is closed');
    end if;
    return new;
  end $$;
  create trigger official_result_of_advice before insert on official_result
    for each row execute function official_result_of_advice();
`;
