import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseDown } from './sql';
import { beltFunctions, beltTriggers } from './sql-ledger-belt';
import { closePeriod, extendChart, holdBooks, openBooks } from './sql-ledger-functions';
import { paymentMayBeBooked, postEntries } from './sql-post-entries';

/**
 * Who may write the book: these functions, owned by `trust_owner` and running as it, and nobody
 * else. `trust_app` may call them; they refuse again what the rules in the code refuse.
 */
export class LedgerFunctions1795320000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(beltFunctions);
    await queryRunner.query(beltTriggers);
    await queryRunner.query(paymentMayBeBooked);
    await queryRunner.query(postEntries);
    await queryRunner.query(openBooks);
    await queryRunner.query(extendChart);
    await queryRunner.query(holdBooks);
    await queryRunner.query(closePeriod);
    await queryRunner.query(
      FUNCTIONS.map((name) => `revoke all on function ${name} from public;`).join('\n'),
    );
    await queryRunner.query(
      CALLABLE.map((name) => `grant execute on function ${name} to trust_app;`).join('\n'),
    );
  }

  down = refuseDown;
}

const CALLABLE = ['post_entries', 'open_books', 'extend_chart', 'hold_books', 'close_period'];
const FUNCTIONS = [
  ...CALLABLE,
  'payment_may_be_booked',
  'entry_must_balance',
  'posting_comes_with_entry',
];
