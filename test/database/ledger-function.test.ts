import type pg from 'pg';
import '../../src/ledger/ledger.module';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { day } from '../../src/shared/day';
import { asRole } from '../support/as-role';
import {
  BANK,
  costDraft,
  credit,
  debit,
  draftOf,
  FEES,
  ledgerOfTest,
  LIFTS,
  openCommunity,
  PAYABLE,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();
let here: number;

const post = (draft: EntryDraft) => db.transactions.run(here, (tx) => ledger.post(tx, here, draft));
const asApp = (sql: string): Promise<pg.QueryResult> => asRole(db.urls.appUrl, here, sql);

beforeAll(async () => {
  here = await openCommunity(db, '锦和苑');
  const neighbour = await openCommunity(db, '邻家苑');
  await db.transactions.run(neighbour, (tx) => ledger.post(tx, neighbour, costDraft('70.00')));
});

describe('the function', () => {
  const call = (lines: string, kind = 'general', more = '', on = '2026-03-05') =>
    asApp(`select status from post_entries(${here}, array[gen_random_uuid()::text], array['h'],
      array['${on}'::date], array['${kind}'], array['直接调用'], array[0], array[null::uuid],
      array[null::uuid], array[null::uuid], array[null::uuid], array[null::bigint],
      array[${more || 'null::text'}], array[gen_random_uuid()], ${lines}, '{}', '{}')`);
  const lines = (a: [string, string, string], b: [string, string, string]) =>
    `array[1, 1], array['${a[0]}', '${b[0]}'], array['${a[1]}', '${b[1]}'],
     array[${a[2]}, 0]::numeric[], array[0, ${b[2]}]::numeric[], array['', ''],
     array[null, null]::uuid[], array[null, null]::uuid[], array[null, null]::uuid[],
     array[null, null]::uuid[]`;

  it.each([
    ['0.01 apart', [LIFTS, 'F1', '10'], [PAYABLE, 'F1', '9.99'], 'unbalanced'],
    ['two funds', [LIFTS, 'F1', '10'], [PAYABLE, 'F2', '10'], 'unbalanced'],
    ['not a number', [LIFTS, 'F1', `'NaN'`], [PAYABLE, 'F1', `'NaN'`], 'unbalanced'],
    ['half a fen', [LIFTS, 'F1', '0.005'], [PAYABLE, 'F1', '0.005'], 'unbalanced'],
    ['zero', [LIFTS, 'F1', '0'], [PAYABLE, 'F1', '0'], 'unbalanced'],
    ['no such account', ['9999', 'F1', '10'], [PAYABLE, 'F1', '10'], 'no_account'],
    ['a parent account', ['5103', 'F1', '10'], [PAYABLE, 'F1', '10'], 'no_account'],
    ['deposits as expense', [LIFTS, 'F4', '10'], [PAYABLE, 'F4', '10'], 'agency_fund'],
    ['money out by hand', [LIFTS, 'F1', '10'], [BANK, 'F1', '10'], 'unauthorised_payment'],
  ] as [string, [string, string, string], [string, string, string], string][])(
    'refuses %s to the serving role too',
    async (_what, a, b, status) => {
      expect((await call(lines(a, b))).rows).toEqual([{ status }]);
    },
  );

  it.each([
    ['payment', "'spending'"],
    ['payment', "'voucher'"],
    ['receipt', "'spending'"],
    ['closing', "'spending'"],
    ['billing', 'null::text'],
  ])('lets no money out as a %s from %s that was not released', async (kind, source) => {
    const { rows } = await call(lines([PAYABLE, 'F1', '10'], [BANK, 'F1', '10']), kind, source);
    expect(rows).toEqual([{ status: 'unauthorised_payment' }]);
  });

  it('lets money out as opening balance only in the first month of the books', async () => {
    const { rows } = await call(lines([PAYABLE, 'F1', '10'], [BANK, 'F1', '10']), 'opening');
    expect(rows).toEqual([{ status: 'unauthorised_payment' }]);
  });

  it('lets money out with old books only up to the day on which the own books begin', async () => {
    await post(costDraft('12.00', { bookedOn: day('2026-02-10') }));
    const out = lines([PAYABLE, 'F1', '10'], [BANK, 'F1', '10']);
    const statusOn = async (on: string) => (await call(out, 'takeover', '', on)).rows[0]?.status;
    expect(await statusOn('2026-02-10')).toBe('ok');
    expect(await statusOn('2026-02-11')).toBe('unauthorised_payment');
  });

  it('refuses days before the books and in closed months, where the code would see no race', async () => {
    const fine = lines([LIFTS, 'F1', '10'], [PAYABLE, 'F1', '10']);
    await db.admin.query(
      `update ledger_head set closed_through = '2026-01-31' where community_id = $1`,
      [here],
    );
    const statusOn = async (on: string) => (await call(fine, 'general', '', on)).rows;
    expect(await statusOn('2025-12-31')).toEqual([{ status: 'not_open' }]);
    expect(await statusOn('2026-01-31')).toEqual([{ status: 'closed_period' }]);
    expect(await statusOn('2026-02-01')).toEqual([{ status: 'ok' }]);
  });

  it('leaves nothing behind when it refuses', async () => {
    const before = await counts();
    await call(lines([LIFTS, 'F1', '10'], [PAYABLE, 'F1', '9.99']));
    expect(await counts()).toEqual(before);
  });

  it('keeps the stored sums right when the transaction fails afterwards', async () => {
    const before = await counts();
    await expect(
      db.transactions.run(here, async (tx) => {
        await ledger.post(tx, here, draftOf());
        throw new Error('later work failed');
      }),
    ).rejects.toThrow('later work failed');
    expect(await counts()).toEqual(before);
  });
});

describe('the rules in the code', () => {
  it.each([
    ['unbalanced by 0.01', [debit(BANK, '10.00'), credit(FEES, '10.01')], 'ledger.unbalanced'],
    [
      'unbalanced within a fund',
      [debit(BANK, '10.00', 'F1'), credit(FEES, '10.00', 'F2')],
      'ledger.unbalanced-fund',
    ],
    ['paying by hand', [debit(LIFTS, '5.00'), credit(BANK, '5.00')], 'ledger.money-out'],
  ])('refuse %s before the database is asked', async (_what, lines, code) => {
    await expect(post(draftOf({ kind: 'general', lines }))).rejects.toMatchObject({
      code: 'request.refused',
      details: { problems: expect.arrayContaining([expect.objectContaining({ code })]) },
    });
  });

  it('refuse days before the books, in closed months and in the future', async () => {
    const refused = [
      ['2025-12-31', 'ledger.before-books'],
      ['2026-07-01', 'ledger.day-to-come'],
    ] as const;
    for (const [bookedOn, code] of refused) {
      await expect(post(draftOf({ bookedOn: day(bookedOn) }))).rejects.toMatchObject({
        details: { problems: [expect.objectContaining({ code })] },
      });
    }
  });
});

async function counts(): Promise<unknown> {
  const { rows } = await db.admin.query(
    `select (select count(*) from entry where community_id = $1) as entries,
       (select count(*) from posting where community_id = $1) as lines,
       (select last_seq from ledger_head where community_id = $1) as last_seq,
       (select sum(last_no) from voucher_counter where community_id = $1) as numbers,
       (select sum(debit) from account_period where community_id = $1) as sums`,
    [here],
  );
  return rows[0];
}
