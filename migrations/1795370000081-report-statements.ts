import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import {
  REPORT_STATEMENT_PROTECTED,
  REPORT_STATEMENT_RECORDS,
  reportStatements,
} from './sql-report-statements';

/** A report proves itself: its pages are in the log before they are on paper. */
export class ReportStatements1795370000081 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(reportStatements);
    await queryRunner.query(`
      ${REPORT_STATEMENT_RECORDS.map((table) => tenantTable(table)).join('')}
      ${REPORT_STATEMENT_RECORDS.map(appendOnly).join('')}
      ${REPORT_STATEMENT_PROTECTED.map(loggedTable).join('')}
      ${REPORT_STATEMENT_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
    `);
  }

  down = refuseDown;
}
