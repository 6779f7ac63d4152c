/**
 * 关注与通知: what people want to hear of, what there is to hear, and the ways it goes out. None of it is
 * of record: a person may forget what she follows, and nothing of the books rests on it.
 */
const follows = `
  create table follow (
    community_id integer not null references community,
    id uuid not null,
    person_id uuid not null references person,
    kind text not null check (kind in
      ('budget-line', 'payee', 'amount', 'inquiry', 'report', 'everything')),
    -- the id of the budget line, payee or inquiry
    target uuid,
    limit_amount numeric(18,2) check (limit_amount > 0 and limit_amount <> 'NaN'),
    followed_at timestamptz not null,
    primary key (community_id, id),
    constraint follow_once
      unique nulls not distinct (community_id, person_id, kind, target, limit_amount),
    constraint follow_whole check (
      (target is not null) = (kind in ('budget-line', 'payee', 'inquiry'))
      and (limit_amount is not null) = (kind = 'amount'))
  );
  create index follow_of_target on follow (community_id, kind, target);

  -- something that happened, once for all who follow it; its words name no home and no person
  create table notice_event (
    community_id integer not null references community,
    id uuid not null,
    -- entry:123, report:<id>, answer:<id>, vote:<id>: the same never happens twice
    cause text not null check (length(cause) between 5 and 100),
    kind text not null check (kind in ('entry', 'answer', 'report', 'vote')),
    title text not null check (length(title) between 1 and 200),
    text text not null check (length(text) <= 1000),
    link text not null check (link ~ '^/c/[0-9]+/'),
    at timestamptz not null,
    primary key (community_id, id),
    constraint notice_event_once unique (community_id, cause)
  );

  create table notice (
    community_id integer not null,
    person_id uuid not null references person,
    event_id uuid not null,
    -- 您关注的…: which of her wishes it fulfils
    why text not null check (length(why) between 1 and 200),
    read_at timestamptz,
    mailed_at timestamptz,
    primary key (community_id, person_id, event_id),
    foreign key (community_id, event_id) references notice_event
  );
  create index notice_unread on notice (community_id, person_id) where read_at is null;
  create index notice_unmailed on notice (community_id, person_id) where mailed_at is null;

  -- how far the books were looked through
  create table notice_cursor (
    community_id integer primary key references community,
    through_seq bigint not null
  );
`;

const ways = `
  -- an address is nobody's before a code sent to it came back (double opt-in)
  create table mail_subscription (
    community_id integer not null references community,
    person_id uuid not null references person,
    address_sealed text not null,
    mode text not null default 'daily' check (mode in ('daily', 'at-once', 'off')),
    confirmed_at timestamptz,
    code_hash text,
    code_sent_at timestamptz not null,
    code_tries smallint not null default 0,
    -- the way out without a log-in: known again by its hash, sealed to be written into each mail
    token_hash text not null,
    token_sealed text not null,
    digest_on date,
    primary key (community_id, person_id),
    constraint mail_token_once unique (community_id, token_hash)
  );

  create table mail_outbox (
    community_id integer not null references community,
    id uuid not null,
    person_id uuid not null references person,
    kind text not null check (kind in ('code', 'notices')),
    -- address, subject and text; gone once sent
    sealed text,
    created_at timestamptz not null,
    -- ordered anew, because no server had taken it
    tried_at timestamptz,
    sent_at timestamptz,
    primary key (community_id, id),
    constraint mail_kept_until_sent check (sealed is null or sent_at is null)
  );

  create table notice_feed (
    community_id integer not null references community,
    person_id uuid not null references person,
    token_hash text not null,
    token_sealed text not null,
    made_at timestamptz not null,
    primary key (community_id, person_id),
    constraint notice_feed_token_once unique (community_id, token_hash)
  );
`;

const robots = `
  create table group_robot (
    community_id integer not null references community,
    id uuid not null,
    kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
    name text not null check (length(name) between 1 and 40),
    -- who has the address speaks in the group
    webhook_sealed text not null,
    webhook_tail text not null check (length(webhook_tail) <= 4),
    secret_sealed text,
    is_on boolean not null default true,
    -- months closed after this day are told
    since date not null,
    made_by uuid not null references person,
    made_at timestamptz not null,
    removed_by uuid references person,
    removed_at timestamptz,
    primary key (community_id, id),
    constraint group_robot_removed_whole check ((removed_by is null) = (removed_at is null))
  );

  create table robot_delivery (
    community_id integer not null,
    id uuid not null,
    robot_id uuid not null,
    occasion text not null check (occasion in ('month', 'trial')),
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    asked_by uuid references person,
    created_at timestamptz not null,
    attempts smallint not null default 0,
    next_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
    -- what the group's server answered, or what stood in the way
    answer text not null default '' check (length(answer) <= 300),
    done_at timestamptz,
    primary key (community_id, id),
    foreign key (community_id, robot_id) references group_robot
  );
  create unique index robot_month_once on robot_delivery (community_id, robot_id, period)
    where occasion = 'month';
  create index robot_delivery_recent on robot_delivery (community_id, created_at desc, id desc);
`;

/** Who has left the community hears nothing more of it, and nothing of hers is kept to tell her by. */
const leaving = `
  create function forget_wishes() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (select from unit_binding b where b.community_id = new.community_id
        and b.person_id = new.person_id and b.ended_at is null)
      or exists (select from role_grant g where g.community_id = new.community_id
        and g.person_id = new.person_id and (now() at time zone 'Asia/Shanghai')::date
          <= least(coalesce(g.ends_on, 'infinity'), coalesce(g.ended_on - 1, 'infinity'))) then
      return null;
    end if;
    delete from follow where community_id = new.community_id and person_id = new.person_id;
    delete from notice where community_id = new.community_id and person_id = new.person_id;
    delete from mail_outbox where community_id = new.community_id and person_id = new.person_id;
    delete from mail_subscription where community_id = new.community_id and person_id = new.person_id;
    delete from notice_feed where community_id = new.community_id and person_id = new.person_id;
    return null;
  end $$;
  create trigger unit_binding_forgets_wishes after update of ended_at on unit_binding
    for each row when (new.ended_at is not null and old.ended_at is null)
    execute function forget_wishes();
  revoke all on function forget_wishes() from public;
`;

export const notices = `${follows}${ways}${robots}${leaving}`;

/** What the serving role may do to each. */
export const NOTICES_RIGHTS: Readonly<Record<string, string>> = {
  follow: 'select, insert, delete',
  notice_event: 'select, insert',
  notice: 'select, insert, delete, update (read_at, mailed_at)',
  notice_cursor: 'select, insert, update (through_seq)',
  mail_subscription: 'select, insert, update, delete',
  mail_outbox: 'select, insert, delete, update (sealed, sent_at, tried_at)',
  notice_feed: 'select, insert, update, delete',
  group_robot:
    'select, insert, update (is_on, removed_by, removed_at, webhook_sealed, secret_sealed)',
  robot_delivery: 'select, insert, update (attempts, next_at, state, answer, done_at)',
};
