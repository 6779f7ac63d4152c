import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import { loggedTable } from './sql-log-functions';
import { resolutionGuards, resolutionHashes, resolutionPassed } from './sql-resolution-guards';
import {
  RESOLUTIONS_PROTECTED,
  RESOLUTIONS_RECORDS,
  RESOLUTIONS_RIGHTS,
  resolutionTables,
} from './sql-resolutions';

const READERS = [
  'resolution_roll_hash(integer, uuid)',
  'resolution_count_hash(integer, uuid)',
  'resolution_passed(integer, uuid, text, uuid, integer)',
];

/** 业主大会决议: what the owners were asked, who could vote, every ballot, and what came of it. */
export class Resolutions1795350000061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const text of [resolutionTables, resolutionHashes, resolutionPassed, resolutionGuards]) {
      await queryRunner.query(text);
    }
    await queryRunner.query(`
      ${RESOLUTIONS_RECORDS.map(appendOnly).join('')}
      ${Object.keys(RESOLUTIONS_RIGHTS)
        .map((table) => tenantTable(table))
        .join('')}
      ${RESOLUTIONS_PROTECTED.map(loggedTable).join('')}
      ${Object.entries(RESOLUTIONS_RIGHTS)
        .map(([table, app]) => grants(table, app))
        .join('')}
      revoke all on function ${READERS.join(', ')} from public;
      grant execute on function ${READERS.join(', ')} to trust_app, trust_report;
    `);
  }

  down = refuseDown;
}
