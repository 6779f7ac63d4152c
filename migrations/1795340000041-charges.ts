import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { useAdvances } from './sql-advance-use';
import { billLines, newId } from './sql-bill-lines';
import { billRun, billRunRoot, cancelBillRun } from './sql-bill-run';
import { CHARGES_PROTECTED, CHARGES_RECORDS } from './sql-charges-log';
import { bills, receipts, schedules, settlements } from './sql-charges-tables';
import { loggedTable, rowsLeaves } from './sql-log-functions';

/** What the serving role may do to each table; what it may only read is written by functions. */
const RIGHTS: Readonly<Record<string, string>> = {
  fee_schedule: 'select, insert',
  unit_vacancy: 'select, insert, update (ends_on)',
  // put right until it is billed; what a bill took of it stands in the bill
  meter_reading: 'select, insert, update (before, now, recorded_by, recorded_at)',
  shared_cost: 'select, insert, update (total, evidence, recorded_by, recorded_at)',
  bill_run: 'select',
  bill: 'select, update (settled)',
  receipt_counter: 'select, insert, update (last_no)',
  receipt: 'select, insert, update (cancelled_by, cancelled_at, cancel_reason)',
  receipt_allocation: 'select, insert',
  advance_use: 'select',
  advance_use_line: 'select',
  bill_relief: 'select, insert, update (state, decided_by, decided_at, entry_seq)',
};

/** Bills are made and cancelled by these, owned by `trust_owner`, and by nothing else. */
const WRITERS = [
  'bill_run(integer, uuid, text, text, date, uuid)',
  'cancel_bill_run(integer, uuid, date, uuid, text)',
  'use_advances(integer, uuid, date, uuid)',
];
const READERS = ['bill_lines(integer, text, text)', 'bill_run_root(integer, uuid)'];

/** 收费: schedules, bills, receipts. */
export class Charges1795340000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(newId);
    await queryRunner.query(rowsLeaves);
    for (const text of [schedules, bills, receipts, settlements]) await queryRunner.query(text);
    for (const text of [billLines, billRun, cancelBillRun, billRunRoot, useAdvances]) {
      await queryRunner.query(text);
    }
    await queryRunner.query(`
      ${CHARGES_RECORDS.map(appendOnly).join('')}
      ${Object.keys(RIGHTS)
        .map((table) => tenantTable(table))
        .join('')}
      ${CHARGES_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
      revoke all on function ${[...WRITERS, ...READERS, 'new_id()', 'log_rows()'].join(', ')} from public;
      grant execute on function ${WRITERS.join(', ')} to trust_app;
      grant execute on function ${READERS.join(', ')}, log_row_text(jsonb, text[], bytea)
        to trust_app, trust_report;
    `);
  }

  down = refuseDown;
}
