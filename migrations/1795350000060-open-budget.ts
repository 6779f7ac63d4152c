import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { budgetGuards } from './sql-budget-guards';
import { budgetMoves } from './sql-budget-moves';
import { putBudgetInForce } from './sql-budget-in-force';
import {
  BUDGET_PROTECTED,
  BUDGET_RECORDS,
  BUDGET_RIGHTS,
  budgets,
  budgetWords,
} from './sql-budget-tables';
import { loggedTable } from './sql-log-functions';

/** 开放式预算: drafted, commented, decided, and kept. */
export class OpenBudget1795350000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(budgets);
    await queryRunner.query(budgetWords);
    await queryRunner.query(`
      ${Object.keys(BUDGET_RIGHTS)
        .map((table) => tenantTable(table))
        .join('')}
      ${BUDGET_RECORDS.map(appendOnly).join('')}
      ${BUDGET_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(BUDGET_RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
      ${budgetGuards}
      ${budgetMoves}
      ${putBudgetInForce}
    `);
  }

  down = refuseDown;
}
