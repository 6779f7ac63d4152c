import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';

/**
 * 会计账簿. The serving role may read these tables and nothing else: writing is done by the
 * functions of the next migration (decisions: 6). Columns are ordered wide to narrow, because a
 * posting is the row there will be most of.
 */
export class LedgerTables1795320000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(chart);
    await queryRunner.query(book);
    await queryRunner.query(sums);
    await queryRunner.query(`
      ${['entry', 'posting', 'period_close'].map(appendOnly).join('')}
      ${[...BOOK, ...WORK].map((table) => tenantTable(table)).join('')}
      ${BOOK.map((table) => grants(table, 'select')).join('')}
      ${WORK.map((table) => grants(table, 'select, insert, update, delete')).join('')}
    `);
  }

  down = refuseDown;
}

/** The book itself: written by functions only. */
const BOOK = [
  'account',
  'ledger_head',
  'voucher_counter',
  'entry',
  'posting',
  'account_period',
  'period_close',
];

/** What is still being worked on, before it is in the book. */
const WORK = ['voucher_draft', 'entry_import'];

const chart = `
  create table account (
    community_id integer not null references community,
    code text not null check (code ~ '^[1-5][0-9]{3}([0-9]{2}){0,3}$'),
    parent_code text,
    name text not null,
    english text not null default '',
    kind text not null check (kind in ('asset', 'liability', 'net-assets', 'income', 'expense')),
    side text not null check (side in ('debit', 'credit')),
    -- money itself: cash, bank, payment channel in transit
    is_cash boolean not null default false,
    -- only a leaf takes postings
    is_leaf boolean not null default true,
    active boolean not null default true,
    primary key (community_id, code),
    constraint account_parent foreign key (community_id, parent_code) references account
  );
`;

const book = `
  create table ledger_head (
    community_id integer primary key references community,
    last_seq bigint not null default 0,
    books_start_on date not null
      constraint ledger_head_starts_with_month check (extract(day from books_start_on) = 1),
    -- the watermark: every day up to and including this one is closed for ever
    closed_through date not null
  ) with (fillfactor = 50);

  create table voucher_counter (
    community_id integer not null references community,
    period text not null,
    last_no integer not null default 0,
    primary key (community_id, period)
  ) with (fillfactor = 50);

  create table entry (
    seq bigint not null,
    source_id uuid,
    prepared_by uuid,
    reviewed_by uuid,
    posted_by uuid,
    cashier uuid,
    posted_at timestamptz not null default clock_timestamp(),
    reverses_seq bigint,
    community_id integer not null references community,
    voucher_no integer not null,
    booked_on date not null,
    attachment_count smallint not null check (attachment_count between 0 and 999),
    line_count smallint not null check (line_count between 2 and 5000),
    -- Σ debit = Σ credit; negative when the entry is red (红字)
    total numeric(18,2) not null check (total <> 'NaN'),
    period text not null check (period = to_char(booked_on, 'YYYY-MM')),
    kind text not null check (kind in ('general', 'opening', 'reversal', 'payment', 'receipt', 'billing', 'closing', 'takeover')),
    source_kind text,
    summary text not null check (length(summary) between 1 and 200),
    idem_key text not null check (length(idem_key) between 8 and 120),
    request_hash text not null,
    primary key (community_id, seq),
    constraint entry_voucher_no_once unique (community_id, period, voucher_no),
    constraint entry_key_once unique (community_id, idem_key),
    constraint entry_reversed_once unique (community_id, reverses_seq),
    foreign key (community_id, reverses_seq) references entry,
    constraint entry_reversal_names_entry check ((kind = 'reversal') = (reverses_seq is not null)),
    -- null means: made by the system from an approved document (机制凭证)
    constraint entry_distinct_people check (prepared_by is null
      or (prepared_by is distinct from reviewed_by and prepared_by is distinct from posted_by)),
    constraint entry_cashier_apart check (
      cashier is null or (cashier is distinct from prepared_by and cashier is distinct from reviewed_by))
  );
  create index entry_source on entry (community_id, source_kind, source_id) where source_id is not null;
  create index entry_words on entry using gin (community_id, bigrams(summary))
    where kind in ('general', 'opening', 'reversal', 'payment', 'takeover');

  create table posting (
    seq bigint not null,
    unit_id uuid,
    payee_id uuid,
    contract_id uuid,
    budget_line_id uuid,
    community_id integer not null,
    booked_on date not null,
    line smallint not null,
    debit numeric(18,2) not null default 0,
    credit numeric(18,2) not null default 0,
    account_code text not null,
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F4', 'F5')),
    -- empty: as the entry's summary
    summary text not null default '' check (length(summary) <= 200),
    primary key (community_id, seq, line),
    -- one side only; a red line (红字) is negative on its own side
    constraint posting_one_side check ((debit = 0) <> (credit = 0)),
    -- numeric knows NaN, which equals itself and would balance against NaN
    constraint posting_amount_is_a_number check (debit <> 'NaN' and credit <> 'NaN'),
    -- 代收代付及押金 is money of others: never income, never expense (domain: 3.6 no. 12)
    constraint posting_agency_fund check (fund <> 'F4' or left(account_code, 1) not in ('4', '5')),
    constraint posting_of_entry foreign key (community_id, seq) references entry,
    constraint posting_account foreign key (community_id, account_code) references account
  );
  create index posting_statement on posting (community_id, account_code, booked_on, seq, line)
    include (fund, debit, credit);
  create index posting_payee on posting (community_id, payee_id, booked_on, seq) where payee_id is not null;
  create index posting_unit on posting (community_id, unit_id, booked_on, seq)
    include (account_code, debit, credit) where unit_id is not null;
  create index posting_budget_line on posting (community_id, budget_line_id, booked_on, seq)
    where budget_line_id is not null;
`;

const sums = `
  -- stored sums, moved in the posting call; verify recomputes them (decisions: 7)
  create table account_period (
    community_id integer not null,
    account_code text not null,
    fund text not null,
    period text not null,
    debit numeric(18,2) not null default 0,
    credit numeric(18,2) not null default 0,
    primary key (community_id, account_code, fund, period)
  ) with (fillfactor = 50);

  create table period_close (
    community_id integer not null references community,
    period text not null,
    closed_by uuid not null references person,
    closed_at timestamptz not null default now(),
    last_voucher_no integer not null,
    checklist jsonb not null,
    primary key (community_id, period)
  );

  -- 待审凭证: may still change; becomes an entry when another person posts it
  create table voucher_draft (
    community_id integer not null references community,
    id uuid not null,
    version integer not null default 1,
    booked_on date not null,
    summary text not null,
    lines jsonb not null,
    file_ids uuid[] not null default '{}',
    state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'posted')),
    reverses_seq bigint,
    kind text not null default 'general' check (kind in ('general', 'opening', 'reversal', 'takeover')),
    prepared_by uuid not null references person,
    reviewed_by uuid references person,
    return_reason text,
    entry_seq bigint,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (community_id, id),
    constraint voucher_draft_two_people check (prepared_by is distinct from reviewed_by),
    foreign key (community_id, entry_seq) references entry
  );
  create index voucher_draft_state on voucher_draft (community_id, state, booked_on);

  -- old books taken over from 金蝶 or 用友: read and checked, waiting for another person to post them
  create table entry_import (
    community_id integer not null references community,
    id uuid not null,
    format text not null check (format in ('kingdee', 'yonyou')),
    file_name text not null,
    vouchers jsonb not null,
    problems jsonb not null default '[]',
    voucher_count integer not null,
    line_count integer not null,
    total_debit numeric(18,2) not null,
    total_credit numeric(18,2) not null,
    state text not null default 'read' check (state in ('read', 'submitted', 'posted')),
    prepared_by uuid not null references person,
    reviewed_by uuid references person,
    created_at timestamptz not null default now(),
    posted_at timestamptz,
    primary key (community_id, id),
    constraint entry_import_two_people check (prepared_by is distinct from reviewed_by)
  );
`;
