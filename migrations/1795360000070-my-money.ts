import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import { MY_MONEY_PROTECTED, MY_MONEY_RECORDS, myMoney } from './sql-my-money';

/** 我的钱去哪了: every closed month divided among the households, to the fen. */
export class MyMoney1795360000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(myMoney);
    await queryRunner.query(`
      ${MY_MONEY_RECORDS.map((table) => tenantTable(table)).join('')}
      ${MY_MONEY_RECORDS.map(appendOnly).join('')}
      ${MY_MONEY_PROTECTED.map(loggedTable).join('')}
      ${MY_MONEY_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
    `);
  }

  down = refuseDown;
}
