import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import {
  OPEN_DATA_PROTECTED,
  OPEN_DATA_RECORDS,
  openDataGuards,
  openDataTables,
} from './sql-open-data';

/** 带走数据: a page for everybody where the owners have resolved so, and pay by post and headcount. */
export class OpenData1795360000076 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(openDataTables);
    await queryRunner.query(openDataGuards);
    await queryRunner.query(`
      alter table resolution drop constraint resolution_subject_kind_check,
        add constraint resolution_subject_kind_check check (subject_kind in ('budget', 'adjustment',
          'final-accounts', 'surplus', 'objection', 'spending', 'open-data', 'other'));
      ${OPEN_DATA_RECORDS.map(appendOnly).join('')}
      ${['public_page', ...OPEN_DATA_RECORDS].map((table) => tenantTable(table)).join('')}
      ${OPEN_DATA_PROTECTED.map(loggedTable).join('')}
      ${grants(
        'public_page',
        'select, insert, update (state, resolution_id, opened_by, opened_at, closed_by, closed_at, close_reason)',
      )}
      ${OPEN_DATA_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
    `);
  }

  down = refuseDown;
}
