import type { Protected } from './sql-log-functions';

/** 公示异议: who objects to an approved payment, what freezes it, what the committee answers and decides. */
export const objectionTables = `
  -- one voice of one household on one version; stands until whoever raised it takes it back
  create table spending_objection (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    turn integer not null check (turn > 0),
    person_id uuid not null references person,
    text text not null check (length(text) between 2 and 500),
    raised_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    withdrawn_at timestamptz,
    primary key (community_id, request_id, version, turn),
    foreign key (community_id, request_id) references spending_request
  );
  create unique index spending_objection_once_per_person
    on spending_objection (community_id, request_id, version, person_id) where withdrawn_at is null;

  -- the homes that speak with it, and what they weigh
  create table spending_objection_unit (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    turn integer not null,
    position smallint not null check (position >= 0),
    unit_id uuid not null,
    area numeric(12,2) not null check (area > 0 and area <> 'NaN'),
    primary key (community_id, request_id, version, turn, position),
    foreign key (community_id, request_id, version, turn) references spending_objection,
    foreign key (community_id, unit_id) references unit
  );

  create table spending_freeze (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    round integer not null check (round > 0),
    -- what stood against the payment when it was frozen
    households integer not null check (households > 0),
    area numeric(14,2) not null check (area > 0 and area <> 'NaN'),
    total_area numeric(14,2) not null check (total_area > 0 and total_area <> 'NaN'),
    frozen_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    outcome text check (outcome in ('withdrawn', 'lifted', 'refused')),
    ended_at timestamptz,
    -- the objections up to this turn are disposed of; later ones may freeze the payment again
    settled_through integer,
    -- null: by the committee
    resolution_id uuid,
    primary key (community_id, request_id, version, round),
    foreign key (community_id, request_id) references spending_request,
    constraint spending_freeze_ended_whole check (
      num_nonnulls(outcome, ended_at, settled_through) in (0, 3)
      and (resolution_id is null or outcome in ('lifted', 'refused'))
      and ended_at >= frozen_at)
  );
  create unique index spending_freeze_one_open on spending_freeze (community_id, request_id, version)
    where outcome is null;

  -- 业委会公开答复
  create table spending_answer (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    turn integer not null check (turn > 0),
    -- the freeze it was given in; null before there was one
    round integer,
    text text not null check (length(text) between 2 and 1000),
    person_id uuid not null references person,
    grant_id uuid not null,
    answered_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, request_id, version, turn),
    foreign key (community_id, request_id) references spending_request,
    foreign key (community_id, request_id, version, round) references spending_freeze,
    foreign key (community_id, grant_id) references role_grant
  );

  -- one committee member's yes or no: to lifting a freeze, or to ratifying an emergency (round 0)
  create table spending_vote (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    question text not null check (question in ('objection', 'emergency')),
    round integer not null check (round >= 0),
    person_id uuid not null references person,
    grant_id uuid not null,
    agree boolean not null,
    reason text not null check (length(reason) <= 200),
    voted_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, request_id, version, question, round, person_id),
    foreign key (community_id, request_id) references spending_request,
    foreign key (community_id, grant_id) references role_grant,
    constraint spending_vote_says_why check (agree or length(reason) >= 2)
  );

  alter table spending_request
    -- last day of the objection window; null: none
    add column objection_ends_on date,
    -- 应急: named grounds make the request one
    add column emergency_grounds text check (emergency_grounds in
      ('safety', 'fire', 'flood', 'lift', 'water', 'power', 'other')),
    add column emergency_description text check (length(emergency_description) between 5 and 500),
    add constraint spending_emergency_whole check (
      (emergency_grounds is null) = (emergency_description is null)),
    drop constraint spending_request_state_check,
    add constraint spending_request_state_check check (state in ('draft', 'submitted', 'reviewed',
      'approved', 'ordered', 'released', 'paid', 'rejected', 'withdrawn', 'lapsed'));
  create index spending_request_objectable on spending_request (community_id, objection_ends_on, id)
    where objection_ends_on is not null;
`;

/** Who objects, from which home and how large it is, is private: the area alone would name a flat. */
export const OBJECTIONS_PROTECTED: readonly Protected[] = [
  {
    table: 'spending_objection',
    keys: ['request_id', 'version', 'turn'],
    private: ['person_id', 'text'],
  },
  {
    table: 'spending_objection_unit',
    keys: ['request_id', 'version', 'turn', 'position'],
    private: ['unit_id', 'area'],
  },
  { table: 'spending_freeze', keys: ['request_id', 'version', 'round'], private: ['area'] },
  { table: 'spending_answer', keys: ['request_id', 'version', 'turn'], private: ['text'] },
  {
    table: 'spending_vote',
    keys: ['request_id', 'version', 'question', 'round', 'person_id'],
    private: ['reason'],
  },
];

/** Rows that are only ever added. */
export const OBJECTIONS_RECORDS = [
  'spending_objection_unit',
  'spending_answer',
  'spending_vote',
] as const;

/** What the serving role may do; `recorded_at` is the database's own clock and nobody's to write. */
export const OBJECTIONS_RIGHTS: Readonly<Record<string, string>> = {
  spending_objection: `select, update (withdrawn_at),
    insert (community_id, request_id, version, turn, person_id, text, raised_at)`,
  spending_objection_unit: 'select, insert',
  spending_freeze: `select, update (outcome, ended_at, settled_through, resolution_id),
    insert (community_id, request_id, version, round, households, area, total_area, frozen_at)`,
  spending_answer: `select, insert (community_id, request_id, version, turn, round, text, person_id,
    grant_id, answered_at)`,
  spending_vote: `select, insert (community_id, request_id, version, question, round, person_id,
    grant_id, agree, reason, voted_at)`,
};
