import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import {
  PUBLIC_COPY_PROTECTED,
  PUBLIC_COPY_RECORDS,
  PUBLIC_COPY_RIGHTS,
  publicCopies,
  publicCopyGuards,
  publicCopyTriggers,
} from './sql-public-copies';

/** Evidence in public: masked copies, each a new drawing, the newest the one that is shown. */
export class PublicCopies1795360000072 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publicCopies);
    await queryRunner.query(publicCopyGuards);
    await queryRunner.query(`
      revoke execute on function show_public_copy() from public;
      ${PUBLIC_COPY_RECORDS.map((table) => tenantTable(table)).join('')}
      ${PUBLIC_COPY_RECORDS.map(appendOnly).join('')}
      ${publicCopyTriggers}
      ${PUBLIC_COPY_PROTECTED.map(loggedTable).join('')}
      ${grants('public_copy', PUBLIC_COPY_RIGHTS)}
    `);
  }

  down = refuseDown;
}
