import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import {
  ONLINE_PROTECTED,
  ONLINE_RECORDS,
  onlinePayments,
  receivedOnline,
} from './sql-online-payments';

/** What the serving role may do to each table. */
const RIGHTS: Readonly<Record<string, string>> = {
  online_payment: 'select, insert, update (closed_at)',
  online_notification: 'select, insert',
  online_receipt: 'select, insert',
};

/** 线上缴费: orders, what the payment firm says, the money that came. */
export class OnlinePayments1795340000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(receivedOnline);
    await queryRunner.query(onlinePayments);
    await queryRunner.query(`
      ${ONLINE_RECORDS.map(appendOnly).join('')}
      ${Object.keys(RIGHTS)
        .map((table) => tenantTable(table))
        .join('')}
      ${ONLINE_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
    `);
  }

  down = refuseDown;
}
