import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { COMMON_INCOME_PROTECTED, COMMON_INCOME_RECORDS, commonIncome } from './sql-common-income';
import { loggedTable } from './sql-log-functions';

/** What the serving role may do to each table. */
const RIGHTS: Readonly<Record<string, string>> = {
  income_contract: 'select, insert, update (ended_on, ended_by, ended_at, end_reason)',
  income_version: 'select, insert',
  income_accrual: 'select, insert',
  income_receipt: 'select, insert, update (cancelled_by, cancelled_at, cancel_reason)',
};

/** 公共收益: contracts, what they earn, what came in. */
export class CommonIncome1795340000054 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(commonIncome);
    await queryRunner.query(`
      ${COMMON_INCOME_RECORDS.map(appendOnly).join('')}
      ${Object.keys(RIGHTS)
        .map((table) => tenantTable(table))
        .join('')}
      ${COMMON_INCOME_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
    `);
  }

  down = refuseDown;
}
