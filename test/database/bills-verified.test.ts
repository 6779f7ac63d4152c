import '../../src/ledger/ledger.module';
import { newId } from '../../src/shared/ids';
import { hireBookkeepers, openCommunity } from '../support/books';
import { build, price, SERVICE } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';

const db = withDatabase();
let here: number;
let run: string;

beforeAll(async () => {
  const { accountant: by } = await hireBookkeepers(db);
  for (const name of ['邻家苑', '锦和苑']) {
    here = await openCommunity(db, name);
    await price(db, here, { fees: [SERVICE], by });
    await build(db, here, [{}, { area: '100' }, { kind: 'commercial', area: '50' }]);
    run = newId();
    await db.transactions.run(here, (tx) =>
      tx.query(`select bill_run($1, $2, '2026-03', 'service', '2026-03-05', $3)`, [here, run, by]),
    );
  }
});

/** As a superuser with every trigger off. */
async function tampered(sql: string, params: unknown[]): Promise<string[]> {
  await db.admin.query('begin');
  await db.admin.query('set local session_replication_role = replica');
  await db.admin.query(sql, params);
  await db.admin.query('commit');
  return (await faultsIn(db, here)).map(({ table, row }) => `${table} ${row}`);
}

it('bills that hold are found to hold', async () => {
  expect(await faultsIn(db, here)).toEqual([]);
});

it.each([
  ['amount', 'amount + 0.01', 'amount - 0.01'],
  ['inputs', `inputs || '{"price":"1.10"}'`, `inputs || '{"price":"1.20"}'`],
  ['payer', `'developer'`, `'owner'`],
  ['income', `'410102'`, `'410101'`],
  ['receivable', `'122103'`, `'112201'`],
  ['no', '99', '1'],
])('a changed %s of one bill is found', async (column, to, back) => {
  const set = (value: string, where: string) =>
    `update bill set ${column} = ${value} where community_id = $1 and run_id = $2 and ${where}`;
  const { rows } = await db.admin.query<{ id: string }>(
    'select id from bill where community_id = $1 and no = 1',
    [here],
  );
  const where = `id = '${rows[0]?.id ?? ''}'`;
  expect(await tampered(set(to, where), [here, run])).toEqual([`bill ${run}`]);
  expect(await tampered(set(back, where), [here, run])).toEqual([]);
});

it.each([
  ['period', `'2026-04'`, `'2026-03'`],
  ['due_on', `'2026-04-20'`, `'2026-03-20'`],
  ['cancelled', 'true', 'false'],
])('a bill whose %s is not its run’s is found', async (column, to, back) => {
  const set = `update bill set ${column} = $3::text::${column === 'period' ? 'text' : column === 'due_on' ? 'date' : 'boolean'}
    where community_id = $1 and run_id = $2 and no = 2`;
  const plain = (value: string) => value.replaceAll("'", '');
  expect(await tampered(set, [here, run, plain(to)])).toHaveLength(1);
  expect(await tampered(set, [here, run, plain(back)])).toEqual([]);
});

it('a bill that was taken away is found', async () => {
  await db.admin.query('create temp table taken as select * from bill where community_id = $1', [
    here,
  ]);
  const gone = 'delete from bill where community_id = $1 and no = 3';
  expect(await tampered(gone, [here])).toEqual([`bill ${run}`]);
  const back = 'insert into bill select * from taken where community_id = $1 and no = 3';
  expect(await tampered(back, [here])).toEqual([]);
});
