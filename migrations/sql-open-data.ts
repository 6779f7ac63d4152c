import type { Protected } from './sql-log-functions';

/** 公开页 and 岗位工资表: what anybody may see, and pay by post and headcount. */
export const openDataTables = `
  -- proposed by the chair, put to the owners, opened on their word; closed whenever the chair says so
  create table public_page (
    community_id integer not null references community,
    id uuid not null,
    -- under which the data may be used; what the owners voted on
    licence text not null check (licence in ('CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0')),
    reason text not null check (length(reason) between 2 and 500),
    state text not null default 'proposed' check (state in ('proposed', 'open', 'closed')),
    proposed_by uuid not null references person,
    proposed_at timestamptz not null,
    resolution_id uuid,
    opened_by uuid references person,
    opened_at timestamptz,
    closed_by uuid references person,
    closed_at timestamptz,
    close_reason text check (length(close_reason) between 2 and 200),
    primary key (community_id, id),
    constraint public_page_resolution foreign key (community_id, resolution_id) references resolution,
    constraint public_page_opened_whole check (
      num_nonnulls(resolution_id, opened_by, opened_at) in (0, 3)
      and (state <> 'open' or opened_at is not null)),
    constraint public_page_closed_whole check (
      num_nonnulls(closed_by, closed_at, close_reason) = case state when 'closed' then 3 else 0 end)
  );
  create unique index public_page_one_open on public_page (community_id) where state <> 'closed';

  -- 岗位工资表: what the staff entry of a month was made of; a later version puts an earlier one right
  create table payroll_sheet (
    community_id integer not null,
    entry_seq bigint not null,
    version integer not null check (version > 0),
    period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    total numeric(18,2) not null check (total > 0 and total <> 'NaN'),
    headcount integer not null check (headcount between 1 and 10000),
    line_count integer not null check (line_count between 1 and 50),
    made_by uuid not null references person,
    made_at timestamptz not null,
    primary key (community_id, entry_seq, version),
    constraint payroll_of_entry foreign key (community_id, entry_seq) references entry (community_id, seq)
  );
  create index payroll_sheet_period on payroll_sheet (community_id, period);

  create table payroll_line (
    community_id integer not null,
    entry_seq bigint not null,
    version integer not null,
    no integer not null check (no between 1 and 50),
    post text not null check (length(post) between 2 and 30),
    headcount integer not null check (headcount between 1 and 10000),
    gross numeric(18,2) not null check (gross >= 0 and gross <> 'NaN'),
    primary key (community_id, entry_seq, version, no),
    constraint payroll_post_once unique (community_id, entry_seq, version, post),
    foreign key (community_id, entry_seq, version) references payroll_sheet
  );
`;

export const openDataGuards = `
  create or replace function refuse_open_data(rule text, words text) returns void
    language plpgsql set search_path = pg_catalog as $$
  begin
    raise exception '%', words using errcode = '23514', constraint = rule;
  end $$;

  -- nothing is shown to everybody but what the owners have resolved to show
  create or replace function public_page_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    fixed text[] := '{state,resolution_id,opened_by,opened_at,closed_by,closed_at,close_reason}';
  begin
    if tg_op = 'INSERT' then
      if new.state <> 'proposed' or new.opened_at is not null then
        perform refuse_open_data('public_page_in_turn', 'a public page starts as a proposal');
      end if;
      return new;
    end if;
    if to_jsonb(new) - fixed <> to_jsonb(old) - fixed then
      perform refuse_open_data('public_page_fixed', 'what was proposed is not written again');
    end if;
    case old.state || ' ' || new.state
      when 'proposed open' then
        if not resolution_passed(new.community_id, new.resolution_id, 'open-data', new.id, null) then
          perform refuse_open_data('public_page_needs_resolution', 'the owners have not resolved so');
        end if;
      when 'open closed', 'proposed closed' then
        if (new.resolution_id, new.opened_by, new.opened_at)
          is distinct from (old.resolution_id, old.opened_by, old.opened_at) then
          perform refuse_open_data('public_page_fixed', 'how it was opened stays');
        end if;
      else perform refuse_open_data('public_page_in_turn', old.state || ' to ' || new.state);
    end case;
    return new;
  end $$;
  create trigger public_page_guard before insert or update on public_page
    for each row execute function public_page_guard();
  create trigger public_page_stays before delete on public_page
    for each row execute function refuse_change();

  -- what an entry has of pay: the debits of 人员费用 and 应付职工薪酬
  create or replace function staff_pay_of(p_community integer, p_seq bigint) returns numeric
    language sql stable set search_path = public, pg_temp as $$
    select coalesce(sum(p.debit), 0)::numeric(18,2) from posting p
    where p.community_id = p_community and p.seq = p_seq
      and (p.account_code like '5101%' or p.account_code like '2211%')
  $$;

  -- posts, heads and pay add up to the entry, to the fen
  create or replace function payroll_adds_up() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    sheet payroll_sheet; lines bigint; heads bigint; gross numeric;
  begin
    select * into sheet from payroll_sheet s where s.community_id = new.community_id
      and s.entry_seq = new.entry_seq and s.version = new.version;
    select count(*), sum(l.headcount), sum(l.gross) into lines, heads, gross from payroll_line l
      where l.community_id = new.community_id and l.entry_seq = new.entry_seq and l.version = new.version;
    if (lines, heads, gross) is distinct from (sheet.line_count::bigint, sheet.headcount::bigint, sheet.total)
      or sheet.total <> staff_pay_of(new.community_id, new.entry_seq) then
      perform refuse_open_data('payroll_adds_up', 'the posts do not add up to the entry');
    end if;
    return null;
  end $$;
  create constraint trigger payroll_sheet_adds_up after insert on payroll_sheet
    deferrable initially deferred for each row execute function payroll_adds_up();
  create constraint trigger payroll_line_adds_up after insert on payroll_line
    deferrable initially deferred for each row execute function payroll_adds_up();
`;

export const OPEN_DATA_PROTECTED: readonly Protected[] = [
  { table: 'public_page', keys: ['id'], private: [] },
  { table: 'payroll_sheet', keys: ['entry_seq', 'version'], private: [] },
  { table: 'payroll_line', keys: ['entry_seq', 'version', 'no'], private: [] },
];

export const OPEN_DATA_RECORDS = ['payroll_sheet', 'payroll_line'] as const;
