import { LOGGED } from '../../migrations/sql-logged-tables';
import { entities } from '../../src/entities';
import type { Fault } from '../../src/proof/verify/fault.rules';
import { draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { everyRowOfRecord, type Kept } from '../support/full-books';
import { SpendingInTest } from '../support/spending';
import { type Column, columnsBut, loosen, tamper } from '../support/tampering';
import { UNPROTECTED_COLUMNS, UNPROTECTED_TABLES } from '../support/unprotected';
import { fullyVerified, verificationOf } from '../support/verification';

/** assurance T17: whatever a superuser changes, in whichever column, is found and named. */
const db = withDatabase(entities);
let here: Kept;
let neighbour: Kept;
let columns: Column[];

const SUMS = ['account_period', 'budget_period', 'ledger_head', 'voucher_counter'];
const ENTRIES = ['entry', 'entry_file', 'posting'];
/** Without a leaf of each row: their headers' leaves carry a hash over them. */
const CHARGES = [
  'budget_line_content',
  'final_accounts_line',
  'surplus_line',
  'bill',
  'receipt_allocation',
  'advance_use_line',
  'receipts_tree_home',
  'money_month_line',
  'money_month_unit',
  'voting_right',
  'voting_right_unit',
  'ballot_count',
];
const LOG = ['log_checkpoint', 'log_cosignature', 'log_head', 'log_leaf', 'log_node'];
const LOOKED_AT = [
  ...new Set([...LOGGED.map(({ table }) => table), ...CHARGES, ...SUMS, ...ENTRIES, ...LOG]),
];

beforeAll(async () => {
  const spend = new SpendingInTest(db);
  neighbour = await everyRowOfRecord(db, spend, '邻家苑');
  here = await everyRowOfRecord(db, spend, '锦和苑');
  columns = await columnsBut(
    db.admin,
    Object.keys(UNPROTECTED_TABLES),
    Object.keys(UNPROTECTED_COLUMNS),
  );
  await loosen(db.admin);
}, 60_000);

const verify = async (): Promise<readonly Fault[]> =>
  (
    await verificationOf(db, { witnesses: here.witnesses }).verify(here.communityId, {
      quick: false,
      files: false,
      kept: here.kept,
    })
  ).faults;

it('finds nothing wrong with books that hold, here and next door', async () => {
  expect(await verify()).toEqual([]);
  expect((await fullyVerified(db, neighbour.communityId, neighbour.kept)).faults).toEqual([]);
});

it('looks at every table, but those of which a list says why not', async () => {
  const found = [...new Set(columns.map(({ table }) => table))];
  expect(found.toSorted()).toEqual(LOOKED_AT.toSorted());
  const { rows } = await db.admin.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'
     union select table_name || '.' || column_name from information_schema.columns
       where table_schema = 'public'`,
  );
  const known = new Set(rows.map(({ name }) => name));
  const listed = [...Object.keys(UNPROTECTED_TABLES), ...Object.keys(UNPROTECTED_COLUMNS)];
  expect(listed.filter((name) => !known.has(name))).toEqual([]);
});

/** An entry's leaf, for the other leaves are not opened but compared. */
const where = (table: string): string => {
  const own = table === 'community' ? 'id' : 'community_id';
  const more = table === 'log_leaf' ? ` and kind = 'entry'` : '';
  return `${own} = ${here.communityId}${more}`;
};

const isNamed = (fault: Fault, column: Column, keys: readonly string[]): boolean =>
  fault.table === column.table &&
  fault.column.split(',').includes(column.name) &&
  keys.some((key) => key === fault.row || key.startsWith(`${fault.row}/`));

describe.each(LOOKED_AT)('%s', (table) => {
  it('has no column in which a change is not found and named', async () => {
    const missed: string[] = [];
    for (const column of columns.filter((each) => each.table === table)) {
      const tampered = await tamper(db.admin, column, where(table));
      try {
        const faults = await verify();
        if (!faults.some((fault) => isNamed(fault, column, tampered.keys))) {
          missed.push(`${table}.${column.name} ${tampered.keys.join()}: ${JSON.stringify(faults)}`);
        }
      } finally {
        await tampered.undo();
      }
    }
    expect(missed).toEqual([]);
    expect(await verify()).toEqual([]);
  }, 60_000);

  it('has no row that can be taken away unseen', async () => {
    await db.admin.query('set session_replication_role = replica');
    await db.admin.query(
      `create temp table taken as select * from ${table} t where ctid in (
         select ctid from ${table} where ${where(table)} order by ctid desc limit 1)`,
    );
    await db.admin.query(
      `delete from ${table} where ctid in (
         select ctid from ${table} where ${where(table)} order by ctid desc limit 1)`,
    );
    const faults = await verify();
    await db.admin.query(`insert into ${table} select * from taken; drop table taken;
      set session_replication_role = origin`);
    const mayGo = table === 'log_cosignature';
    expect({ table, found: faults.length > 0 }).toEqual({ table, found: !mayGo });
    expect(await verify()).toEqual([]);
  });
});

describe('a superuser', () => {
  it('who teaches a function or a trigger other ways is named', async () => {
    const names = async () => (await verify()).map(({ row }) => row);
    await db.admin.query('alter table payee disable trigger payee_logged');
    expect(await names()).toEqual(['payee_logged']);
    await db.admin.query('alter table payee enable trigger payee_logged');
    const { rows } = await db.admin.query<{ text: string }>(
      `select pg_get_functiondef('log_row_text'::regproc) as text`,
    );
    await db.admin.query(
      rows[0]!.text.replace(`f.value is not null`, `true and f.value is not null`),
    );
    expect(await names()).toEqual(['log_row_text']);
    await db.admin.query(rows[0]!.text);
    expect(await verify()).toEqual([]);
  });

  it('who adds a row without a leaf is named', async () => {
    await db.admin.query(`set session_replication_role = replica;
      insert into account (community_id, code, name, kind, side)
        values (${here.communityId}, '999999', '私设科目', 'expense', 'debit');
      set session_replication_role = origin`);
    expect(await verify()).toMatchObject([{ table: 'account', row: '999999' }]);
    await db.admin.query(`delete from account where code = '999999'`);
    expect(await verify()).toEqual([]);
  });
});

it('finds a change of this hour in the hourly check', async () => {
  const spend = new SpendingInTest(db);
  await db.transactions.run(here.communityId, (tx) =>
    spend.ledger.post(tx, here.communityId, draftOf()),
  );
  const quickly = async () =>
    (
      await verificationOf(db).verify(here.communityId, {
        quick: true,
        files: false,
        kept: here.kept,
      })
    ).faults;
  expect(await quickly()).toEqual([]);
  const column = columns.find(({ table, name }) => table === 'entry' && name === 'summary')!;
  const newest = `seq = (select max(seq) from entry where ${where('entry')})`;
  const tampered = await tamper(db.admin, column, `${where('entry')} and ${newest}`);
  expect(await quickly()).toMatchObject([{ table: 'entry', column: 'summary', secret: true }]);
  await tampered.undo();
  expect(await quickly()).toEqual([]);
});
