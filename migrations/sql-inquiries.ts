import type { Protected } from './sql-log-functions';
import { handedOver } from './sql';

/**
 * 质询: a question on something in the account, the answers to it, what the asker says of them, and who was
 * told when nobody answered. Every row stays as it was written: how a question stands follows from them.
 */
export const inquiryTables = `
  create table inquiry (
    community_id integer not null references community,
    id uuid not null,
    number text not null,
    subject_kind text not null check (subject_kind in ('entry', 'budget-line', 'report', 'contract',
      'commitment', 'income-contract', 'general')),
    -- place in the books, version of the contract, or id; null: on the account as a whole
    subject_id text check (length(subject_id) between 1 and 40),
    -- of an entry: which of its lines
    subject_line smallint check (subject_line > 0),
    topic text not null check (length(topic) between 2 and 40),
    text text not null check (length(text) between 5 and 1000),
    -- never shown: readers see 一户业主 or the office
    person_id uuid not null references person,
    post text not null,
    -- the days of the contract that governed when it was asked; version null: there was none
    contract_version integer,
    answer_days smallint not null check (answer_days between 1 and 30),
    committee_days smallint not null check (committee_days between 1 and 30),
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    constraint inquiry_number_once unique (community_id, number),
    foreign key (community_id, contract_version) references trust_contract,
    constraint inquiry_subject_whole check ((subject_kind = 'general') = (subject_id is null)
      and (subject_line is null or subject_kind = 'entry'))
  );
  create index inquiry_recent on inquiry (community_id, at desc, id desc);
  create index inquiry_of_subject on inquiry (community_id, subject_kind, subject_id);
  create index inquiry_of_person on inquiry (community_id, person_id);
  create index inquiry_words on inquiry using gin (community_id, bigrams(topic || ' ' || text));

  -- in the name of the office; a round begins with the question, and anew when the asker is not content
  create table inquiry_answer (
    community_id integer not null,
    id uuid not null,
    inquiry_id uuid not null,
    turn smallint not null check (turn > 0),
    round smallint not null check (round > 0),
    text text not null check (length(text) between 2 and 2000),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    constraint inquiry_answer_turn_once unique (community_id, inquiry_id, turn),
    foreign key (community_id, inquiry_id) references inquiry,
    constraint inquiry_answer_grant foreign key (community_id, grant_id) references role_grant
  );
  create index inquiry_answer_recent on inquiry_answer (community_id, recorded_at);
  create index inquiry_answer_words on inquiry_answer using gin (community_id, bigrams(text));

  create table inquiry_answer_file (
    community_id integer not null,
    answer_id uuid not null,
    position smallint not null check (position >= 0),
    file_id uuid not null,
    primary key (community_id, answer_id, position),
    constraint inquiry_answer_file_once unique (community_id, answer_id, file_id),
    foreign key (community_id, answer_id) references inquiry_answer,
    constraint inquiry_answer_file_known foreign key (community_id, file_id) references file_object
  );

  -- what the asker says: answered, or not, and then the clock runs again
  create table inquiry_verdict (
    community_id integer not null,
    inquiry_id uuid not null,
    round smallint not null check (round > 0),
    answered boolean not null,
    note text not null check (length(note) <= 500),
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint inquiry_verdict_once primary key (community_id, inquiry_id, round),
    foreign key (community_id, inquiry_id) references inquiry,
    constraint inquiry_verdict_says_why check (answered or length(note) >= 2)
  );

  -- 逾期: written once, when a clock has run out without an answer
  create table inquiry_escalation (
    community_id integer not null,
    inquiry_id uuid not null,
    round smallint not null check (round > 0),
    told text not null check (told in ('committee', 'supervisor')),
    -- the last day of the clock that ran out
    due_on date not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, inquiry_id, round, told),
    foreign key (community_id, inquiry_id) references inquiry
  );

  -- out of sight, with the reason in its place; the words stay, and the log has them for ever
  create table inquiry_hiding (
    community_id integer not null,
    inquiry_id uuid not null,
    part text not null check (part in ('question', 'answer', 'verdict')),
    -- turn of the answer, round of the verdict; 0: the question
    place smallint not null check ((place = 0) = (part = 'question')),
    reason text not null check (length(reason) between 2 and 200),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint inquiry_hiding_once primary key (community_id, inquiry_id, part, place),
    foreign key (community_id, inquiry_id) references inquiry,
    constraint inquiry_hiding_grant foreign key (community_id, grant_id) references role_grant
  );

  create table inquiry_follow (
    community_id integer not null,
    inquiry_id uuid not null,
    person_id uuid not null references person,
    since timestamptz not null,
    primary key (community_id, inquiry_id, person_id),
    foreign key (community_id, inquiry_id) references inquiry
  );
  create index inquiry_follow_of_person on inquiry_follow (community_id, person_id);
`;

/** Who asked, and everything that people write, is a commitment in the leaf. */
export const INQUIRIES_PROTECTED: readonly Protected[] = [
  { table: 'inquiry', keys: ['id'], private: ['person_id', 'topic', 'text'] },
  { table: 'inquiry_answer', keys: ['id'], private: ['text'] },
  { table: 'inquiry_answer_file', keys: ['answer_id', 'position'], private: [] },
  { table: 'inquiry_verdict', keys: ['inquiry_id', 'round'], private: ['note'] },
  { table: 'inquiry_escalation', keys: ['inquiry_id', 'round', 'told'], private: [] },
  { table: 'inquiry_hiding', keys: ['inquiry_id', 'part', 'place'], private: ['reason'] },
];

/** Rows that are only ever added: all of them. */
export const INQUIRIES_RECORDS = INQUIRIES_PROTECTED.map(({ table }) => table);

/** What the serving role may do; `recorded_at` is the database's own clock and nobody's to write. */
export const INQUIRIES_RIGHTS: Readonly<Record<string, string>> = {
  inquiry: `select, insert (community_id, id, number, subject_kind, subject_id, subject_line, topic, text,
    person_id, post, contract_version, answer_days, committee_days, at)`,
  inquiry_answer: `select, insert (community_id, id, inquiry_id, turn, round, text, person_id, grant_id,
    at)`,
  inquiry_answer_file: 'select, insert',
  inquiry_verdict: 'select, insert (community_id, inquiry_id, round, answered, note, at)',
  inquiry_escalation: 'select, insert (community_id, inquiry_id, round, told, due_on, at)',
  inquiry_hiding: `select, insert (community_id, inquiry_id, part, place, reason, person_id, grant_id,
    at)`,
  inquiry_follow: 'select, insert, delete',
};

/**
 * Words in questions and their answers, and questions like another, through the bigram indexes; what is
 * hidden is not found. Functions of the role that sees across communities for the reason told in
 * migration 9: under row-level security these conditions may not use an index.
 */
export const inquirySearch = `
  grant select (community_id, id, topic, text) on inquiry to trust_directory;
  grant select (community_id, inquiry_id, turn, text) on inquiry_answer to trust_directory;
  grant select (community_id, inquiry_id, part, place) on inquiry_hiding to trust_directory;
  create policy inquiry_directory on inquiry for select to trust_directory using (true);
  create policy inquiry_answer_directory on inquiry_answer for select to trust_directory using (true);
  create policy inquiry_hiding_directory on inquiry_hiding for select to trust_directory using (true);

  create function inquiries_saying(words text) returns setof uuid
    language plpgsql stable strict security definer rows 50
    set search_path = pg_catalog, public, pg_temp as $$
  declare
    small text := lower(words);
    pairs text[] := case when length(words) > 1 then bigrams(words) else '{}' end;
  begin
    return query select i.id from inquiry i
      where i.community_id = current_community() and bigrams(i.topic || ' ' || i.text) @> pairs
        and strpos(lower(i.topic || ' ' || i.text), small) > 0
        and not exists (select from inquiry_hiding h where h.community_id = i.community_id
          and h.inquiry_id = i.id and h.part = 'question')
      union
      select a.inquiry_id from inquiry_answer a
      where a.community_id = current_community() and bigrams(a.text) @> pairs
        and strpos(lower(a.text), small) > 0
        and not exists (select from inquiry_hiding h where h.community_id = a.community_id
          and h.inquiry_id = a.inquiry_id and h.part = 'answer' and h.place = a.turn);
  end $$;

  -- questions that share pairs of characters with these words, and how many
  create function inquiries_like(words text) returns table (id uuid, shared integer, pairs integer)
    language plpgsql stable strict security definer rows 50
    set search_path = pg_catalog, public, pg_temp as $$
  declare
    wanted text[] := array(select distinct unnest(bigrams(words)));
  begin
    return query select i.id, p.shared::integer, p.pairs::integer from inquiry i
      cross join lateral (select count(*) filter (where w.pair = any(wanted)) as shared, count(*) as pairs
        from (select distinct unnest(bigrams(i.topic || ' ' || i.text)) as pair) w) p
      where i.community_id = current_community() and bigrams(i.topic || ' ' || i.text) && wanted
        and not exists (select from inquiry_hiding h where h.community_id = i.community_id
          and h.inquiry_id = i.id and h.part = 'question');
  end $$;
  ${handedOver(['inquiries_saying(text)', 'inquiries_like(text)'], 'trust_app, trust_report')}
`;
