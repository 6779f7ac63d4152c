import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import {
  claimOnTrustee,
  EMERGENCIES_PROTECTED,
  EMERGENCIES_RIGHTS,
  emergencyTables,
} from './sql-emergencies';
import { loggedTable, PROTECTED } from './sql-log-functions';
import { emergencyGuards, objectionGuards, objectionTriggers } from './sql-objection-guards';
import {
  OBJECTIONS_PROTECTED,
  OBJECTIONS_RECORDS,
  OBJECTIONS_RIGHTS,
  objectionTables,
} from './sql-objections';
import { guardedActs } from './sql-spending-acts';
import { authorisation } from './sql-spending-authorisation';
import { moves } from './sql-spending-guards';
import { spendingHalts } from './sql-spending-halts';
import { submissionGuards } from './sql-spending-submission';

const RIGHTS = Object.entries({ ...OBJECTIONS_RIGHTS, ...EMERGENCIES_RIGHTS });

/** What the paying path asks now, in its present text. */
const PATH = [
  spendingHalts,
  objectionGuards,
  emergencyGuards,
  objectionTriggers,
  guardedActs,
  submissionGuards,
  moves,
  authorisation,
];

/** 公示异议 and 应急: what the owners stop is not paid, and what was not ratified is not their cost. */
export class Objections1795350000063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(objectionTables);
    await queryRunner.query(emergencyTables);
    await queryRunner.query(`
      ${RIGHTS.map(([table]) => tenantTable(table)).join('')}
      ${OBJECTIONS_RECORDS.map(appendOnly).join('')}
      ${[...OBJECTIONS_PROTECTED, ...EMERGENCIES_PROTECTED].map(loggedTable).join('')}
      ${RIGHTS.map(([table, app]) => grants(table, app)).join('')}
      -- what an emergency was about is a free text, and a commitment in the leaf like any other
      drop trigger spending_request_logged on spending_request;
      ${PROTECTED.filter(({ table }) => table === 'spending_request')
        .map(loggedTable)
        .join('')}
      grant update (objection_ends_on, emergency_grounds, emergency_description)
        on spending_request to trust_app;
    `);
    for (const part of PATH) await queryRunner.query(part);
    await queryRunner.query(claimOnTrustee);
  }

  down = refuseDown;
}
