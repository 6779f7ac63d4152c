import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { ACT_RIGHTS, committeeDecision } from './sql-committee-decision';
import {
  FINAL_ACCOUNTS_PROTECTED,
  FINAL_ACCOUNTS_RECORDS,
  finalAccounts,
  finalAccountsFigures,
  finalAccountsGuards,
} from './sql-final-accounts';
import { loggedTable } from './sql-log-functions';

/** 决算: the budget of a closed year against its books. */
export class FinalAccounts1795350000064 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(finalAccounts);
    await queryRunner.query(committeeDecision);
    await queryRunner.query(`
      ${['final_accounts', 'final_accounts_line', 'final_accounts_act'].map((table) => tenantTable(table)).join('')}
      ${FINAL_ACCOUNTS_RECORDS.map(appendOnly).join('')}
      ${FINAL_ACCOUNTS_PROTECTED.map(loggedTable).join('')}
      ${grants(
        'final_accounts',
        `select, insert, update (state, income, expense, surplus_note, audit_ref, decided_by, resolution_id,
          made_by, made_at, submitted_by, submitted_at, decided_at)`,
      )}
      ${grants('final_accounts_line', 'select, insert, delete')}
      ${grants('final_accounts_act', ACT_RIGHTS)}
      ${finalAccountsFigures}
      ${finalAccountsGuards}
    `);
  }

  down = refuseDown;
}
