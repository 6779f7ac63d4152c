import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import {
  CASHIER_PROTECTED,
  cashierDays,
  RECEIPTS_RIGHTS,
  receiptImports,
} from './sql-receipts-tables';
import { takeReceipts } from './sql-take-receipts';

const TAKE = `take_receipts(integer, uuid, timestamptz, uuid[], uuid[], numeric[], date[], text[], text[],
  text[], text, text)`;

/** 收款日结 and 批量收款; the function with the rights of whoever calls, so it can do no more than the counter. */
export class ReceiptsMore1795340000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const text of [cashierDays, receiptImports, takeReceipts]) await queryRunner.query(text);
    await queryRunner.query(`
      ${Object.keys(RECEIPTS_RIGHTS)
        .map((table) => tenantTable(table))
        .join('')}
      ${CASHIER_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(RECEIPTS_RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
      revoke all on function ${TAKE} from public;
      grant execute on function ${TAKE} to trust_app;
    `);
  }

  down = refuseDown;
}
