import type { Protected } from './sql-log-functions';

/** 受托人报酬: how it is reckoned, and each month as it was. */
export const remuneration = `
  create table remuneration_formula (
    community_id integer not null references community,
    version integer not null check (version > 0),
    effective_on date not null check (extract(day from effective_on) = 1),
    kind text not null check (kind in ('rate', 'sum')),
    rate numeric(8,6) check (rate > 0 and rate < 1),
    sum numeric(18,2) check (sum > 0 and sum <> 'NaN'),
    basis text not null check (basis in ('paid', 'received', 'booked')),
    base text[] not null,
    exclusions jsonb not null,
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F5')),
    -- 信托法 35: reward is due only as agreed
    resolution_ref text not null check (length(resolution_ref) between 2 and 200),
    entered_by uuid not null references person,
    entered_at timestamptz not null default clock_timestamp(),
    primary key (community_id, version),
    constraint remuneration_formula_day_once unique (community_id, effective_on),
    constraint remuneration_formula_of_kind check (
      (kind = 'rate') = (rate is not null) and (kind = 'sum') = (sum is not null))
  );

  create table remuneration_run (
    community_id integer not null,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    formula_version integer not null,
    base numeric(18,2) not null check (base <> 'NaN'),
    amount numeric(18,2) not null check (amount >= 0 and amount <> 'NaN'),
    line_count integer not null check (line_count >= 0),
    entry_seq bigint,
    posted_by uuid not null references person,
    posted_at timestamptz not null default clock_timestamp(),
    -- once a month, for ever
    constraint remuneration_run_once primary key (community_id, period),
    -- after the month is closed, when nothing of its base can move any more
    constraint remuneration_run_closed foreign key (community_id, period) references period_close,
    foreign key (community_id, formula_version) references remuneration_formula,
    foreign key (community_id, entry_seq) references entry,
    constraint remuneration_run_booked check ((amount > 0) = (entry_seq is not null))
  );

  create table remuneration_line (
    community_id integer not null,
    period text not null,
    no integer not null check (no > 0),
    account text not null,
    name text not null,
    amount numeric(18,2) not null check (amount <> 'NaN'),
    counts boolean not null,
    because text,
    primary key (community_id, period, no),
    foreign key (community_id, period) references remuneration_run,
    constraint remuneration_line_says_why check (counts = (because is null))
  );
`;

/** A month has some thirty lines: each is a leaf of its own. */
export const REMUNERATION_PROTECTED: readonly Protected[] = [
  { table: 'remuneration_formula', keys: ['version'], private: ['resolution_ref'] },
  { table: 'remuneration_run', keys: ['period'], private: [] },
  { table: 'remuneration_line', keys: ['period', 'no'], private: [] },
];

/** All of it is of record. */
export const REMUNERATION_RECORDS = [
  'remuneration_formula',
  'remuneration_run',
  'remuneration_line',
] as const;
