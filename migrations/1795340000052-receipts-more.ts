import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseDown } from './sql';
import { takeReceipts } from './sql-take-receipts';

const TAKE = `take_receipts(integer, uuid, timestamptz, uuid[], uuid[], numeric[], date[], text[], text[],
  text[], text, text)`;

/** 批量收款: with the rights of whoever calls, so it can do no more than the counter. */
export class ReceiptsMore1795340000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(takeReceipts);
    await queryRunner.query(`
      revoke all on function ${TAKE} from public;
      grant execute on function ${TAKE} to trust_app;
    `);
  }

  down = refuseDown;
}
