import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, handedOver, refuseDown, tenantTable } from './sql';
import { currentCommunity } from './sql-current-community';
import { entryBodies } from './sql-entry-bodies';
import { beltFunctions } from './sql-ledger-belt';
import { closePeriod, extendChart, holdBooks } from './sql-ledger-functions';
import { appending, leafText, loggedTable, PROTECTED, rowLeaves } from './sql-log-functions';
import { logHistory } from './sql-log-history';
import { logTables, signerRights } from './sql-log-tables';
import { postEntries } from './sql-post-entries';
import { postForCommunities } from './sql-post-for-communities';

const READ_BY_ALL = ['log_head', 'log_leaf', 'log_node', 'log_checkpoint', 'log_cosignature'];
const TABLES = [...READ_BY_ALL, 'log_refusal'];

/** Called inside other functions and triggers only: nobody adds a leaf by hand. */
const INNER = [
  'log_grow(integer, bigint, bytea, text, text[], bytea[], text[])',
  'log_append(integer, text, text[], bytea[], text[])',
  'log_row()',
  'log_salt()',
  'hold_log(integer)',
];

/** 存证: every act is a leaf of its community's tree, in the same transaction (decisions: 9). */
export class ProofLog1795330000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(currentCommunity);
    await queryRunner.query(logTables);
    await queryRunner.query(`
      ${TABLES.map((table) => tenantTable(table)).join('')}
      ${TABLES.map((table) => grants(table, 'select')).join('')}
      ${['log_node', 'log_checkpoint', 'log_cosignature', 'log_refusal'].map(appendOnly).join('')}
      ${appendOnly('log_leaf')}
      ${signerRights}
    `);
    for (const text of [leafText, appending, rowLeaves, entryBodies]) await queryRunner.query(text);
    for (const text of [beltFunctions, extendChart, holdBooks, closePeriod, postEntries])
      await queryRunner.query(text);
    await queryRunner.query(postForCommunities);
    await queryRunner.query(logHistory);
    await queryRunner.query(`
      alter table entry alter column leaf_index set not null;
      ${PROTECTED.map(loggedTable).join('')}
      ${INNER.map((name) => `revoke all on function ${name} from public;`).join('\n')}
      revoke all on function entry_bodies(integer, bigint, bigint, bytea[]) from public;
      grant execute on function entry_bodies(integer, bigint, bigint, bytea[]) to trust_app, trust_report;
      ${sizes}
    `);
  }

  down = refuseDown;
}

const sizes = `
  grant select (community_id, size) on log_head to trust_directory;
  create policy log_head_directory on log_head for select to trust_directory using (true);
  -- which logs have grown: the signer asks for all communities at once
  create function log_sizes() returns table (community_id integer, size bigint)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select h.community_id, h.size from log_head h order by h.community_id
  $$;
  ${handedOver(['log_sizes()'], 'trust_app, trust_report, trust_signer')}
`;
