/**
 * 业委会过半数同意, for what is decided by acts in a table of its own: `final_accounts_act`, `surplus_act`. Both
 * have the same columns; `subject_id` names what is decided, `content_hash` the text that was read.
 */
export const committeeDecision = `
  create or replace function refuse_decision(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- 'agree': more than half of those who sit on the day of the newest such act; 'decline': so many that
  -- consent is out of reach
  create or replace function committee_said(
    p_acts text, p_community integer, p_subject uuid, p_hash text, p_act text
  ) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
  declare
    on_day date; sitting bigint; said bigint;
  begin
    execute format('select (max(a.at) at time zone ''Asia/Shanghai'')::date from %I a
        where a.community_id = $1 and a.subject_id = $2 and a.content_hash = $3 and a.act = $4', p_acts)
      into on_day using p_community, p_subject, p_hash, p_act;
    if on_day is null then
      return false;
    end if;
    execute format('select count(distinct g.person_id), count(distinct a.person_id) from role_grant g
        left join %I a on a.community_id = g.community_id and a.person_id = g.person_id
          and a.subject_id = $2 and a.content_hash = $3 and a.act = $4
        where g.community_id = $1 and g.post in (''chair'', ''member'', ''finance-member'')
          and $5 >= g.starts_on and $5 <= coalesce(g.ends_on, ''infinity'')
          and $5 < coalesce(g.ended_on, ''infinity'')', p_acts)
      into sitting, said using p_community, p_subject, p_hash, p_act, on_day;
    return case p_act when 'agree' then said * 2 > sitting else said * 2 >= sitting end;
  end $$;

  -- 业主大会: the vote on exactly this (kind, id, version) is counted, and passed or did not
  create or replace function owners_said(
    p_community integer, p_resolution uuid, p_subject text[], p_passed boolean
  ) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
  begin
    if p_passed then
      return resolution_passed(p_community, p_resolution, p_subject[1], p_subject[2]::uuid,
        p_subject[3]::integer);
    end if;
    return exists (select from resolution r where r.community_id = p_community and r.id = p_resolution
      and r.state = 'closed' and r.outcome <> 'passed' and r.subject_kind = p_subject[1]
      and r.subject_id = p_subject[2]::uuid and r.subject_version = p_subject[3]::integer);
  end $$;

  -- One voice in turn, by somebody who sits that day, on the text as it stands. Arguments: the table of
  -- what is decided, the state in which it may be.
  create or replace function committee_act_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    of record;
    held role_grant;
    act_day date := (new.at at time zone 'Asia/Shanghai')::date;
  begin
    -- the lock makes two simultaneous acts follow one another
    execute format('select t.state, t.content_hash, t.decided_by from %I t
        where t.community_id = $1 and t.id = $2 for update', tg_argv[0])
      into of using new.community_id, new.subject_id;
    if of.state is distinct from tg_argv[1] then
      perform refuse_decision('decision_act_in_turn', 'not the turn of ' || new.act);
    end if;
    if new.content_hash is distinct from of.content_hash then
      perform refuse_decision('decision_act_of_this_text', 'the act is for another text');
    end if;
    if (new.act = 'resolve') <> (of.decided_by = 'owners') then
      perform refuse_decision('decision_act_by_whom', 'not theirs to decide');
    end if;
    select * into held from role_grant g where g.community_id = new.community_id and g.id = new.grant_id;
    if held.person_id is distinct from new.person_id
       or held.post not in ('chair', 'member', 'finance-member') or act_day < held.starts_on
       or act_day > coalesce(held.ends_on, 'infinity') or act_day >= coalesce(held.ended_on, 'infinity') then
      perform refuse_decision('decision_act_by_grant_in_force', 'no seat in force on that day');
    end if;
    return new;
  end $$;
`;

/** The acts on one kind of subject: append-only, one voice a person and text. */
export const decisionActs = (table: string, subject: string): string => `
  create table ${table} (
    community_id integer not null,
    id uuid not null,
    subject_id uuid not null,
    act text not null check (act in ('agree', 'decline', 'resolve')),
    person_id uuid not null references person,
    grant_id uuid not null,
    -- as the service's clock says; the next column is the database's own and nobody's to write
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    note text not null default '' check (length(note) <= 500),
    content_hash text not null,
    primary key (community_id, id),
    foreign key (community_id, subject_id) references ${subject},
    constraint ${table}_grant foreign key (community_id, grant_id) references role_grant,
    constraint ${table}_one_voice unique (community_id, subject_id, person_id),
    constraint ${table}_says_why check (act <> 'decline' or length(btrim(note)) >= 2)
  );
`;

export const ACT_RIGHTS = `select, insert (community_id, id, subject_id, act, person_id, grant_id, at, note,
    content_hash)`;
