import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseDown } from './sql';

/**
 * A password that somebody else has seen opens nothing but the page on which it is replaced. `login`
 * belongs to the installation, not to a community, so there is no row-level security to mind.
 */
export class FirstPassword1795330000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table login add column must_change_password boolean not null default false;
      grant update (must_change_password) on login to trust_app;
    `);
  }

  down = refuseDown;
}
