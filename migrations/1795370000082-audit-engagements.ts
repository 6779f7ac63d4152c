import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { AUDIT_PROTECTED, AUDIT_RECORDS, AUDIT_RIGHTS, auditTables } from './sql-audit';
import { auditGuards, auditTriggers } from './sql-audit-guards';
import { loggedTable } from './sql-log-functions';

const RIGHTS = Object.entries(AUDIT_RIGHTS);

/** 审计: engagements, samples by public randomness, findings with answers, opinions, and every look. */
export class AuditEngagements1795370000082 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(auditTables);
    await queryRunner.query(`
      ${RIGHTS.map(([table]) => tenantTable(table)).join('')}
      ${AUDIT_RECORDS.map(appendOnly).join('')}
      ${AUDIT_PROTECTED.map(loggedTable).join('')}
      ${RIGHTS.map(([table, app]) => grants(table, app)).join('')}
    `);
    await queryRunner.query(auditGuards);
    await queryRunner.query(auditTriggers);
  }

  down = refuseDown;
}
