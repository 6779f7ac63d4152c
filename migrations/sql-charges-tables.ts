/** 收费标准与计费依据: by which prices, and from which facts, bills are made. */
export const schedules = `
  create table fee_schedule (
    community_id integer not null references community,
    version integer not null check (version > 0),
    effective_on date not null check (extract(day from effective_on) = 1),
    resolution_ref text not null check (length(resolution_ref) between 2 and 200),
    due_day integer not null check (due_day between 1 and 28),
    fees jsonb not null,
    entered_by uuid not null references person,
    entered_at timestamptz not null default clock_timestamp(),
    primary key (community_id, version),
    constraint fee_schedule_day_once unique (community_id, effective_on)
  );

  -- 报停: a unit nobody lives in, as its owner reported and the firm has seen
  create table unit_vacancy (
    community_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    reason text not null check (length(reason) between 2 and 200),
    recorded_by uuid not null references person,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    foreign key (community_id, unit_id) references unit,
    constraint unit_vacancy_once exclude using gist (
      community_id with =, unit_id with =, daterange(starts_on, ends_on, '[]') with &&)
  );

  create table meter_reading (
    community_id integer not null,
    unit_id uuid not null,
    fee_code text not null,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    before numeric(12,2) not null check (before >= 0),
    now numeric(12,2) not null,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, fee_code, period, unit_id),
    foreign key (community_id, unit_id) references unit,
    constraint meter_reading_forward check (now >= before)
  );

  -- 公摊总额: what a month's common cost was, as its paper says
  create table shared_cost (
    community_id integer not null references community,
    fee_code text not null,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    total numeric(18,2) not null check (total > 0 and total <> 'NaN'),
    evidence text not null check (length(evidence) between 2 and 200),
    recorded_by uuid not null references person,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, fee_code, period)
  );
`;

/**
 * 账单: many rows and no leaf each. The leaf is their run, which names their number, their sum and the
 * SHA-256 over all of them.
 */
export const bills = `
  create table bill_run (
    community_id integer not null references community,
    id uuid not null,
    fee_code text not null,
    fee_name text not null,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    schedule_version integer not null,
    booked_on date not null,
    due_on date not null,
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F5')),
    -- 预收科目
    advance text not null,
    bill_count integer not null check (bill_count > 0),
    total numeric(18,2) not null check (total > 0),
    -- SHA-256 over the bills' lines, in the order of their numbers
    lines_root text not null check (lines_root ~ '^[0-9a-f]{64}$'),
    made_by uuid not null references person,
    made_at timestamptz not null default clock_timestamp(),
    cancelled_by uuid references person,
    cancelled_at timestamptz,
    cancel_reason text check (length(cancel_reason) between 2 and 200),
    primary key (community_id, id),
    foreign key (community_id, schedule_version) references fee_schedule,
    constraint bill_run_cancelled_whole check (
      num_nonnulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3))
  );
  create index bill_run_period on bill_run (community_id, period, fee_code);

  create table bill (
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    settled numeric(18,2) not null default 0,
    id uuid not null,
    run_id uuid not null,
    unit_id uuid not null,
    community_id integer not null,
    -- place within the run
    no integer not null,
    due_on date not null,
    cancelled boolean not null default false,
    payer text not null check (payer in ('owner', 'developer')),
    period text not null,
    fee_code text not null,
    receivable text not null,
    income text not null,
    -- everything the amount follows from; all values are text
    inputs jsonb not null,
    primary key (community_id, run_id, no),
    constraint bill_id_once unique (community_id, id),
    foreign key (community_id, run_id) references bill_run,
    foreign key (community_id, unit_id) references unit,
    constraint bill_settled_within check (settled between 0 and amount)
  );
  -- a household is charged once for a month, however often it is asked
  create unique index bill_once on bill (community_id, period, fee_code, unit_id, payer)
    where not cancelled;
  create index bill_of_unit on bill (community_id, unit_id, due_on);
  create index bill_open on bill (community_id, due_on) where not cancelled and settled < amount;
`;

/** 收款: what came in, from whom, and which bills it paid. */
export const receipts = `
  create table receipt_counter (
    community_id integer not null references community,
    year integer not null,
    last_no integer not null default 0,
    primary key (community_id, year)
  ) with (fillfactor = 50);

  create table receipt (
    community_id integer not null references community,
    id uuid not null,
    year integer not null,
    no integer not null,
    -- 'match': money that had come earlier from nobody known is given to its household
    kind text not null check (kind in ('payment', 'deposit', 'unidentified', 'match')),
    unit_id uuid,
    method text not null check (method in ('cash', 'transfer', 'pos', 'match')),
    money_account text not null,
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F4', 'F5')),
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    -- of it kept in advance
    advance numeric(18,2) not null default 0 check (advance between 0 and amount),
    received_on date not null,
    reference text not null default '' check (length(reference) <= 100),
    matches uuid,
    lines_root text not null check (lines_root ~ '^[0-9a-f]{64}$'),
    entry_seq bigint not null,
    received_by uuid not null references person,
    received_at timestamptz not null default clock_timestamp(),
    cancelled_by uuid references person,
    cancelled_at timestamptz,
    cancel_reason text check (length(cancel_reason) between 2 and 200),
    primary key (community_id, id),
    constraint receipt_cancelled_whole check (
      num_nonnulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3)),
    -- who took the money does not say that it never came
    constraint receipt_cancelled_by_another check (cancelled_by is distinct from received_by),
    foreign key (community_id, unit_id) references unit,
    foreign key (community_id, entry_seq) references entry,
    foreign key (community_id, matches) references receipt,
    constraint receipt_number_once unique (community_id, year, no),
    constraint receipt_of_somebody check ((kind = 'unidentified') = (unit_id is null)),
    constraint receipt_match_names_money check ((kind = 'match') = (matches is not null))
  );
  create index receipt_of_unit on receipt (community_id, unit_id, received_on);
  create index receipt_of_money on receipt (community_id, matches) where matches is not null;

  create table receipt_allocation (
    community_id integer not null,
    receipt_id uuid not null,
    bill_id uuid not null,
    amount numeric(18,2) not null check (amount > 0),
    primary key (community_id, receipt_id, bill_id),
    foreign key (community_id, receipt_id) references receipt,
    foreign key (community_id, bill_id) references bill (community_id, id)
  );
  create index receipt_allocation_bill on receipt_allocation (community_id, bill_id);
`;

/** 预存抵缴, 减免, 核销: what settles a bill without money coming in. */
export const settlements = `
  create table advance_use (
    community_id integer not null references community,
    id uuid not null,
    booked_on date not null,
    use_count integer not null check (use_count > 0),
    total numeric(18,2) not null check (total > 0),
    lines_root text not null check (lines_root ~ '^[0-9a-f]{64}$'),
    made_by uuid not null references person,
    made_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id)
  );

  create table advance_use_line (
    community_id integer not null,
    use_id uuid not null,
    bill_id uuid not null,
    amount numeric(18,2) not null check (amount > 0),
    primary key (community_id, use_id, bill_id),
    foreign key (community_id, use_id) references advance_use,
    foreign key (community_id, bill_id) references bill (community_id, id)
  );
  create index advance_use_line_bill on advance_use_line (community_id, bill_id);

  -- 减免与核销: asked by one, decided by the trustor
  create table bill_relief (
    community_id integer not null,
    id uuid not null,
    bill_id uuid not null,
    kind text not null check (kind in ('waiver', 'write-off')),
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    reason text not null check (length(reason) between 2 and 200),
    asked_by uuid not null references person,
    asked_at timestamptz not null default clock_timestamp(),
    state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
    decided_by uuid references person,
    decided_at timestamptz,
    entry_seq bigint,
    primary key (community_id, id),
    foreign key (community_id, bill_id) references bill (community_id, id),
    foreign key (community_id, entry_seq) references entry,
    constraint bill_relief_two_people check (decided_by is distinct from asked_by),
    constraint bill_relief_decided check ((state = 'asked') = (decided_by is null)),
    constraint bill_relief_booked check ((state = 'granted') = (entry_seq is not null))
  );
  create unique index bill_relief_once on bill_relief (community_id, bill_id) where state = 'asked';
`;
