import type { Protected } from './sql-log-functions';

/** 收款日结: what the till should hold of a day and what was counted in it, by whom, seen by another. */
export const cashierDays = `
  create table cashier_day (
    community_id integer not null references community,
    day date not null,
    -- cash taken on the day, less cash given back on it; and all other ways, in sums
    booked numeric(18,2) not null check (booked <> 'NaN'),
    totals jsonb not null,
    counted numeric(18,2) not null check (counted >= 0 and counted <> 'NaN'),
    -- {"100":3,"0.5":1}: pieces by face value; {} when only the sum was counted
    pieces jsonb not null default '{}',
    reason text not null default '' check (length(reason) <= 200),
    closed_by uuid not null references person,
    closed_at timestamptz not null,
    reviewed_by uuid references person,
    reviewed_at timestamptz,
    primary key (community_id, day),
    constraint cashier_day_difference_explained check (counted = booked or length(reason) >= 2),
    constraint cashier_day_reviewed_by_another check (reviewed_by is distinct from closed_by),
    constraint cashier_day_reviewed_whole check (num_nonnulls(reviewed_by, reviewed_at) in (0, 2))
  );
`;

/** 批量收款: a file being read in; what was taken in are receipts. */
export const receiptImports = `
  create table receipt_import (
    community_id integer not null references community,
    id uuid not null,
    file_name text not null,
    file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    keep_for text not null,
    -- what the file says, until it is in the book
    lines jsonb not null,
    problems jsonb not null,
    line_count integer not null,
    total numeric(18,2) not null,
    uploaded_by uuid not null references person,
    uploaded_at timestamptz not null,
    confirmed_by uuid references person,
    confirmed_at timestamptz,
    job_id uuid,
    taken integer,
    known integer,
    primary key (community_id, id)
  );
  create index receipt_import_recent on receipt_import (community_id, uploaded_at desc);
`;

export const CASHIER_PROTECTED: readonly Protected[] = [
  { table: 'cashier_day', keys: ['day'], private: ['reason'] },
];

export const RECEIPTS_RIGHTS: Readonly<Record<string, string>> = {
  cashier_day: 'select, insert, update (reviewed_by, reviewed_at)',
  receipt_import:
    'select, insert, update (lines, confirmed_by, confirmed_at, job_id, taken, known)',
};
