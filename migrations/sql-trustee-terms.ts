import type { Protected } from './sql-log-functions';

/**
 * 受托期限: which firm was trustee from when to when (信托法 39–41, 民法典 946–949). Whoever acts for a firm acts
 * while its term lasts; nothing switches anything off at its end.
 */
export const trusteeTerms = `
  create table trustee_term (
    community_id integer not null references community,
    no integer not null check (no > 0),
    -- full name, as in the contract
    firm text not null check (length(firm) between 2 and 100),
    -- the founding firm was there before the books: it has no beginning
    starts_at timestamptz,
    -- the first moment at which the firm is trustee no more
    ends_at timestamptz,
    -- what it rests on: the owners' resolution, by its number or as a paper
    resolution_id uuid,
    resolution_ref text check (length(resolution_ref) between 2 and 200),
    set_by uuid references person,
    set_at timestamptz not null,
    -- a successor who never came: the change was called off before its moment
    withdrawn_at timestamptz,
    primary key (community_id, no),
    constraint trustee_term_resolution foreign key (community_id, resolution_id) references resolution,
    constraint trustee_term_founding check ((no = 1) = (starts_at is null)),
    constraint trustee_term_rests check (no = 1 or resolution_ref is not null),
    constraint trustee_term_forwards check (ends_at > starts_at),
    -- one trust, one trustee
    constraint trustee_term_one exclude using gist (
      community_id with =, tstzrange(starts_at, ends_at) with &&) where (withdrawn_at is null)
  );

  -- a foreign key is checked as the owner, who sees nothing without a context
  alter table role_grant no force row level security;
  alter table role_grant add column trustee_term integer,
    add constraint role_grant_of_term foreign key (community_id, trustee_term) references trustee_term;
  alter table role_grant force row level security;
`;

/** The posts of the past belong to the founding firm: each change is a leaf, like any other. */
export const firstTerms = `
  alter table community no force row level security;
  do $first$
  declare
    each record;
  begin
    for each in select c.id, c.trustee_name, c.created_at from community c order by c.id loop
      perform set_config('app.community_id', each.id::text, true);
      insert into trustee_term (community_id, no, firm, set_at)
        values (each.id, 1, each.trustee_name, each.created_at);
      update role_grant set trustee_term = 1 where community_id = each.id and party = 'trustee';
    end loop;
    perform set_config('app.community_id', '', true);
  end $first$;
  alter table community force row level security;

  alter table role_grant
    add constraint role_grant_term_of_trustee check ((party = 'trustee') = (trustee_term is not null)),
    -- who goes over to the next firm holds one duty in each, and never both at one time
    drop constraint role_grant_one_duty,
    add constraint role_grant_one_duty exclude using gist (
      community_id with =, person_id with =, (coalesce(trustee_term, 0)) with =,
      daterange(starts_on, least(ends_on, ended_on), '[]') with &&) where (duty is not null);
`;

/** Present text: every migration that changes it applies it again (docs/decisions/0007). */
export const trusteeTermGuards = `
  create or replace function refuse_term(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- whether the term of a post lasts at a moment; a post that is no trustee's has none to outlive
  create or replace function trustee_term_holds(p_community integer, p_no integer, p_at timestamptz)
    returns boolean language sql stable set search_path = public, pg_temp as $$
    select p_no is null or exists (select from trustee_term t
      where t.community_id = p_community and t.no = p_no and t.withdrawn_at is null
        and p_at >= coalesce(t.starts_at, '-infinity') and p_at < coalesce(t.ends_at, 'infinity'))
  $$;

  -- the firm of a moment; after the last one's end, the last one
  create or replace function trustee_on(p_community integer, p_at timestamptz) returns text
    language sql stable set search_path = public, pg_temp as $$
    select t.firm from trustee_term t where t.community_id = p_community and t.withdrawn_at is null
      and p_at >= coalesce(t.starts_at, '-infinity')
    order by t.no desc limit 1
  $$;

  -- no community without a trustee: the firm that founds it holds the first term
  create or replace function community_has_trustee() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    insert into trustee_term (community_id, no, firm, set_at)
      values (new.id, 1, new.trustee_name, new.created_at);
    return null;
  end $$;

  -- a post of the firm belongs to the term in which it is given, unless it says another
  create or replace function role_grant_takes_term() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if new.party = 'trustee' and new.trustee_term is null then
      select max(t.no) into new.trustee_term from trustee_term t
        where t.community_id = new.community_id and t.withdrawn_at is null
          and new.granted_at >= coalesce(t.starts_at, '-infinity');
    end if;
    return new;
  end $$;

  -- An end is set once, and called off only as a whole; who was trustee is not written again.
  create or replace function trustee_term_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    fixed text[] := '{ends_at,withdrawn_at}';
  begin
    if to_jsonb(new) - fixed <> to_jsonb(old) - fixed or old.withdrawn_at is not null then
      perform refuse_term('trustee_term_fixed', 'who was trustee is not written again');
    end if;
    if old.ends_at is not null and new.ends_at is not null and new.ends_at <> old.ends_at then
      perform refuse_term('trustee_term_end_once', 'the end is set already');
    end if;
    return new;
  end $$;

  -- An act of a post whose term is over. Arguments: the columns of the grant and of the moment.
  create or replace function act_within_term() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    act jsonb := to_jsonb(new);
    term integer;
  begin
    select g.trustee_term into term from role_grant g
      where g.community_id = new.community_id and g.id = (act->>tg_argv[0])::uuid;
    if not trustee_term_holds(new.community_id, term, (act->>tg_argv[1])::timestamptz) then
      perform refuse_term('act_within_term', 'the term of this firm does not hold at that moment');
    end if;
    return new;
  end $$;

  -- Nothing is booked by the people of a firm whose term is over, by the database's own clock. Drawn up
  -- and reviewed it may have been while the term lasted.
  create or replace function entry_within_term() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (select from trustee_term t where t.ends_at <= clock_timestamp()
        and t.community_id in (select f.community_id from fresh f))
      and exists (select from fresh f
        cross join lateral unnest(array[f.posted_by,
          case when f.kind in ('payment', 'receipt') then f.cashier end]) as by (person)
        join role_grant g on g.community_id = f.community_id and g.person_id = by.person
        join trustee_term t on t.community_id = g.community_id and t.no = g.trustee_term
        group by by.person having bool_and(coalesce(t.ends_at, 'infinity') <= clock_timestamp())) then
      perform refuse_term('entry_within_term', 'booked by a firm whose term is over');
    end if;
    return null;
  end $$;
`;

/** Tables of acts, with the columns of the grant and of the moment. */
const ACTS = [
  ['spending_act', 'grant_id', 'at'],
  ['commitment_act', 'grant_id', 'at'],
  ['budget_step', 'grant_id', 'at'],
  ['budget_answer', 'grant_id', 'at'],
  ['inquiry_answer', 'grant_id', 'at'],
  ['public_copy', 'grant_id', 'masked_at'],
] as const;

export const trusteeTermTriggers = `
  create trigger community_trustee after insert on community
    for each row execute function community_has_trustee();
  create trigger role_grant_takes_term before insert on role_grant
    for each row execute function role_grant_takes_term();
  create trigger trustee_term_guard before update on trustee_term
    for each row execute function trustee_term_guard();
  create trigger trustee_term_stays before delete on trustee_term
    for each row execute function refuse_change();
  create trigger entry_within_term after insert on entry
    referencing new table as fresh for each statement execute function entry_within_term();
  ${ACTS.map(
    ([table, grant, at]) => `
  create trigger ${table}_within_term before insert on ${table}
    for each row execute function act_within_term('${grant}', '${at}');`,
  ).join('')}
`;

/** Who a person acts for, with the term it hangs on: the log-in asks before any community is known. */
export const grantsWithTerms = `
  grant select on trustee_term to trust_directory;
  create policy trustee_term_directory on trustee_term for select to trust_directory using (true);
  drop function grants_of_person(uuid);
  create function grants_of_person(who uuid)
    returns table (community_id integer, community_name text, grant_id uuid, party text, post text,
                   starts_on date, ends_on date, ended_on date,
                   firm text, term_starts_at timestamptz, term_ends_at timestamptz, term_withdrawn_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select g.community_id, c.name, g.id, g.party, g.post, g.starts_on, g.ends_on, g.ended_on,
      t.firm, t.starts_at, t.ends_at, t.withdrawn_at
    from role_grant g join community c on c.id = g.community_id
    left join trustee_term t on t.community_id = g.community_id and t.no = g.trustee_term
    where g.person_id = who
  $$;
`;

export const TRUSTEE_TERM_PROTECTED: readonly Protected[] = [
  { table: 'trustee_term', keys: ['no'], private: ['resolution_ref'] },
];
