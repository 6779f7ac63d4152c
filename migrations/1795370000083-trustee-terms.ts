import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, handedOver, refuseDown, tenantTable } from './sql';
import {
  HANDOVER_PROTECTED,
  HANDOVER_RECORDS,
  handoverGuards,
  handoverTables,
  handoverTriggers,
} from './sql-handover';
import { loggedTable } from './sql-log-functions';
import {
  firstTerms,
  grantsWithTerms,
  TRUSTEE_TERM_PROTECTED,
  trusteeTermGuards,
  trusteeTerms,
  trusteeTermTriggers,
} from './sql-trustee-terms';

/** 受托期限与交接: posts of a firm hold while its term lasts; what it leaves, and who takes it over. */
export class TrusteeTerms1795370000083 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(trusteeTerms);
    await queryRunner.query(trusteeTermGuards);
    await queryRunner.query(`
      ${tenantTable('trustee_term')}
      ${TRUSTEE_TERM_PROTECTED.map(loggedTable).join('')}
      ${grants('trustee_term', 'select, insert, update (ends_at, withdrawn_at)')}
    `);
    await queryRunner.query(firstTerms);
    await queryRunner.query(trusteeTermTriggers);
    await queryRunner.query(grantsWithTerms);
    await queryRunner.query(handedOver(['grants_of_person(uuid)'], 'trust_app, trust_report'));
    await queryRunner.query(handoverTables);
    await queryRunner.query(handoverGuards);
    await queryRunner.query(handoverTriggers);
    await queryRunner.query(`
      ${['handover', 'handover_object', ...HANDOVER_RECORDS].map((table) => tenantTable(table)).join('')}
      ${HANDOVER_RECORDS.map(appendOnly).join('')}
      ${HANDOVER_PROTECTED.map(loggedTable).join('')}
      ${grants('handover', 'select, insert, update (withdrawn_at)')}
      ${grants('handover_object', 'select, insert, update (removed_by, removed_at)')}
      ${grants(
        'handover_act',
        'select, insert (community_id, id, handover_id, act, item, note, person_id, grant_id, at)',
      )}
      ${['books_seal', 'handover_list', 'handover_line'].map((table) => grants(table, 'select, insert')).join('')}
    `);
  }

  down = refuseDown;
}
