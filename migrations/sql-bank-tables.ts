import type { Protected } from './sql-log-functions';

/** 银行对账: files as they came, lines as the bank has them, and which entry each line is. */
export const bankTables = `
  -- how the files of one account are read, where their titles do not say enough
  create table bank_mapping (
    community_id integer not null references community,
    bank_account_id uuid not null,
    profile jsonb not null,
    updated_by uuid not null references person,
    updated_at timestamptz not null,
    primary key (community_id, bank_account_id),
    foreign key (community_id, bank_account_id) references bank_account
  );

  -- a file between its upload and its confirmation; the file itself lies in the store under its hash
  create table bank_import (
    community_id integer not null references community,
    id uuid not null,
    bank_account_id uuid not null,
    file_name text not null check (length(file_name) between 1 and 255),
    file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_size integer not null check (file_size > 0),
    -- the original, as it came; whoever looks at it is remembered
    file_id uuid not null,
    -- how it was read, so that it is read the same way when it is taken in
    profile jsonb not null,
    stated_opening numeric(18,2),
    stated_closing numeric(18,2),
    line_count integer not null check (line_count >= 0),
    new_count integer not null check (new_count between 0 and line_count),
    problems jsonb not null,
    uploaded_by uuid not null references person,
    uploaded_at timestamptz not null,
    confirmed_by uuid references person,
    confirmed_at timestamptz,
    -- lines it added; null until it was taken in
    added integer,
    -- the job that takes it in
    job_id uuid,
    primary key (community_id, id),
    foreign key (community_id, bank_account_id) references bank_account,
    foreign key (community_id, file_id) references file_object,
    constraint bank_import_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null)),
    constraint bank_import_confirmed_without_problems check (confirmed_at is null or problems = '[]'),
    constraint bank_import_taken_when_confirmed check (added is null or confirmed_at is not null)
  );
  create index bank_import_recent on bank_import (community_id, uploaded_at desc, id desc);

  create table bank_statement (
    community_id integer not null references community,
    id uuid not null,
    bank_account_id uuid not null,
    format text not null check (format in ('xlsx', 'xls', 'csv', 'camt.053', 'bkrs', 'wechat-trade-bill',
      'alipay-details')),
    file_name text not null,
    file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_size integer not null check (file_size > 0),
    from_on date not null,
    to_on date not null,
    -- null on the bill of a payment firm, which has no balance
    opening numeric(18,2),
    closing numeric(18,2),
    total_in numeric(18,2) not null check (total_in >= 0),
    total_out numeric(18,2) not null check (total_out >= 0),
    fee numeric(18,5) not null,
    -- none, where nothing moved in its days
    line_count integer not null check (line_count >= 0),
    added integer not null check (added between 0 and line_count),
    imported_by uuid not null references person,
    imported_at timestamptz not null,
    primary key (community_id, id),
    foreign key (community_id, bank_account_id) references bank_account,
    constraint bank_statement_days check (from_on <= to_on),
    constraint bank_statement_adds_up check (opening + total_in - total_out = closing),
    constraint bank_statement_ends_whole check ((opening is null) = (closing is null)),
    constraint bank_statement_file_once unique (community_id, bank_account_id, file_sha256)
  );
  create index bank_statement_days_of on bank_statement (community_id, bank_account_id, to_on);

  create table bank_line (
    community_id integer not null references community,
    id uuid not null,
    bank_account_id uuid not null,
    statement_id uuid not null,
    -- oldest first within its file
    position integer not null check (position > 0),
    -- what makes it the same line in two files: see bank/line-identity.rules.ts
    identity text not null check (identity ~ '^[0-9a-f]{64}$'),
    booked_on date not null,
    booked_time text not null check (booked_time ~ '^([0-9]{2}:[0-9]{2}:[0-9]{2})?$'),
    -- into the account is positive
    amount numeric(18,2) not null check (amount <> 0 and amount <> 'NaN'),
    balance numeric(18,2),
    -- what a payment firm keeps of an order
    fee numeric(18,5) not null,
    serial text not null,
    other_name text not null,
    other_account_sealed text,
    other_account_tail text not null,
    other_account_hash text,
    memo text not null,
    primary key (community_id, id),
    foreign key (community_id, bank_account_id) references bank_account,
    foreign key (community_id, statement_id) references bank_statement,
    constraint bank_line_once unique (community_id, bank_account_id, identity),
    constraint bank_line_position_once unique (community_id, statement_id, position)
  );
  create index bank_line_days on bank_line (community_id, bank_account_id, booked_on, position)
    include (amount, fee);
  create index bank_line_payer on bank_line (community_id, other_account_hash)
    where other_account_hash is not null;

  create table bank_match (
    community_id integer not null references community,
    id uuid not null,
    line_id uuid not null,
    entry_seq bigint not null,
    -- the part of the line that is this entry; a line may be several entries, and an entry several lines
    amount numeric(18,2) not null check (amount <> 0 and amount <> 'NaN'),
    rule text not null check (rule in ('reference', 'order', 'room', 'payer', 'settlement', 'amount',
      'hand', 'booked')),
    reason text not null check (length(reason) between 2 and 200),
    matched_by uuid not null references person,
    matched_at timestamptz not null,
    undone_by uuid references person,
    undone_at timestamptz,
    undone_reason text check (length(undone_reason) between 2 and 200),
    primary key (community_id, id),
    foreign key (community_id, line_id) references bank_line,
    foreign key (community_id, entry_seq) references entry,
    constraint bank_match_undone_whole check ((undone_at is null) = (undone_by is null)
      and (undone_at is null) = (undone_reason is null))
  );
  create unique index bank_match_once on bank_match (community_id, line_id, entry_seq)
    where undone_at is null;
  create index bank_match_entry on bank_match (community_id, entry_seq) where undone_at is null;
`;

/** Of record, so every row and every change of one is a leaf. Names, accounts and free texts are private. */
export const BANK_PROTECTED: readonly Protected[] = [
  { table: 'bank_statement', keys: ['id'], private: ['file_name'] },
  {
    table: 'bank_line',
    keys: ['id'],
    private: [
      'serial',
      'other_name',
      'other_account_sealed',
      'other_account_tail',
      'other_account_hash',
      'memo',
    ],
  },
  { table: 'bank_match', keys: ['id'], private: ['reason', 'undone_reason'] },
];

/** Tables whose rows may only be added to. */
export const BANK_RECORDS = ['bank_statement', 'bank_line'];
