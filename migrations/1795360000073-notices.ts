import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grants, refuseDown, tenantTable } from './sql';
import { notices, NOTICES_RIGHTS } from './sql-notices';

/** 关注、通知: what a person wants to hear of, and by which way it reaches her or the group. */
export class Notices1795360000073 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(notices);
    await queryRunner.query(
      Object.entries(NOTICES_RIGHTS)
        .map(([table, app]) => `${tenantTable(table)}${grants(table, app)}`)
        .join(''),
    );
  }

  down = refuseDown;
}
