import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, refuseDown, tenantTable } from './sql';

/** 信托合同 in versions, and the bank accounts that hold the trust's money. */
export class TrustContract1795320000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${tables}
      ${appendOnly('trust_contract')}
      ${tenantTable('trust_contract')}
      ${tenantTable('bank_account')}
      ${grants('trust_contract', 'select, insert')}
      ${grants('bank_account', 'select, insert, update (name, bank_name, closed_on)')}
    `);
  }

  down = refuseDown;
}

const tables = `
  create table trust_contract (
    community_id integer not null references community,
    version integer not null check (version > 0),
    title text not null,
    effective_on date not null,
    -- a new version rests on a resolution of the owners (民法典 278)
    resolution_ref text not null check (length(resolution_ref) between 2 and 200),
    -- parties, term, funds, approval ladder, quotes, surplus rule, disclosure calendar: see trust-contract/terms.rules.ts
    terms jsonb not null,
    created_by uuid references person,
    created_at timestamptz not null default now(),
    primary key (community_id, version),
    constraint trust_contract_day_once unique (community_id, effective_on)
  );

  create table bank_account (
    community_id integer not null references community,
    id uuid not null,
    -- the ledger account that mirrors it, one to one (信托法 29: separate accounts per trust)
    account_code text not null,
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F4', 'F5')),
    name text not null,
    bank_name text not null,
    holder text not null,
    account_sealed text not null,
    account_tail text not null check (account_tail ~ '^[0-9]{4}$'),
    opened_on date not null,
    closed_on date,
    primary key (community_id, id),
    constraint bank_account_per_ledger_account unique (community_id, account_code)
  );
`;
