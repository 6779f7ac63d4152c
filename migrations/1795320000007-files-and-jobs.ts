import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';

const TABLES = ['file_object', 'entry_file', 'file_access', 'job_run', 'idempotency_key'];

/** Evidence files, long work with progress, idempotency keys, and who looked at an original. */
export class FilesAndJobs1795320000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(files);
    await queryRunner.query(jobs);
    await queryRunner.query(`
      ${['entry_file', 'file_access'].map(appendOnly).join('')}
      ${TABLES.map((table) => tenantTable(table)).join('')}
      ${grants('file_object', 'select, insert')}
      ${grants('entry_file', 'select')}
      ${grants('file_access', 'select, insert')}
      ${grants('job_run', 'select, insert, update')}
      ${grants('idempotency_key', 'select, insert, update (response)', '')}
    `);
  }

  down = refuseDown;
}

const files = `
  create table file_object (
    community_id integer not null references community,
    id uuid not null,
    name text not null,
    media_type text not null,
    size_bytes bigint not null check (size_bytes >= 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    public_sha256 text not null check (public_sha256 ~ '^[0-9a-f]{64}$'),
    public_media_type text not null,
    thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
    width integer,
    height integer,
    purpose text not null check (purpose in ('evidence', 'import', 'report')),
    uploaded_by uuid references person,
    uploaded_at timestamptz not null default now(),
    primary key (community_id, id)
  );
  create index file_object_sha on file_object (community_id, sha256);

  -- what an entry rests on: invoice, photo, contract (附件)
  create table entry_file (
    community_id integer not null,
    seq bigint not null,
    file_id uuid not null,
    label text not null default '',
    primary key (community_id, seq, file_id),
    foreign key (community_id, seq) references entry,
    constraint entry_file_known foreign key (community_id, file_id) references file_object
  );

  -- looks at originals are by right, and logged (assurance: 2.2)
  create table file_access (
    community_id integer not null,
    id uuid not null,
    file_id uuid not null,
    person_id uuid not null references person,
    at timestamptz not null default now(),
    primary key (community_id, id),
    foreign key (community_id, file_id) references file_object
  );
`;

const jobs = `
  create table job_run (
    community_id integer not null references community,
    id uuid not null,
    kind text not null,
    title text not null,
    state text not null default 'queued'
      check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done_count integer not null default 0,
    total_count integer not null default 0,
    result jsonb,
    problem jsonb,
    requested_by uuid references person,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    primary key (community_id, id)
  );
  create index job_run_recent on job_run (community_id, created_at desc);

  create table idempotency_key (
    community_id integer not null references community,
    key text not null check (length(key) between 8 and 120),
    person_id uuid not null references person,
    request_hash text not null,
    response jsonb,
    created_at timestamptz not null default now(),
    primary key (community_id, key)
  );
`;
