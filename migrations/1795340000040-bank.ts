import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bankBookings } from './sql-bank-bookings';
import { BANK_PROTECTED, BANK_RECORDS, bankTables } from './sql-bank-tables';
import { paymentMayBeBooked } from './sql-post-entries';
import { loggedTable } from './sql-log-functions';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';

const TABLES = ['bank_mapping', 'bank_import', 'bank_statement', 'bank_line', 'bank_match'];

/** What the bank says, kept as it said it, and where the books agree with it. */
export class Bank1795340000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(bankTables);
    await queryRunner.query(`
      ${TABLES.map((table) => tenantTable(table)).join('')}
      ${BANK_RECORDS.map(appendOnly).join('')}
      ${BANK_PROTECTED.map(loggedTable).join('')}
      ${grants('bank_mapping', 'select, insert, update (profile, updated_by, updated_at)')}
      ${grants(
        'bank_import',
        `select, insert, update (profile, stated_opening, stated_closing, line_count, new_count,
          problems, confirmed_by, confirmed_at, added, job_id)`,
      )}
      ${grants('bank_statement', 'select, insert')}
      ${grants('bank_line', 'select, insert')}
      ${grants('bank_match', 'select, insert, update (undone_by, undone_at, undone_reason)')}
      ${bankBookings}
      revoke execute on function bank_line_covers(integer, uuid, numeric, text) from public;
      grant execute on function bank_line_covers(integer, uuid, numeric, text) to trust_owner;
      ${paymentMayBeBooked}
    `);
  }

  down = refuseDown;
}
