import { withAdmin } from '../../src/platform/database/roles';
import { brokenIn } from '../bench/invariants';
import { draftOf, ledgerOfTest, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();

let here: number;

const looked = () => brokenIn({ asAdmin: (work) => withAdmin(db.urls.adminUrl, work) });

beforeAll(async () => {
  here = await openCommunity(db, '梧桐苑');
  const neighbour = await openCommunity(db, '银杏里');
  for (const id of [here, neighbour]) {
    const drafts = Array.from({ length: 7 }, () => draftOf());
    await db.transactions.run(id, (tx) => ledger.postMany(tx, id, drafts));
  }
});

/** By the database's own administrator, past every trigger; undone afterwards. */
async function spoiled(sql: string): Promise<string[]> {
  const { admin } = db;
  const keep = ['entry', 'posting', 'account_period', 'voucher_counter', 'log_leaf', 'log_head'];
  await admin.query('set session_replication_role = replica');
  for (const table of keep) await admin.query(`create table kept_${table} as table ${table}`);
  await admin.query(sql.replaceAll('$here', String(here)));
  const broken = await looked();
  for (const table of keep) {
    await admin.query(`delete from ${table}; insert into ${table} table kept_${table}`);
    await admin.query(`drop table kept_${table}`);
  }
  return broken;
}

describe('what the benchmark looks for after every case', () => {
  it('finds nothing in books that hold', async () => {
    expect(await looked()).toEqual([]);
  });

  it.each([
    ['delete from entry where community_id = $here and seq = 7', 'gap in the sequence'],
    ['delete from entry where community_id = $here and seq = 3', 'gap in the voucher numbers'],
    ['update entry set total = total + 1 where community_id = $here and seq = 2', 'not balance'],
    ['delete from posting where community_id = $here and seq = 2 and line = 1', 'not balance'],
    [
      `update account_period set debit = debit + 1 where community_id = $here and debit > 0`,
      'stored sum',
    ],
    [`update log_leaf set body = body || ' ' where community_id = $here`, 'not the hash'],
    [
      `delete from log_leaf l where community_id = $here
       and leaf_index = (select size - 1 from log_head h where h.community_id = $here)`,
      'gap in the leaves',
    ],
    [
      `update log_head set frontier = sha256('other') || substr(frontier, 33) where community_id = $here`,
      'root does not follow',
    ],
  ])('%s → %s', async (sql, words) => {
    expect((await spoiled(sql)).join('; ')).toContain(words);
    expect(await looked()).toEqual([]);
  });
});
