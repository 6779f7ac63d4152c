import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import {
  INQUIRIES_PROTECTED,
  INQUIRIES_RECORDS,
  INQUIRIES_RIGHTS,
  inquirySearch,
  inquiryTables,
} from './sql-inquiries';
import { inquiryGuards, inquiryTriggers } from './sql-inquiry-guards';
import { loggedTable } from './sql-log-functions';

const RIGHTS = Object.entries(INQUIRIES_RIGHTS);

/** 质询: ask about any yuan, answered in public within the contract's days. */
export class Inquiries1795360000071 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(inquiryTables);
    await queryRunner.query(`
      ${RIGHTS.map(([table]) => tenantTable(table)).join('')}
      ${INQUIRIES_RECORDS.map(appendOnly).join('')}
      ${INQUIRIES_PROTECTED.map(loggedTable).join('')}
      ${RIGHTS.map(([table, app]) => grants(table, app)).join('')}
    `);
    await queryRunner.query(inquirySearch);
    await queryRunner.query(inquiryGuards);
    await queryRunner.query(inquiryTriggers);
  }

  down = refuseDown;
}
