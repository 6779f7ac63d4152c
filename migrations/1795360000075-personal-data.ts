import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, handedOver, refuseDown, tenantTable } from './sql';
import { communitiesOfPerson, personalReadings, personErasure } from './sql-personal-data';

const FORGETTING = ['erase_person_here(integer, uuid)', 'erase_person(uuid, boolean)'];

/** 个人信息: readings by those in office, and the right to be forgotten. */
export class PersonalData1795360000075 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(personalReadings);
    await queryRunner.query(personErasure);
    await queryRunner.query(`
      ${appendOnly('personal_reading')}
      ${tenantTable('personal_reading')}
      ${grants('personal_reading', 'select, insert')}
      revoke all on function ${FORGETTING.join(', ')} from public;
      grant execute on function ${FORGETTING.join(', ')} to trust_app;
      ${communitiesOfPerson}
      ${handedOver(['communities_of_person(uuid)'], 'trust_app, trust_report')}
    `);
  }

  down = refuseDown;
}
