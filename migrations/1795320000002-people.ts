import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grants, refuseDown } from './sql';

/**
 * Natural persons, their log-ins, sessions and the security log. These belong to the installation,
 * not to a community: one person may own a flat here and keep the books there.
 */
export class People1795320000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(persons);
    await queryRunner.query(comings);
    await queryRunner.query(`
      ${grants('person', 'select, insert, update (phone_sealed, phone_hash, phone_tail, identity_hash, identity_tail)')}
      -- whose log-in it is, and whether an operator's, is settled when it is made
      ${grants('login', 'select, insert, update (password_hash, totp_secret_sealed, totp_pending_sealed, totp_enrolled_at, totp_last_step, disabled_at)', '')}
      ${grants('login_session', 'select, insert, update (last_seen_at, revoked_at), delete', '')}
      ${grants('login_attempt', 'select, insert, update, delete', '')}
      ${grants('security_event', 'select, insert', '')}
    `);
  }

  down = refuseDown;
}

const persons = `
  create table person (
    id uuid primary key,
    name text not null check (length(name) between 1 and 60),
    phone_sealed text,
    -- keyed hash of a number that someone in office vouches for; a number that a newcomer only
    -- claims is sealed but not hashed, so that it can never be taken for her
    phone_hash text,
    phone_tail text check (phone_tail ~ '^[0-9]{4}$'),
    -- keyed hash of the identity card number: two log-ins of one natural person meet here
    identity_hash text constraint person_identity_once unique,
    identity_tail text,
    created_at timestamptz not null default now()
  );
  create unique index person_phone_once on person (phone_hash) where phone_hash is not null;

  create table login (
    id uuid primary key,
    person_id uuid not null references person,
    login_name text not null check (login_name = lower(login_name)),
    password_hash text not null,
    totp_secret_sealed text,
    -- shown as a QR code and not yet answered with a code; the old secret works until then
    totp_pending_sealed text,
    totp_enrolled_at timestamptz,
    totp_last_step bigint not null default 0,
    is_operator boolean not null default false,
    disabled_at timestamptz,
    created_at timestamptz not null default now(),
    constraint login_name_once unique (login_name)
  );
  create index login_person on login (person_id);
`;

const comings = `
  create table login_session (
    id uuid primary key,
    login_id uuid not null references login,
    token_hash text not null constraint login_session_token_once unique,
    device text not null,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
  );
  create index login_session_login on login_session (login_id);

  -- tries per keyed hash of a login name or network (RateLimiterPostgres); counts, no persons
  create table login_attempt (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );

  create table security_event (
    id uuid primary key,
    at timestamptz not null default now(),
    kind text not null,
    login_id uuid,
    person_id uuid,
    community_id integer,
    network text,
    detail jsonb not null default '{}'
  );
  create index security_event_at on security_event (at desc);
  create index security_event_person on security_event (person_id, at desc);
  create trigger security_event_append_only before update or delete on security_event
    for each row execute function refuse_change();
  create trigger security_event_no_truncate before truncate on security_event
    for each statement execute function refuse_change();
`;
