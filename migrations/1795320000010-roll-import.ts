import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grants, refuseDown, tenantTable } from './sql';

/** A roll of units between its upload and its confirmation, and afterwards the record of its changes. */
export class RollImport1795320000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table roll_import (
        community_id integer not null references community,
        id uuid not null,
        file_name text not null check (length(file_name) between 1 and 255),
        file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
        row_count integer not null check (row_count >= 0),
        -- names as in the roll, telephone numbers sealed; emptied once confirmed or expired
        units jsonb not null,
        problems jsonb not null,
        uploaded_by uuid not null references person,
        uploaded_at timestamptz not null,
        confirmed_by uuid references person,
        confirmed_at timestamptz,
        outcome jsonb,
        primary key (community_id, id),
        constraint roll_import_confirmed_whole
          check ((confirmed_at is null) = (confirmed_by is null)
            and (confirmed_at is null) = (outcome is null)),
        constraint roll_import_confirmed_without_problems
          check (confirmed_at is null or problems = '[]')
      );
      create index roll_import_waiting on roll_import (community_id, uploaded_at)
        where confirmed_at is null;

      ${tenantTable('roll_import')}
      ${grants('roll_import', 'select, insert, update (units, confirmed_by, confirmed_at, outcome)')}
    `);
  }

  down = refuseDown;
}
