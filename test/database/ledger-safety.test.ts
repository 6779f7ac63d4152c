import pg from 'pg';
import '../../src/ledger/ledger.module';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { costDraft, draftOf, ledgerOfTest, LIFTS, openCommunity, PAYABLE } from '../support/books';
import { asRole } from '../support/as-role';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();
let here: number;
let neighbour: number;
let seq: string;
let neighbourSeq: string;

const LEDGER_TABLES = [
  'account',
  'ledger_head',
  'voucher_counter',
  'entry',
  'posting',
  'account_period',
  'period_close',
  'entry_file',
];
const APPEND_ONLY = ['entry', 'posting', 'period_close', 'entry_file'];

const post = (draft: EntryDraft, community = here) =>
  db.transactions.run(community, (tx) => ledger.post(tx, community, draft));

beforeAll(async () => {
  here = await openCommunity(db, '锦和苑');
  neighbour = await openCommunity(db, '邻家苑');
  for (let turn = 0; turn < 3; turn += 1) await post(draftOf(), neighbour);
  neighbourSeq = String((await post(costDraft('70.00'), neighbour)).seq);
  seq = String((await post(draftOf())).seq);
  // A closed month without movement, so that period_close has a row to attack.
  await db.admin.query(
    `with p as (insert into person (id, name) values (gen_random_uuid(), '某人') returning id)
     insert into period_close (community_id, period, closed_by, last_voucher_no, checklist)
     select $1, '2025-12', id, 0, '[]' from p`,
    [here],
  );
});

const asApp = (sql: string, community = here) => asRole(db.urls.appUrl, community, sql);
const asOwner = (sql: string, community = here) => asRole(db.urls.ownerUrl, community, sql);

type OwnLine = [account: string, fund: string, debit: string, credit: string, on?: string];

/** An entry written past every function, as only the owner of the tables can. */
const written = (...lines: OwnLine[]) => `
  with e as (
    insert into entry (community_id, seq, leaf_index, voucher_no, booked_on, period, kind, summary, line_count,
      total, attachment_count, idem_key, request_hash)
    values (${here}, 900, 900, 900, '2026-03-05', '2026-03', 'general', '直接写入', 2, 10, 0,
      'owner-wrote-this', 'x') returning seq)
  insert into posting (community_id, seq, booked_on, line, account_code, fund, debit, credit)
  select ${here}, e.seq, l.day::date, l.line, l.account, l.fund, l.debit::numeric, l.credit::numeric
  from e cross join (values (0, '', '', '0', '0', '2026-03-05')${lines
    .map(
      ([account, fund, debits, credits, on = '2026-03-05'], index) =>
        `, (${index + 1}, '${account}', '${fund}', '${debits}', '${credits}', '${on}')`,
    )
    .join('')}) as l(line, account, fund, debit, credit, day)
  where l.line > 0`;

describe('the serving role', () => {
  const attacks = LEDGER_TABLES.flatMap((table) => [
    [table, 'insert', `insert into ${table} select * from ${table} limit 1`],
    [table, 'update', `update ${table} set community_id = community_id`],
    [table, 'delete', `delete from ${table}`],
    [table, 'truncate', `truncate ${table} cascade`],
    [table, 'drop', `drop table ${table} cascade`],
    [table, 'disable triggers', `alter table ${table} disable trigger all`],
    [table, 'open its rows', `alter table ${table} disable row level security`],
  ]);

  it.each(attacks)('%s: cannot %s', async (_table, _what, sql) => {
    await expect(asApp(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot switch triggers off or take another role', async () => {
    for (const sql of [
      `set session_replication_role = replica`,
      `set role trust_owner`,
      `drop policy entry_of_community on entry`,
      `create or replace function post_entries() returns void language sql as ''`,
    ]) {
      await expect(asApp(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('cannot call the inner functions, only the five doors', async () => {
    const { rows } = await db.admin.query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and p.proowner = 'trust_owner'::regrole and p.prosecdef
         and has_function_privilege('trust_app', p.oid, 'execute')
         and p.proname in ('post_entries', 'open_books', 'extend_chart', 'hold_books', 'close_period',
           'payment_may_be_booked', 'entry_must_balance', 'posting_comes_with_entry')
       order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'close_period',
      'extend_chart',
      'hold_books',
      'open_books',
      'post_entries',
    ]);
  });

  it('cannot post into a community it is not in', async () => {
    await expect(
      db.transactions.run(neighbour, (tx) => ledger.post(tx, here, draftOf())),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(asApp(`select hold_books(${neighbour})`)).rejects.toMatchObject({ code: '42501' });
    await expect(
      asApp(`select * from post_entries(${neighbour}, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
        '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
        '{}')`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('sees nothing of the neighbour, and nothing at all without a community', async () => {
    const { rows } = await asApp('select distinct community_id from posting');
    expect(rows).toEqual([{ community_id: here }]);
    const client = new pg.Client({ connectionString: db.urls.appUrl });
    await client.connect();
    await expect(client.query('select * from entry')).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});

describe('the owner of the tables', () => {
  const attacks = APPEND_ONLY.flatMap((table) => [
    [table, 'update', `update ${table} set community_id = community_id`],
    [table, 'delete', `delete from ${table}`],
    [table, 'truncate', `truncate ${table} cascade`],
  ]);

  it.each(attacks)('%s: is refused %s', async (table, what, sql) => {
    if (table === 'entry_file' && what !== 'truncate') await attachFile();
    await expect(asOwner(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['that does not balance', 'entry_must_balance', '10', '9.99', 'F1', '2026-03-05'],
    ['whose total is not its lines', 'entry_must_balance', '11', '11', 'F1', '2026-03-05'],
    ['whose funds do not balance', 'entry_must_balance_per_fund', '10', '10', 'F2', '2026-03-05'],
    ['with lines of another day', 'entry_must_balance', '10', '10', 'F1', '2026-01-05'],
    [
      'of amounts that are no numbers',
      'posting_amount_is_a_number',
      'NaN',
      'NaN',
      'F1',
      '2026-03-05',
    ],
  ])('is refused an entry %s', async (_what, constraint, debits, credits, fund, on) => {
    const sql = written([LIFTS, 'F1', debits, '0', on], [PAYABLE, fund, '0', credits, on]);
    await expect(asOwner(sql)).rejects.toMatchObject({ constraint });
  });

  it('is refused an entry without lines, or with fewer than it says', async () => {
    await expect(asOwner(written())).rejects.toMatchObject({ constraint: 'entry_must_balance' });
    await expect(asOwner(written([LIFTS, 'F1', '10', '0']))).rejects.toMatchObject({
      constraint: 'entry_must_balance',
    });
  });

  it('is refused a late pair of lines on an old entry, balanced though it be', async () => {
    const sql = `insert into posting (community_id, seq, booked_on, line, account_code, fund, debit, credit)
      values (${here}, ${seq}, '2026-03-05', 3, '${LIFTS}', 'F1', 5, 0),
        (${here}, ${seq}, '2026-03-05', 4, '${PAYABLE}', 'F1', 0, 5)`;
    await expect(asOwner(sql)).rejects.toMatchObject({ constraint: 'posting_comes_with_entry' });
  });

  it('is refused lines on an entry of the neighbour', async () => {
    const lines = (community: number) =>
      `insert into posting (community_id, seq, booked_on, line, account_code, fund, debit, credit)
       values (${community}, ${neighbourSeq}, '2026-03-05', 3, '${LIFTS}', 'F1', 5, 0),
         (${community}, ${neighbourSeq}, '2026-03-05', 4, '${PAYABLE}', 'F1', 0, 5)`;
    // Said to be ours: there is no such entry of ours. Said to be theirs: not our community.
    await expect(asOwner(lines(here))).rejects.toMatchObject({ constraint: 'posting_of_entry' });
    await expect(asOwner(lines(neighbour))).rejects.toMatchObject({ code: '42501' });
  });
});

async function attachFile(): Promise<void> {
  const id = '00000000-0000-7000-8000-000000000001';
  const sha = 'a'.repeat(64);
  await db.admin.query(
    `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
       public_media_type, purpose)
     values ($1, $2, '发票', 'image/png', 1, $3, $3, 'image/png', 'evidence') on conflict do nothing`,
    [here, id, sha],
  );
  await post(draftOf({ fileIds: [id] }));
}
