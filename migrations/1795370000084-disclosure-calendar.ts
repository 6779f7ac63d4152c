import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';
import {
  CALENDAR_PROTECTED,
  CALENDAR_RECORDS,
  calendarGuards,
  calendarTables,
} from './sql-disclosure-calendar';
import { loggedTable } from './sql-log-functions';

/** 公示日历: what is asked for, countersigned, and hung up; all of it for good. */
export class DisclosureCalendar1795370000084 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(calendarTables);
    await queryRunner.query(`
      ${CALENDAR_RECORDS.map(appendOnly).join('')}
      ${CALENDAR_RECORDS.map((table) => tenantTable(table)).join('')}
      ${CALENDAR_PROTECTED.map(loggedTable).join('')}
      ${CALENDAR_RECORDS.map((table) => grants(table, 'select, insert')).join('')}
    `);
    await queryRunner.query(calendarGuards);
  }

  down = refuseDown;
}
