import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { billLines, newId } from './sql-bill-lines';
import { billRun, billRunRoot, cancelBillRun } from './sql-bill-run';
import { CHARGES_PROTECTED, CHARGES_RECORDS as RECORDS } from './sql-charges-log';
import { bills, receipts, schedules } from './sql-charges-tables';
import { loggedTable } from './sql-log-functions';

const TABLES = [...RECORDS, 'unit_vacancy', 'bill_run', 'bill', 'receipt_counter', 'bill_relief'];

/** Bills are made and cancelled by these, owned by `trust_owner`, and by nothing else. */
const WRITERS = [
  'bill_run(integer, uuid, text, text, date, uuid)',
  'cancel_bill_run(integer, uuid, date, uuid, text)',
];
const READERS = ['bill_lines(integer, text, text)', 'bill_run_root(integer, uuid)'];

/** 收费: schedules, bills, receipts. */
export class Charges1795340000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(newId);
    for (const text of [schedules, bills, receipts]) await queryRunner.query(text);
    for (const text of [billLines, billRun, cancelBillRun, billRunRoot]) {
      await queryRunner.query(text);
    }
    await queryRunner.query(`
      ${RECORDS.map(appendOnly).join('')}
      ${TABLES.map((table) => tenantTable(table)).join('')}
      ${CHARGES_PROTECTED.map(loggedTable).join('')}
      ${RECORDS.map((table) => grants(table, 'select, insert')).join('')}
      ${grants('unit_vacancy', 'select, insert, update (ends_on)')}
      ${grants('bill_run', 'select')}
      ${grants('bill', 'select, update (settled)')}
      ${grants('receipt_counter', 'select, insert, update (last_no)')}
      ${grants('bill_relief', 'select, insert, update (state, decided_by, decided_at, entry_seq)')}
      revoke all on function ${[...WRITERS, ...READERS, 'new_id()'].join(', ')} from public;
      grant execute on function ${WRITERS.join(', ')} to trust_app;
      grant execute on function ${READERS.join(', ')}, log_row_text(jsonb, text[], bytea)
        to trust_app, trust_report;
    `);
  }

  down = refuseDown;
}
