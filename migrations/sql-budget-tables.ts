import type { Protected } from './sql-log-functions';

/**
 * 开放式预算: one budget a year and fund, in versions. A line is one thing over all its versions
 * (`budget_line`); what a version says of it stands in `budget_line_content`.
 */
export const budgets = `
  create table budget (
    community_id integer not null references community,
    id uuid not null,
    year integer not null check (year between 2000 and 2200),
    -- money of others is never planned
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F5')),
    title text not null check (length(title) between 2 and 60),
    current_version integer not null default 1 check (current_version > 0),
    -- what holds; set by put_budget_in_force alone
    in_force_version integer check (in_force_version <= current_version),
    in_force_at timestamptz,
    -- 决算 decided: nothing is adjusted any more
    settled_at timestamptz,
    created_by uuid not null references person,
    created_at timestamptz not null,
    primary key (community_id, id),
    constraint budget_once_a_year unique (community_id, year, fund),
    constraint budget_in_force_whole check ((in_force_version is null) = (in_force_at is null)),
    constraint budget_settled_in_force check (settled_at is null or in_force_at is not null)
  );

  create table budget_version (
    community_id integer not null,
    budget_id uuid not null,
    version integer not null check (version > 0),
    -- 编制, 调剂, 追加, 动用预备费
    kind text not null check (kind in ('original', 'virement', 'supplement', 'contingency')),
    state text not null default 'draft' check (state in ('draft', 'review', 'comment', 'deciding',
      'effective', 'superseded', 'refused', 'withdrawn')),
    reason text not null check (length(reason) <= 500),
    -- the version in force that an adjustment changes
    base_version integer,
    -- what becomes of the surplus, or what covers the deficit
    surplus_note text not null default '' check (length(surplus_note) <= 500),
    -- SHA-256 of the version's canonical content, fixed with its submission; every act names it
    content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
    submitted_at timestamptz,
    comment_opens_on date,
    comment_ends_on date check (comment_ends_on >= comment_opens_on),
    decided_by text check (decided_by in ('committee', 'owners')),
    resolution_id uuid,
    decided_at timestamptz,
    created_at timestamptz not null,
    primary key (community_id, budget_id, version),
    foreign key (community_id, budget_id) references budget,
    constraint budget_version_adjusts check ((kind = 'original') = (base_version is null)),
    constraint budget_version_says_why check (
      kind = 'original' or state = 'draft' or length(btrim(reason)) >= 2),
    constraint budget_version_submitted_whole check ((content_hash is null) = (submitted_at is null)),
    constraint budget_version_comment_whole check (
      (comment_opens_on is null) = (comment_ends_on is null)),
    constraint budget_version_decided_whole check (
      (state in ('effective', 'superseded')) <= (decided_at is not null))
  );
  -- one text at a time is worked on
  create unique index budget_version_one_open on budget_version (community_id, budget_id)
    where state in ('draft', 'review', 'comment', 'deciding');

  -- THE ROW THAT IS LOCKED when money is committed
  create table budget_line (
    community_id integer not null,
    id uuid not null,
    budget_id uuid not null,
    side text not null check (side in ('income', 'expense')),
    account_code text not null,
    opened_in integer not null,
    -- these three are of the version in force
    name text not null check (length(name) between 1 and 60),
    position smallint not null check (position > 0),
    approved numeric(18,2) not null default 0 check (approved >= 0 and approved <> 'NaN'),
    primary key (community_id, id),
    constraint budget_line_of_budget unique (community_id, budget_id, id),
    foreign key (community_id, budget_id, opened_in) references budget_version,
    constraint budget_line_account foreign key (community_id, account_code) references account
  );
  create index budget_line_by_account on budget_line (community_id, account_code);

  create table budget_line_content (
    community_id integer not null,
    budget_id uuid not null,
    version integer not null,
    line_id uuid not null,
    position smallint not null check (position > 0),
    side text not null check (side in ('income', 'expense')),
    account_code text not null,
    name text not null check (length(name) between 1 and 60),
    unit text not null check (length(unit) between 1 and 20),
    unit_price numeric(18,4) not null check (unit_price >= 0 and unit_price <> 'NaN'),
    quantity numeric(18,4) not null check (quantity >= 0 and quantity <> 'NaN'),
    frequency numeric(9,2) not null check (frequency > 0 and frequency <> 'NaN'),
    -- 以收定支: the part of what is due that will really come in
    collection_rate numeric(5,4) check (collection_rate > 0 and collection_rate <= 1),
    amount numeric(18,2) not null,
    basis text not null default '' check (length(basis) <= 500),
    file_ids uuid[] not null default '{}' check (cardinality(file_ids) <= 20),
    is_contingency boolean not null default false,
    primary key (community_id, budget_id, version, line_id),
    foreign key (community_id, budget_id, version) references budget_version,
    constraint budget_line_content_account foreign key (community_id, account_code) references account,
    constraint budget_line_content_position unique (community_id, budget_id, version, position),
    constraint budget_line_content_amount check (
      amount = round(unit_price * quantity * frequency * coalesce(collection_rate, 1), 2)),
    constraint budget_line_content_rate_of_income check (side = 'income' or collection_rate is null),
    constraint budget_line_content_reserve check (side = 'expense' or not is_contingency)
  );
`;

/** Who did what to which text, and what was said of it. */
export const budgetWords = `
  create table budget_step (
    community_id integer not null,
    id uuid not null,
    budget_id uuid not null,
    version integer not null,
    step text not null check (step in ('create', 'submit', 'accept', 'return', 'ask-decision',
      'agree', 'decline', 'resolve', 'withdraw')),
    person_id uuid not null references person,
    grant_id uuid not null,
    -- as the service's clock says; the next column is the database's own and nobody's to write
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    note text not null default '' check (length(note) <= 500),
    content_hash text,
    primary key (community_id, id),
    foreign key (community_id, budget_id, version) references budget_version,
    constraint budget_step_grant foreign key (community_id, grant_id) references role_grant,
    constraint budget_step_says_why check (
      step not in ('return', 'decline', 'withdraw') or length(btrim(note)) >= 2)
  );
  create index budget_step_of_version on budget_step (community_id, budget_id, version, at);
  create unique index budget_step_one_voice on budget_step (community_id, budget_id, version, person_id)
    where step in ('agree', 'decline');

  -- 业委会逐项意见
  create table budget_remark (
    community_id integer not null,
    id uuid not null,
    budget_id uuid not null,
    version integer not null,
    line_id uuid,
    person_id uuid not null references person,
    grant_id uuid not null,
    text text not null check (length(text) between 2 and 500),
    at timestamptz not null,
    primary key (community_id, id),
    foreign key (community_id, budget_id, version) references budget_version,
    constraint budget_remark_line foreign key (community_id, budget_id, line_id)
      references budget_line (community_id, budget_id, id),
    constraint budget_remark_grant foreign key (community_id, grant_id) references role_grant
  );
  create index budget_remark_of_version on budget_remark (community_id, budget_id, version);

  -- 公开意见: hidden by the committee with its reason, never deleted
  create table budget_comment (
    community_id integer not null,
    id uuid not null,
    budget_id uuid not null,
    version integer not null,
    line_id uuid,
    -- never shown: readers see 业主 or the office
    person_id uuid not null references person,
    post text not null,
    text text not null check (length(text) between 2 and 500),
    at timestamptz not null,
    hidden_at timestamptz,
    hidden_by uuid references person,
    hidden_reason text check (length(hidden_reason) between 2 and 200),
    primary key (community_id, id),
    foreign key (community_id, budget_id, version) references budget_version,
    constraint budget_comment_line foreign key (community_id, budget_id, line_id)
      references budget_line (community_id, budget_id, id),
    constraint budget_comment_hidden_whole check (
      num_nonnulls(hidden_at, hidden_by, hidden_reason) in (0, 3))
  );
  create index budget_comment_of_budget on budget_comment (community_id, budget_id, version);

  create table budget_answer (
    community_id integer not null,
    comment_id uuid not null,
    text text not null check (length(text) between 2 and 1000),
    by_person uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    constraint budget_answer_once primary key (community_id, comment_id),
    foreign key (community_id, comment_id) references budget_comment,
    constraint budget_answer_grant foreign key (community_id, grant_id) references role_grant
  );
`;

/** Lines of a version have no leaf each: the version's carries the hash of them all. */
export const BUDGET_PROTECTED: readonly Protected[] = [
  { table: 'budget', keys: ['id'], private: [] },
  { table: 'budget_version', keys: ['budget_id', 'version'], private: [] },
  { table: 'budget_line', keys: ['id'], private: [], many: true },
  { table: 'budget_step', keys: ['id'], private: ['note'] },
  { table: 'budget_remark', keys: ['id'], private: ['text'] },
  { table: 'budget_comment', keys: ['id'], private: ['person_id', 'text', 'hidden_reason'] },
  { table: 'budget_answer', keys: ['comment_id'], private: ['text'] },
];

/** Its tables of record that refuse every change. */
export const BUDGET_RECORDS = ['budget_step', 'budget_remark', 'budget_answer'] as const;

/** What the serving role may do to each table. */
export const BUDGET_RIGHTS: Readonly<Record<string, string>> = {
  budget: 'select, insert, update (current_version)',
  budget_version: `select, insert, update (state, reason, surplus_note, content_hash, submitted_at,
    comment_opens_on, comment_ends_on, decided_by, resolution_id, decided_at)`,
  budget_line: 'select, insert',
  budget_line_content: 'select, insert, delete',
  budget_step: `select, insert (community_id, id, budget_id, version, step, person_id, grant_id, at, note,
    content_hash)`,
  budget_remark: 'select, insert',
  budget_comment: 'select, insert, update (hidden_at, hidden_by, hidden_reason)',
  budget_answer: 'select, insert',
};
