import type { Protected } from './sql-log-functions';

/** 交接: what one trustee leaves at the end of its term, and how the next one takes it over. */
export const handoverTables = `
  create table handover (
    community_id integer not null references community,
    id uuid not null,
    ending_term integer not null,
    -- null: nobody follows, the trust ends (清算)
    next_term integer,
    ends_at timestamptz not null,
    -- days for handing everything over, as the contract or the place's rules have it, and their last
    days smallint not null check (days between 1 and 180),
    due_on date not null,
    reason text not null check (length(reason) between 2 and 500),
    begun_by uuid not null references person,
    begun_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (community_id, id),
    constraint handover_ending foreign key (community_id, ending_term) references trustee_term,
    constraint handover_next foreign key (community_id, next_term) references trustee_term,
    constraint handover_due check (due_on = (ends_at at time zone 'Asia/Shanghai')::date + days)
  );
  create unique index handover_one_of_term on handover (community_id, ending_term)
    where withdrawn_at is null;

  -- 物品 钥匙 资料: what no book knows of, typed in by who has it
  create table handover_object (
    community_id integer not null,
    handover_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('key', 'seal', 'document', 'equipment', 'other')),
    name text not null check (length(name) between 1 and 100),
    quantity integer not null check (quantity between 1 and 100000),
    unit text not null check (length(unit) between 1 and 10),
    place text not null check (length(place) <= 200),
    entered_by uuid not null references person,
    entered_at timestamptz not null,
    removed_by uuid references person,
    removed_at timestamptz,
    primary key (community_id, handover_id, id),
    foreign key (community_id, handover_id) references handover,
    constraint handover_object_removed_whole check ((removed_by is null) = (removed_at is null))
  );

  -- 封账: the books as they stood at the end of the term
  create table books_seal (
    community_id integer not null,
    handover_id uuid not null,
    at timestamptz not null,
    last_seq bigint not null check (last_seq >= 0),
    last_period text,
    last_voucher_no integer,
    -- SHA-256 over account, fund, debit and credit of all entries up to that one
    trial_debit numeric(18,2) not null check (trial_debit <> 'NaN'),
    trial_root text not null check (trial_root ~ '^[0-9a-f]{64}$'),
    -- the log when it was sealed, the seal itself not included
    log_size bigint not null,
    log_root text not null check (log_root ~ '^[0-9a-f]{64}$'),
    file_count integer not null check (file_count >= 0),
    file_root text not null check (file_root ~ '^[0-9a-f]{64}$'),
    sealed_at timestamptz not null,
    -- null: by the standing work of the installation
    sealed_by uuid references person,
    primary key (community_id, handover_id),
    foreign key (community_id, handover_id) references handover,
    constraint books_seal_voucher check (num_nonnulls(last_period, last_voucher_no)
      = case last_seq when 0 then 0 else 2 end)
  );

  create table handover_list (
    community_id integer not null,
    handover_id uuid not null,
    list text not null check (list ~ '^[a-z-]{3,30}$'),
    turn smallint not null,
    -- of single households: for the parties' eyes, in aggregate for everybody
    audience text not null check (audience in ('public', 'parties')),
    line_count integer not null check (line_count >= 0),
    total numeric(18,2) check (total <> 'NaN'),
    lines_root text not null check (lines_root ~ '^[0-9a-f]{64}$'),
    primary key (community_id, handover_id, list),
    foreign key (community_id, handover_id) references books_seal
  );

  create table handover_line (
    community_id integer not null,
    handover_id uuid not null,
    list text not null,
    no integer not null check (no > 0),
    name text not null,
    detail text not null,
    amount numeric(18,2) check (amount <> 'NaN'),
    primary key (community_id, handover_id, list, no),
    foreign key (community_id, handover_id, list) references handover_list
  );

  create table handover_act (
    community_id integer not null,
    id uuid not null,
    handover_id uuid not null,
    act text not null check (act in ('deliver', 'accept', 'except', 'confirm', 'withdraw')),
    -- the list that is taken over, or taken over with a reservation
    item text not null default '',
    note text not null default '' check (length(note) <= 500),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    foreign key (community_id, handover_id) references handover,
    constraint handover_act_grant foreign key (community_id, grant_id) references role_grant,
    constraint handover_act_once unique (community_id, handover_id, act, item),
    constraint handover_act_item check ((act in ('accept', 'except')) = (item <> '')),
    constraint handover_act_says_why check (act not in ('except', 'withdraw') or length(btrim(note)) >= 2)
  );
`;

/** Present text: every migration that changes it applies it again (docs/decisions/0007). */
export const handoverGuards = `
  create or replace function handover_lines_root(p_lines text[]) returns text
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select encode(sha256(convert_to(coalesce(array_to_string(p_lines, chr(10)), ''), 'UTF8')), 'hex')
  $$;

  create or replace function handover_line_text(p_no integer, p_name text, p_detail text, p_amount numeric)
    returns text language sql immutable parallel safe set search_path = pg_catalog as $$
    select concat_ws(chr(31), p_no::text, p_name, p_detail, coalesce(p_amount::text, ''))
  $$;

  -- one side hands over, the other takes over, the owners' side says that it is done
  create or replace function handover_act_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    of handover;
    held role_grant;
    missing bigint;
  begin
    select * into of from handover h
      where h.community_id = new.community_id and h.id = new.handover_id for update;
    select * into held from role_grant g where g.community_id = new.community_id and g.id = new.grant_id;
    if of.withdrawn_at is not null or held.person_id is distinct from new.person_id
      or held.post <> (case when new.act in ('confirm', 'withdraw') then 'chair' else 'manager' end)
      or new.act = 'deliver' and held.trustee_term <> of.ending_term
      or new.act in ('accept', 'except') and held.trustee_term is distinct from of.next_term then
      perform refuse_term('handover_act_by', held.post || ' may not ' || new.act);
    end if;
    if (new.at < of.ends_at) <> (new.act in ('deliver', 'withdraw')) then
      perform refuse_term('handover_act_in_turn', 'not the time to ' || new.act);
    end if;
    if new.act in ('accept', 'except') and not exists (select from handover_list l
        where l.community_id = new.community_id and l.handover_id = new.handover_id and l.list = new.item) then
      perform refuse_term('handover_act_in_turn', 'no such list');
    end if;
    if new.act = 'confirm' then
      select count(*) into missing from handover_list l
        where l.community_id = new.community_id and l.handover_id = new.handover_id
          and of.next_term is not null and not exists (select from handover_act a
            where a.community_id = l.community_id and a.handover_id = l.handover_id and a.item = l.list);
      if missing > 0 or not exists (select from books_seal s
          where s.community_id = new.community_id and s.handover_id = new.handover_id) then
        perform refuse_term('handover_confirm_whole', 'not everything is taken over yet');
      end if;
    end if;
    return new;
  end $$;

  -- how it was begun stays; called off at most
  create or replace function handover_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if to_jsonb(new) - 'withdrawn_at' <> to_jsonb(old) - 'withdrawn_at' or old.withdrawn_at is not null then
      perform refuse_term('handover_fixed', 'how a handover was begun is not written again');
    end if;
    return new;
  end $$;

  -- what was typed in may be taken off the list until it is handed over; nothing is written again
  create or replace function handover_object_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    fixed text[] := '{removed_by,removed_at}';
  begin
    if tg_op = 'UPDATE' and (to_jsonb(new) - fixed <> to_jsonb(old) - fixed or old.removed_at is not null) then
      perform refuse_term('handover_object_fixed', 'what was typed in is not written again');
    end if;
    perform from handover h where h.community_id = new.community_id and h.id = new.handover_id for update;
    if exists (select from handover_act a where a.community_id = new.community_id
        and a.handover_id = new.handover_id and a.act = 'deliver')
      or exists (select from books_seal s where s.community_id = new.community_id
        and s.handover_id = new.handover_id) then
      perform refuse_term('handover_object_late', 'it is handed over already');
    end if;
    return new;
  end $$;
`;

export const handoverTriggers = `
  create trigger handover_act_guard before insert on handover_act
    for each row execute function handover_act_guard();
  create trigger handover_act_within_term before insert on handover_act
    for each row execute function act_within_term('grant_id', 'at');
  create trigger handover_guard before update on handover
    for each row execute function handover_guard();
  create trigger handover_stays before delete on handover
    for each row execute function refuse_change();
  create trigger handover_object_guard before insert or update on handover_object
    for each row execute function handover_object_guard();
  create trigger handover_object_stays before delete on handover_object
    for each row execute function refuse_change();
`;

export const HANDOVER_PROTECTED: readonly Protected[] = [
  { table: 'handover', keys: ['id'], private: ['reason'] },
  { table: 'handover_object', keys: ['handover_id', 'id'], private: ['name', 'place'] },
  { table: 'books_seal', keys: ['handover_id'], private: [] },
  { table: 'handover_list', keys: ['handover_id', 'list'], private: [] },
  { table: 'handover_act', keys: ['id'], private: ['note'] },
];

/** Rows are added and nothing else; a list's header has count, sum and root of its lines. */
export const HANDOVER_RECORDS = [
  'books_seal',
  'handover_list',
  'handover_line',
  'handover_act',
] as const;
