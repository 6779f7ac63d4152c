import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';

/**
 * Reports of any kind. Which kinds there are stands in code (src/disclosure/report-kinds.ts). Columns of
 * rows that stand already stay empty: such a row is a leaf of the log, which says nothing of a column
 * without a value, and what the row is about can be read from its month or its entry.
 */
export class ReportDocuments1795370000080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${widened}
      ${numbers}
      ${appendOnly('report_number')}
      ${tenantTable('report_number')}
      ${grants('report_number', 'select, insert')}
    `);
  }

  down = refuseDown;
}

const widened = `
  alter table report_archive
    add column subject text check (length(subject) between 1 and 64),
    add column number text check (length(number) between 1 and 40),
    add column version integer check (version >= 1),
    add column pages integer check (pages >= 1),
    drop constraint report_archive_kind_check,
    add constraint report_archive_kind_check
      check (length(kind) <= 40 and kind ~ '^[a-z]+(-[a-z]+)*$'),
    add constraint report_says_subject
      check (subject is not null and version is not null and pages is not null) not valid;

  -- a final document is archived once for its subject; asked again, the same file comes back
  drop index report_once;
  drop index report_voucher_once;
  create unique index report_once
    on report_archive (community_id, kind, coalesce(subject, subject_seq::text, period))
    where is_final and reprint_of is null;
  create unique index report_version_once on report_archive (community_id, kind, subject, version)
    where reprint_of is null;
  create index report_of_kind on report_archive (community_id, kind, id desc);
`;

const numbers = `
  -- 文号: counted through by year; it belongs to a subject, so that nothing that fails leaves a gap
  create table report_number (
    community_id integer not null references community,
    kind text not null,
    subject text not null,
    year integer not null,
    no integer not null check (no >= 1),
    created_at timestamptz not null default now(),
    primary key (community_id, kind, subject),
    constraint report_number_once unique (community_id, year, no)
  );
`;
