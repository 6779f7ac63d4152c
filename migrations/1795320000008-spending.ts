import type { MigrationInterface, QueryRunner } from 'typeorm';
import { acts, payees, requests } from './sql-spending-tables';
import { guardedActs } from './sql-spending-acts';
import { chainTriggers, contentGuards, moves } from './sql-spending-guards';
import { invoices } from './sql-spending-invoices';
import { authorisation, authorisationTriggers } from './sql-spending-authorisation';
import { submissionGuards } from './sql-spending-submission';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';

const TABLES = [
  'payee',
  'payee_bank_change',
  'spending_counter',
  'spending_request',
  'spending_file',
  'spending_quote',
  'spending_act',
  'payment_order',
];

const GUARDS = [
  contentGuards,
  guardedActs,
  submissionGuards,
  moves,
  chainTriggers,
  invoices,
  authorisation,
  authorisationTriggers,
];

/**
 * 支出. The code decides and explains; what stands here refuses again whoever asks, the serving role
 * writing SQL by hand included: no person twice in a chain, no state without its acts, no payment
 * without release (decisions: 10; assurance: T6–T8, T13–T15).
 */
export class Spending1795320000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [payees, requests, acts]) await queryRunner.query(part);
    await queryRunner.query(`
      ${TABLES.map((table) => tenantTable(table)).join('')}
      ${['spending_file', 'spending_quote', 'spending_act'].map(appendOnly).join('')}
      ${rights}
    `);
    for (const part of GUARDS) await queryRunner.query(part);
  }

  down = refuseDown;
}

// Columns that are not listed are never written by the serving role after the row is made:
// numbers, authors, and above all the database's own time of an act.
const rights = `
  ${grants('payee', 'select, insert, update (name, account_name, bank_name, account_sealed, account_tail, account_hash, related_party, related_note)')}
  ${grants('payee_bank_change', 'select, insert, update (confirmed_by, confirmed_at, effective_at, cancelled_by, cancelled_at)')}
  ${grants('spending_counter', 'select, insert, update (last_no)')}
  ${grants(
    'spending_request',
    `select, insert, update (
    version, state, reason, payee_id, amount, fund, account_code, occurred_on, invoice_code,
    invoice_number, invoice_total, invoice_hash, quotes_exempt, content_hash, submitted_on, contract_version,
    ladder_basis, ladder_by, approvals_needed, consultation_days, consultation_ends_on, updated_at)`,
  )}
  ${grants('spending_file', 'select, insert')}
  ${grants('spending_quote', 'select, insert')}
  ${grants('spending_act', 'select')}
  grant insert (community_id, id, request_id, version, act, person_id, grant_id, content_hash, at, note)
    on spending_act to trust_app;
  ${grants('payment_order', 'select, insert, update (paid_on, bank_reference, entry_seq)')}
`;
