import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import { RECEIPTS_TREE_PROTECTED, RECEIPTS_TREE_RECORDS, receiptsTrees } from './sql-receipts-tree';

/** Every payer can see that what he paid is in the published receipts of the month. */
export class ReceiptsTree1795340000056 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(receiptsTrees);
    await queryRunner.query(`
      ${RECEIPTS_TREE_RECORDS.map((table) => tenantTable(table)).join('')}
      ${RECEIPTS_TREE_RECORDS.map(appendOnly).join('')}
      ${RECEIPTS_TREE_PROTECTED.map(loggedTable).join('')}
      ${RECEIPTS_TREE_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
    `);
  }

  down = refuseDown;
}
