import type { Protected } from './sql-log-functions';

/** 业主大会决议: what is put to the owners, when they may vote, and what came of it. */
const resolutions = `
  create table resolution (
    community_id integer not null references community,
    id uuid not null,
    number text not null check (number ~ '^决-[0-9]{4}-[0-9]{3,}$'),
    title text not null check (length(title) between 2 and 100),
    text text not null check (length(text) between 2 and 20000),
    -- 民法典 278: which of the nine matters; 6 to 8 take three quarters
    matter smallint not null check (matter between 1 and 9),
    kind text not null,
    -- advisory: the town counts by its own system, and that result decides
    mode text not null check (mode in ('binding', 'advisory')),
    secret boolean not null,
    subject_kind text check (subject_kind in ('budget', 'adjustment', 'final-accounts', 'surplus',
      'objection', 'spending', 'other')),
    subject_id uuid,
    subject_version integer check (subject_version > 0),
    subject_hash text check (subject_hash ~ '^[0-9a-f]{64}$'),
    opens_on date not null,
    closes_on date not null,
    second_call_of uuid,
    drafted_by uuid not null references person,
    drafted_at timestamptz not null,
    -- 公告: from here on nothing of it changes
    notice_on date,
    proxy_cap integer check (proxy_cap between 0 and 100),
    announced_by uuid references person,
    announced_at timestamptz,
    unit_count integer,
    total_area numeric(14,2),
    total_heads integer,
    roll_hash text check (roll_hash ~ '^[0-9a-f]{64}$'),
    state text not null default 'draft' check (state in ('draft', 'announced', 'closed')),
    -- 计票
    outcome text check (outcome in ('passed', 'failed', 'no-quorum')),
    for_area numeric(14,2) check (for_area >= 0),
    for_heads integer check (for_heads >= 0),
    against_area numeric(14,2) check (against_area >= 0),
    against_heads integer check (against_heads >= 0),
    abstain_area numeric(14,2) check (abstain_area >= 0),
    abstain_heads integer check (abstain_heads >= 0),
    count_hash text check (count_hash ~ '^[0-9a-f]{64}$'),
    closed_by uuid references person,
    closed_at timestamptz,
    primary key (community_id, id),
    foreign key (community_id, second_call_of) references resolution,
    constraint resolution_number_once unique (community_id, number),
    constraint resolution_kind_of_matter check (
      kind = case when matter between 6 and 8 then 'special' else 'ordinary' end),
    constraint resolution_term check (closes_on >= opens_on and opens_on >= notice_on),
    constraint resolution_subject_whole check (
      (subject_id is null) = (subject_kind is null or subject_kind = 'other')
      and (subject_id is not null or num_nonnulls(subject_version, subject_hash) = 0)),
    constraint resolution_announced_whole check (
      num_nonnulls(notice_on, proxy_cap, announced_by, announced_at, unit_count, total_area,
        total_heads, roll_hash) = case when state = 'draft' then 0 else 8 end),
    constraint resolution_closed_whole check (
      num_nonnulls(for_area, for_heads, against_area, against_heads, abstain_area, abstain_heads,
        count_hash, closed_by, closed_at) = case when state = 'closed' then 9 else 0 end),
    constraint resolution_outcome_when_closed check (
      case when state = 'closed' then outcome is not null or mode = 'advisory' else outcome is null end)
  );
  create index resolution_of_subject on resolution (community_id, subject_id);
`;

/** The roll as it stood on the day of the notice: one row per head, one per unit. */
const rolls = `
  create table voting_right (
    community_id integer not null,
    resolution_id uuid not null,
    -- of this resolution only: who has two votes on two days is not to be seen from it
    voter_id uuid not null,
    kind text not null check (kind in ('owner', 'developer', 'unnamed')),
    -- who it is, as a hash of the owners' names and keyed telephone numbers
    identity text not null check (identity ~ '^[0-9a-f]{64}$'),
    -- owners who hold the right together (共有人)
    owners integer not null check (owners > 0),
    units integer not null check (units > 0),
    area numeric(14,2) not null check (area > 0),
    primary key (community_id, resolution_id, voter_id),
    foreign key (community_id, resolution_id) references resolution,
    constraint voting_right_one_head unique (community_id, resolution_id, identity)
  );

  create table voting_right_unit (
    community_id integer not null,
    resolution_id uuid not null,
    unit_id uuid not null,
    voter_id uuid not null,
    area numeric(14,2) not null check (area > 0),
    primary key (community_id, resolution_id, unit_id),
    foreign key (community_id, resolution_id, voter_id) references voting_right,
    foreign key (community_id, unit_id) references unit
  );
  create index voting_right_unit_of_voter on voting_right_unit (community_id, resolution_id, voter_id);
`;

const ballots = `
  -- 纸质、现场票清单: entered by one, and nothing of it counts before another has compared it
  create table ballot_batch (
    community_id integer not null,
    id uuid not null,
    resolution_id uuid not null,
    channel text not null check (channel in ('paper', 'on-site')),
    ballot_count integer not null check (ballot_count > 0),
    entered_by uuid not null references person,
    entered_at timestamptz not null,
    accepted boolean,
    checked_by uuid references person,
    checked_at timestamptz,
    check_note text not null default '' check (length(check_note) <= 200),
    primary key (community_id, id),
    foreign key (community_id, resolution_id) references resolution,
    constraint ballot_batch_checked_whole check (
      num_nonnulls(accepted, checked_by, checked_at) in (0, 3)),
    constraint ballot_batch_checked_by_another check (checked_by is distinct from entered_by),
    constraint ballot_batch_refused_with_reason check (accepted is not false or length(check_note) > 1)
  );
  create index ballot_batch_of_resolution on ballot_batch (community_id, resolution_id);

  -- 委托书: one owner lets another vote for her in this one matter
  create table proxy (
    community_id integer not null,
    id uuid not null,
    resolution_id uuid not null,
    voter_id uuid not null,
    holder_name text not null check (length(holder_name) between 1 and 60),
    holder_hash text not null check (holder_hash ~ '^[0-9a-f]{64}$'),
    holder_tail text not null check (holder_tail ~ '^[0-9]{4}$'),
    file_id uuid,
    given_by uuid not null references person,
    given_at timestamptz not null,
    revoked_by uuid references person,
    revoked_at timestamptz,
    primary key (community_id, id),
    foreign key (community_id, resolution_id, voter_id) references voting_right,
    constraint proxy_file_known foreign key (community_id, file_id) references file_object,
    constraint proxy_revoked_whole check (num_nonnulls(revoked_by, revoked_at) in (0, 2))
  );
  create unique index proxy_once on proxy (community_id, resolution_id, voter_id)
    where revoked_at is null;

  -- every ballot that was cast; which of them counts follows from all of them (votes.rules)
  create table ballot (
    community_id integer not null,
    id uuid not null,
    resolution_id uuid not null,
    voter_id uuid not null,
    -- the home a paper names; null on line, where a person votes for her right as a whole
    unit_id uuid,
    channel text not null check (channel in ('paper', 'on-site', 'online')),
    -- of a secret vote sealed with the installation's key
    choice text not null,
    cast_on date not null,
    recorded_at timestamptz not null,
    -- which owner spoke; null: the household or her proxy
    voice uuid references person,
    cast_by uuid not null references person,
    proxy_id uuid,
    batch_id uuid,
    file_id uuid,
    note text not null default '' check (length(note) <= 200),
    -- what the voter finds her ballot by in the published list
    receipt_code text not null check (receipt_code ~ '^[0-9A-Z]{12}$'),
    primary key (community_id, id),
    foreign key (community_id, resolution_id, voter_id) references voting_right,
    foreign key (community_id, batch_id) references ballot_batch,
    foreign key (community_id, proxy_id) references proxy,
    constraint ballot_file_known foreign key (community_id, file_id) references file_object,
    constraint ballot_receipt_once unique (community_id, receipt_code),
    constraint ballot_of_channel check (
      (channel = 'online') = (batch_id is null) and (channel = 'online') = (unit_id is null)),
    constraint ballot_voice check ((voice is not null) = (channel = 'online' and proxy_id is null))
  );
  create index ballot_of_resolution on ballot (community_id, resolution_id);

  -- 计票结果: of every ballot whether it counted, and if not why
  create table ballot_count (
    community_id integer not null,
    resolution_id uuid not null,
    ballot_id uuid not null,
    status text not null check (status in ('counted', 'merged', 'replaced', 'disagreed',
      'owner-voted', 'proxy-beyond-cap', 'proxy-revoked', 'unchecked', 'out-of-time', 'not-on-roll')),
    primary key (community_id, ballot_id),
    foreign key (community_id, resolution_id) references resolution,
    foreign key (community_id, ballot_id) references ballot
  );
  create index ballot_count_of_resolution on ballot_count (community_id, resolution_id);

  -- what the town's own system said, with its paper
  create table official_result (
    community_id integer not null,
    resolution_id uuid not null,
    passed boolean not null,
    tallies jsonb not null,
    reference text not null check (length(reference) between 2 and 200),
    file_id uuid not null,
    entered_by uuid not null references person,
    entered_at timestamptz not null,
    primary key (community_id, resolution_id),
    foreign key (community_id, resolution_id) references resolution,
    constraint official_result_file_known foreign key (community_id, file_id) references file_object
  );
`;

export const resolutionTables = [resolutions, rolls, ballots].join('');

/** The roll and the count stand by the thousand: their resolution's leaf carries a hash over each. */
export const RESOLUTIONS_PROTECTED: readonly Protected[] = [
  { table: 'resolution', keys: ['id'], private: ['title', 'text'] },
  { table: 'ballot_batch', keys: ['id'], private: ['check_note'] },
  {
    table: 'proxy',
    keys: ['id'],
    private: ['voter_id', 'holder_name', 'holder_hash', 'holder_tail', 'given_by', 'revoked_by'],
  },
  {
    table: 'ballot',
    keys: ['id'],
    private: ['voter_id', 'unit_id', 'choice', 'voice', 'cast_by', 'note'],
    many: true,
  },
  { table: 'official_result', keys: ['resolution_id'], private: ['reference'] },
];

/** Its tables of record that refuse every change. */
export const RESOLUTIONS_RECORDS = [
  'voting_right',
  'voting_right_unit',
  'ballot',
  'ballot_count',
  'official_result',
] as const;

/** What the serving role may do to each table. */
export const RESOLUTIONS_RIGHTS: Readonly<Record<string, string>> = {
  resolution: `select, insert, update (title, text, matter, kind, mode, secret, subject_kind, subject_id,
    subject_version, subject_hash, opens_on, closes_on, notice_on, proxy_cap, announced_by, announced_at,
    unit_count, total_area, total_heads, roll_hash, state, outcome, for_area, for_heads, against_area,
    against_heads, abstain_area, abstain_heads, count_hash, closed_by, closed_at)`,
  voting_right: 'select, insert',
  voting_right_unit: 'select, insert',
  ballot_batch: 'select, insert, update (accepted, checked_by, checked_at, check_note)',
  proxy: 'select, insert, update (revoked_by, revoked_at)',
  ballot: 'select, insert',
  ballot_count: 'select, insert',
  official_result: 'select, insert',
};
