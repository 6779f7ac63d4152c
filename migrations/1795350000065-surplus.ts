import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { ACT_RIGHTS } from './sql-committee-decision';
import { loggedTable } from './sql-log-functions';
import { surplus, surplusGuards, SURPLUS_PROTECTED, SURPLUS_RECORDS } from './sql-surplus';

/** 结余分配: carried on, to the repair fund, against fees, or in cash. */
export class Surplus1795350000065 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(surplus);
    await queryRunner.query(`
      ${['surplus_distribution', 'surplus_line', 'surplus_act'].map((table) => tenantTable(table)).join('')}
      ${SURPLUS_RECORDS.map(appendOnly).join('')}
      ${SURPLUS_PROTECTED.map(loggedTable).join('')}
      ${grants(
        'surplus_distribution',
        'select, insert, update (state, resolution_id, decided_at, posted_by, posted_at)',
      )}
      ${grants('surplus_line', 'select, insert')}
      ${grants('surplus_act', ACT_RIGHTS)}
      ${surplusGuards}
    `);
  }

  down = refuseDown;
}
