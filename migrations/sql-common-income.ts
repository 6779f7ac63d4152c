import type { Protected } from './sql-log-functions';

/** 公共收益: the register of what the common parts could earn, what they earned, and what came in. */
export const commonIncome = `
  create table income_contract (
    community_id integer not null references community,
    id uuid not null,
    registered_by uuid not null references person,
    registered_at timestamptz not null default clock_timestamp(),
    -- 终止: before its time, or so that a place is no longer let out
    ended_on date,
    ended_by uuid references person,
    ended_at timestamptz,
    end_reason text check (length(end_reason) between 2 and 200),
    primary key (community_id, id),
    constraint income_contract_ended_whole check (
      num_nonnulls(ended_on, ended_by, ended_at, end_reason) in (0, 4))
  );

  -- what was agreed, and from when; a place without a contract has a version too, which says so
  create table income_version (
    community_id integer not null,
    contract_id uuid not null,
    version integer not null check (version > 0),
    kind text not null check (kind in ('lift-adverts', 'parking', 'lockers', 'telecom', 'rent',
      'venue', 'charging', 'other')),
    place text not null check (length(place) between 2 and 100),
    -- 民法典 275: only what is common is income of the trust
    owner text not null check (owner in ('COMMON', 'DEVELOPER', 'PRIVATE')),
    counterparty text not null default '' check (length(counterparty) <= 100),
    counterparty_kind text not null check (counterparty_kind in ('organisation', 'person')),
    starts_on date not null,
    ends_on date,
    schedule text not null check (
      schedule in ('monthly', 'quarterly', 'yearly', 'once', 'daily', 'none')),
    amount numeric(18,2) check (amount > 0 and amount <> 'NaN'),
    due_day integer check (due_day between 1 and 28),
    income_account text not null,
    cost_accounts text[] not null default '{}',
    share_kind text check (share_kind in ('rate', 'sum')),
    share_value numeric(18,6) check (share_value > 0 and share_value <> 'NaN'),
    file_id uuid,
    resolution_ref text not null default '' check (length(resolution_ref) <= 200),
    entered_by uuid not null references person,
    entered_at timestamptz not null default clock_timestamp(),
    primary key (community_id, contract_id, version),
    foreign key (community_id, contract_id) references income_contract,
    foreign key (community_id, income_account) references account,
    constraint income_version_file_known foreign key (community_id, file_id) references file_object,
    constraint income_version_day_once unique (community_id, contract_id, starts_on),
    constraint income_version_term check (ends_on >= starts_on),
    constraint income_version_instalments check (
      (schedule in ('daily', 'none')) = (amount is null) and (amount is null) = (due_day is null)),
    constraint income_version_contract check ((schedule = 'none') = (ends_on is null)),
    constraint income_version_share check ((share_kind is null) = (share_value is null))
  );

  -- 计提: what a month earned. Another turn puts it right, in red when it takes back
  create table income_accrual (
    community_id integer not null,
    contract_id uuid not null,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    turn integer not null check (turn > 0),
    amount numeric(18,2) not null check (amount <> 'NaN'),
    -- of it, or out of what came in daily, the developer's
    share numeric(18,2) not null check (share <> 'NaN'),
    entry_seq bigint not null,
    accrued_by uuid not null references person,
    accrued_at timestamptz not null default clock_timestamp(),
    primary key (community_id, contract_id, period, turn),
    foreign key (community_id, contract_id) references income_contract,
    foreign key (community_id, entry_seq) references entry,
    constraint income_accrual_of_something check (amount <> 0 or share <> 0)
  );

  create table income_receipt (
    community_id integer not null,
    id uuid not null,
    contract_id uuid not null,
    -- 'contract': towards instalments; 'direct': of a place without one; 'day': 临停日结
    kind text not null check (kind in ('contract', 'direct', 'day')),
    received_on date not null,
    amount numeric(18,2) not null check (amount >= 0 and amount <> 'NaN'),
    share numeric(18,2) not null check (share between 0 and amount),
    -- method, account, amount and reference of each way it came
    ways jsonb not null,
    note text not null default '' check (length(note) <= 200),
    entry_seq bigint,
    received_by uuid not null references person,
    received_at timestamptz not null default clock_timestamp(),
    cancelled_by uuid references person,
    cancelled_at timestamptz,
    cancel_reason text check (length(cancel_reason) between 2 and 200),
    primary key (community_id, id),
    foreign key (community_id, contract_id) references income_contract,
    foreign key (community_id, entry_seq) references entry,
    constraint income_receipt_cancelled_whole check (
      num_nonnulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3)),
    constraint income_receipt_cancelled_by_another check (cancelled_by is distinct from received_by),
    -- only a day may have brought nothing, and says why
    constraint income_receipt_booked check ((amount > 0) = (entry_seq is not null)),
    constraint income_receipt_of_nothing check (amount > 0 or (kind = 'day' and length(note) > 1))
  );
  create index income_receipt_of_contract on income_receipt (community_id, contract_id, received_on);
  create index income_receipt_of_day on income_receipt (community_id, received_on);
  create unique index income_receipt_day_once on income_receipt (community_id, contract_id, received_on)
    where kind = 'day' and cancelled_at is null;
`;

export const COMMON_INCOME_PROTECTED: readonly Protected[] = [
  { table: 'income_contract', keys: ['id'], private: ['end_reason'] },
  {
    table: 'income_version',
    keys: ['contract_id', 'version'],
    private: ['counterparty', 'resolution_ref'],
  },
  { table: 'income_accrual', keys: ['contract_id', 'period', 'turn'], private: [] },
  { table: 'income_receipt', keys: ['id'], private: ['ways', 'note', 'cancel_reason'] },
];

/** Its tables of record that refuse every change. */
export const COMMON_INCOME_RECORDS = ['income_version', 'income_accrual'] as const;
