import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { EXCHANGE_PROTECTED, EXCHANGE_RECORDS, exchangeTables } from './sql-exchange';
import { loggedTable } from './sql-log-functions';

/** 数据交换: books that came from another installation say so in their own log. */
export class Exchange1795370000086 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${exchangeTables}
      ${EXCHANGE_RECORDS.map(appendOnly).join('')}
      ${EXCHANGE_RECORDS.map((table) => tenantTable(table)).join('')}
      ${EXCHANGE_PROTECTED.map(loggedTable).join('')}
      ${EXCHANGE_RECORDS.map((table) => grants(table, 'select')).join('')}
    `);
  }

  down = refuseDown;
}
