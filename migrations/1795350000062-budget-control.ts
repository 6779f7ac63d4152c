import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { budgetPeriods, budgetStandings } from './sql-budget-sums';
import {
  COMMITMENT_PROTECTED,
  COMMITMENT_RECORDS,
  COMMITMENT_RIGHTS,
  commitmentGuards,
  commitmentTables,
  commitmentTriggers,
} from './sql-commitments';
import { loggedTable } from './sql-log-functions';
import { postEntries } from './sql-post-entries';
import { authorisation } from './sql-spending-authorisation';
import { moves } from './sql-spending-guards';
import { submissionGuards } from './sql-spending-submission';

const TABLES = ['budget_period', ...Object.keys(COMMITMENT_RIGHTS)];

/** 无预算不支出: what a line has left is held under its lock when money is promised, and kept in sums. */
export class BudgetControl1795350000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [budgetPeriods, commitmentTables, charged]) await queryRunner.query(part);
    await queryRunner.query(`
      ${TABLES.map((table) => tenantTable(table)).join('')}
      ${COMMITMENT_RECORDS.map(appendOnly).join('')}
      ${COMMITMENT_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(COMMITMENT_RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
      ${grants('budget_period', 'select')}
      grant update (budget_line_id, commitment_id) on spending_request to trust_app;
    `);
    const functions = [budgetStandings, submissionGuards, commitmentGuards, commitmentTriggers];
    for (const part of [...functions, moves, authorisation, postEntries]) {
      await queryRunner.query(part);
    }
    await queryRunner.query(callers);
  }

  down = refuseDown;
}

/** Which line a request is charged to, and under which contract or order. */
const charged = `
  -- the keys are looked over once, in every community, where the owner has no context
  alter table spending_request no force row level security;
  alter table budget_line no force row level security;
  alter table spending_request
    add column budget_line_id uuid,
    add column commitment_id uuid,
    add constraint spending_line_known foreign key (community_id, budget_line_id) references budget_line,
    add constraint spending_commitment_known foreign key (community_id, commitment_id) references commitment,
    add constraint spending_commitment_of_line check (commitment_id is null or budget_line_id is not null);
  create index spending_request_line on spending_request (community_id, budget_line_id, state)
    where budget_line_id is not null;
  create index spending_request_commitment on spending_request (community_id, commitment_id, state)
    where commitment_id is not null;
  alter table spending_request force row level security;
  alter table budget_line force row level security;
`;

const callers = `
  revoke execute on function hold_budget_lines(integer, uuid[]) from public;
  grant execute on function hold_budget_lines(integer, uuid[]) to trust_app;
`;
