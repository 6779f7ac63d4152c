import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import { remuneration, REMUNERATION_PROTECTED, REMUNERATION_RECORDS } from './sql-remuneration';

/** 受托人报酬: versions of the formula, and every month's reckoning, line by line. */
export class Remuneration1795340000055 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(remuneration);
    await queryRunner.query(`
      ${REMUNERATION_RECORDS.map(appendOnly).join('')}
      ${REMUNERATION_RECORDS.map((table) => tenantTable(table)).join('')}
      ${REMUNERATION_PROTECTED.map(loggedTable).join('')}
      ${REMUNERATION_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
    `);
  }

  down = refuseDown;
}
