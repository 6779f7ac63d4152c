import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import {
  ARREARS_PROTECTED,
  ARREARS_RECORDS,
  reminders,
  unitSettlements,
} from './sql-arrears-tables';
import { lateFeeLines, lateFeeRun } from './sql-late-fees';
import { loggedTable } from './sql-log-functions';
import { useAdvancesOf } from './sql-settle-unit';

const WRITERS = [
  'late_fee_run(integer, uuid, text, text, integer, text, integer, text, date, uuid)',
  'use_advances_of(integer, uuid, uuid, date, uuid, uuid[], numeric[])',
];
const READERS = ['late_fee_lines(integer, text, text, integer, text, integer, text)'];

/** 欠费: reminders, late fees, the settlement of a sale. */
export class Arrears1795340000053 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const text of [reminders, unitSettlements, lateFeeLines, lateFeeRun, useAdvancesOf]) {
      await queryRunner.query(text);
    }
    await queryRunner.query(`
      ${ARREARS_RECORDS.map(appendOnly).join('')}
      ${ARREARS_RECORDS.map((table) => tenantTable(table)).join('')}
      ${ARREARS_PROTECTED.map(loggedTable).join('')}
      ${ARREARS_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
      revoke all on function ${[...WRITERS, ...READERS].join(', ')} from public;
      grant execute on function ${WRITERS.join(', ')} to trust_app;
      grant execute on function ${READERS.join(', ')} to trust_app, trust_report;
    `);
  }

  down = refuseDown;
}
