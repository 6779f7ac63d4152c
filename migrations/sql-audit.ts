import type { Protected } from './sql-log-functions';

/**
 * 审计: who was engaged for which months, what was drawn, looked at and found, what the firm answered, and
 * the opinion. Every row stays as it was written: how an engagement or a finding stands follows from them.
 */
export const auditTables = `
  create table audit_engagement (
    community_id integer not null references community,
    id uuid not null,
    number text not null,
    firm text not null check (length(firm) between 2 and 60),
    scope text not null check (length(scope) between 5 and 1000),
    from_period text not null check (from_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    to_period text not null check (to_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    -- half of the draws' seed, in public before the other half can be known
    sampling_number text not null check (sampling_number ~ '^[0-9]{6,12}$'),
    fee numeric(18,2) not null check (fee >= 0 and fee <> 'NaN'),
    -- days the firm has for the answer to a finding
    answer_days smallint not null check (answer_days between 1 and 60),
    resolution_ref text not null check (length(resolution_ref) between 2 and 200),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    constraint audit_engagement_number_once unique (community_id, number),
    constraint audit_engagement_months check (from_period <= to_period),
    constraint audit_engagement_grant foreign key (community_id, grant_id) references role_grant
  );

  -- her access is the appointment's, and ends with it
  create table audit_engagement_auditor (
    community_id integer not null,
    engagement_id uuid not null,
    grant_id uuid not null,
    primary key (community_id, engagement_id, grant_id),
    foreign key (community_id, engagement_id) references audit_engagement,
    constraint audit_engagement_auditor_grant foreign key (community_id, grant_id) references role_grant
  );

  create table audit_sample (
    community_id integer not null,
    id uuid not null,
    engagement_id uuid not null,
    draw_no smallint not null check (draw_no > 0),
    title text not null check (length(title) between 2 and 60),
    method text not null check (method in ('monetary-unit', 'random')),
    from_period text not null,
    to_period text not null,
    -- this account and those below it; null: all
    account_code text check (account_code ~ '^[1-5][0-9]{3}([0-9]{2}){0,3}$'),
    fund text check (fund in ('F1', 'F2', 'F3', 'F4', 'F5')),
    side text not null check (side in ('debit', 'credit', 'both')),
    size_asked smallint not null check (size_asked between 1 and 500),
    -- the head of the log right after the later of: this engagement was entered, the last month was closed
    head_size bigint not null check (head_size > 0),
    head_root bytea not null check (length(head_root) = 32),
    seed bytea not null check (length(seed) = 32),
    -- what was drawn from, and the SHA-256 of its lines
    population_count integer not null check (population_count > 0),
    population_total numeric(18,2) not null check (population_total > 0 and population_total <> 'NaN'),
    population_root bytea not null check (length(population_root) = 32),
    item_count smallint not null check (item_count > 0),
    item_total numeric(18,2) not null,
    items_root bytea not null check (length(items_root) = 32),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    constraint audit_sample_draw_once unique (community_id, engagement_id, draw_no),
    foreign key (community_id, engagement_id) references audit_engagement,
    constraint audit_sample_grant foreign key (community_id, grant_id) references role_grant
  );

  create table audit_sample_item (
    community_id integer not null,
    sample_id uuid not null,
    no smallint not null check (no > 0),
    seq bigint not null,
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    -- how often a large one was hit
    hits smallint not null check (hits > 0),
    primary key (community_id, sample_id, no),
    constraint audit_sample_item_once unique (community_id, sample_id, seq),
    foreign key (community_id, sample_id) references audit_sample,
    foreign key (community_id, seq) references entry
  );

  -- 相符, 不符, 缺: the last word counts, the ones before it stay
  create table audit_tick (
    community_id integer not null,
    sample_id uuid not null,
    no smallint not null,
    turn smallint not null check (turn > 0),
    mark text not null check (mark in ('agrees', 'differs', 'missing')),
    note text not null check (length(note) <= 500),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint audit_tick_turn_once primary key (community_id, sample_id, no, turn),
    foreign key (community_id, sample_id, no) references audit_sample_item,
    constraint audit_tick_says_why check (mark = 'agrees' or length(note) >= 2),
    constraint audit_tick_grant foreign key (community_id, grant_id) references role_grant
  );

  create table audit_finding (
    community_id integer not null,
    id uuid not null,
    engagement_id uuid not null,
    no smallint not null check (no > 0),
    severity text not null check (severity in ('minor', 'major', 'grave')),
    subject_kind text not null,
    subject_id text check (length(subject_id) between 1 and 40),
    title text not null check (length(title) between 2 and 60),
    text text not null check (length(text) between 5 and 2000),
    amount numeric(18,2) check (amount > 0 and amount <> 'NaN'),
    -- about a person: only those concerned read it
    is_personal boolean not null,
    answer_days smallint not null check (answer_days between 1 and 60),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    constraint audit_finding_no_once unique (community_id, engagement_id, no),
    foreign key (community_id, engagement_id) references audit_engagement,
    constraint audit_finding_subject_whole check ((subject_kind = 'general') = (subject_id is null)),
    constraint audit_finding_grant foreign key (community_id, grant_id) references role_grant
  );

  -- answered by the firm; accepted, reopened or closed by the auditor
  create table audit_finding_step (
    community_id integer not null,
    finding_id uuid not null,
    turn smallint not null check (turn > 0),
    act text not null check (act in ('answered', 'accepted', 'reopened', 'closed')),
    text text not null check (length(text) between 2 and 2000),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint audit_finding_step_turn_once primary key (community_id, finding_id, turn),
    foreign key (community_id, finding_id) references audit_finding,
    constraint audit_finding_step_grant foreign key (community_id, grant_id) references role_grant
  );

  create table audit_finding_file (
    community_id integer not null,
    finding_id uuid not null,
    turn smallint not null,
    position smallint not null check (position >= 0),
    file_id uuid not null,
    primary key (community_id, finding_id, turn, position),
    constraint audit_finding_file_once unique (community_id, finding_id, turn, file_id),
    foreign key (community_id, finding_id, turn) references audit_finding_step,
    constraint audit_finding_file_known foreign key (community_id, file_id) references file_object
  );

  -- drafts, one over the other, until one is given; after that nothing is drawn or found any more
  create table audit_opinion (
    community_id integer not null,
    engagement_id uuid not null,
    version smallint not null check (version > 0),
    kind text not null check (kind in ('unmodified', 'qualified', 'adverse', 'disclaimer')),
    -- text[], in the order of the report
    paragraphs jsonb not null check (jsonb_typeof(paragraphs) = 'array'
      and jsonb_array_length(paragraphs) between 1 and 20),
    issued boolean not null,
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint audit_opinion_version_once primary key (community_id, engagement_id, version),
    foreign key (community_id, engagement_id) references audit_engagement,
    constraint audit_opinion_grant foreign key (community_id, grant_id) references role_grant
  );
  create unique index audit_opinion_issued_once on audit_opinion (community_id, engagement_id) where issued;

  -- every request of an auditor: she too is watched
  create table audit_reading (
    community_id integer not null references community,
    id uuid not null,
    at timestamptz not null,
    reader_id uuid not null references person,
    grant_id uuid not null,
    -- GET communities/:communityId/journal
    route text not null check (length(route) between 3 and 200),
    -- what stood in the address: period=2026-03
    subject text not null check (length(subject) <= 500),
    primary key (community_id, id),
    constraint audit_reading_grant foreign key (community_id, grant_id) references role_grant
  );
`;

/** What people write is a commitment in the leaf; what a draw follows from is there for all to see. */
export const AUDIT_PROTECTED: readonly Protected[] = [
  { table: 'audit_engagement', keys: ['id'], private: ['firm', 'scope', 'resolution_ref'] },
  { table: 'audit_engagement_auditor', keys: ['engagement_id', 'grant_id'], private: [] },
  { table: 'audit_sample', keys: ['id'], private: ['title'] },
  { table: 'audit_sample_item', keys: ['sample_id', 'no'], private: [], many: true },
  { table: 'audit_tick', keys: ['sample_id', 'no', 'turn'], private: ['note'] },
  { table: 'audit_finding', keys: ['id'], private: ['title', 'text'] },
  { table: 'audit_finding_step', keys: ['finding_id', 'turn'], private: ['text'] },
  { table: 'audit_finding_file', keys: ['finding_id', 'turn', 'position'], private: [] },
  { table: 'audit_opinion', keys: ['engagement_id', 'version'], private: ['paragraphs'] },
];

/** Rows that are only ever added: all of them. */
export const AUDIT_RECORDS = [...AUDIT_PROTECTED.map(({ table }) => table), 'audit_reading'];

/** What the serving role may do; `recorded_at` is the database's own clock and nobody's to write. */
export const AUDIT_RIGHTS: Readonly<Record<string, string>> = {
  audit_engagement: `select, insert (community_id, id, number, firm, scope, from_period, to_period,
    sampling_number, fee, answer_days, resolution_ref, person_id, grant_id, at)`,
  audit_engagement_auditor: 'select, insert',
  audit_sample: `select, insert (community_id, id, engagement_id, draw_no, title, method, from_period,
    to_period, account_code, fund, side, size_asked, head_size, head_root, seed, population_count,
    population_total, population_root, item_count, item_total, items_root, person_id, grant_id, at)`,
  audit_sample_item: 'select, insert',
  audit_tick:
    'select, insert (community_id, sample_id, no, turn, mark, note, person_id, grant_id, at)',
  audit_finding: `select, insert (community_id, id, engagement_id, no, severity, subject_kind, subject_id,
    title, text, amount, is_personal, answer_days, person_id, grant_id, at)`,
  audit_finding_step: `select, insert (community_id, finding_id, turn, act, text, person_id, grant_id,
    at)`,
  audit_finding_file: 'select, insert',
  audit_opinion: `select, insert (community_id, engagement_id, version, kind, paragraphs, issued,
    person_id, grant_id, at)`,
  audit_reading: 'select, insert',
};
