import { LOGGED } from '../../migrations/sql-logged-tables';
import { entities } from '../../src/entities';
import type { Fault } from '../../src/proof/verify/fault.rules';
import { draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { everyRowOfRecord, type Kept } from '../support/full-books';
import { SpendingInTest } from '../support/spending';
import { type Column, columnsBut, loosen, tamper, type Tampered } from '../support/tampering';
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
  'handover_line',
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

/** Changes each of these, looks once, puts all back: those whose change was not named. */
async function missedOf(group: readonly Column[]): Promise<Column[]> {
  const changes: { column: Column; tampered: Tampered }[] = [];
  for (const column of group) {
    changes.push({ column, tampered: await tamper(db.admin, column, where(column.table)) });
  }
  const faults = await verify();
  for (const { tampered } of changes.toReversed()) await tampered.undo();
  return changes
    .filter(({ column, tampered }) => !faults.some((each) => isNamed(each, column, tampered.keys)))
    .map(({ column }) => column);
}

/** A row with a leaf is compared with its leaf alone, so that many can be changed before one look. */
const WITH_LEAF = new Set(LOGGED.map(({ table }) => table));
const AT_ONCE = 12;

/** Columns of tables with leaves, never two of one table together. */
function groups(): Column[][] {
  const turns = new Map<number, Column[]>();
  const seen = new Map<string, number>();
  for (const column of columns.filter(({ table }) => WITH_LEAF.has(table))) {
    const turn = (seen.get(column.table) ?? 0) + 1;
    seen.set(column.table, turn);
    turns.set(turn, [...(turns.get(turn) ?? []), column]);
  }
  return [...turns.values()].flatMap((turn) =>
    Array.from({ length: Math.ceil(turn.length / AT_ONCE) }, (_, at) =>
      turn.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    ),
  );
}

const named = ({ table, name }: Column) => `${table}.${name}`;

it('finds and names a change in any column of a row that has a leaf', async () => {
  const missed: Column[] = [];
  for (const group of groups()) {
    // Hidden behind the others, perhaps: once more, alone.
    for (const column of await missedOf(group)) missed.push(...(await missedOf([column])));
  }
  expect(missed.map(named)).toEqual([]);
  expect(await verify()).toEqual([]);
}, 180_000);

describe.each(LOOKED_AT.filter((table) => !WITH_LEAF.has(table)))('%s', (table) => {
  it('has no column in which a change is not found and named', async () => {
    const missed: Column[] = [];
    for (const column of columns.filter((each) => each.table === table)) {
      missed.push(...(await missedOf([column])));
    }
    expect(missed.map(named)).toEqual([]);
    expect(await verify()).toEqual([]);
  }, 60_000);
});

describe.each(LOOKED_AT)('%s', (table) => {
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
  });
});

it('finds nothing wrong once all is put back', async () => {
  expect(await verify()).toEqual([]);
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
