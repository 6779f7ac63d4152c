import '../../src/ledger/ledger.module';
import { reversalOf } from '../../src/ledger/posting.rules';
import { VerifyBooksQueries } from '../../src/ledger/verify-books.queries';
import { day } from '../../src/shared/day';
import { costDraft, draftOf, ledgerOfTest, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();
let here: number;
let neighbour: number;

beforeAll(async () => {
  here = await openCommunity(db, '锦和苑');
  neighbour = await openCommunity(db, '邻家苑');
  for (const community of [here, neighbour]) {
    await db.transactions.run(community, async (tx) => {
      const cost = costDraft('70.00');
      const days = ['2026-01-05', '2026-02-05', '2026-02-06'];
      await ledger.postMany(
        tx,
        community,
        days.map((bookedOn) => draftOf({ bookedOn: day(bookedOn) })),
      );
      const { seq } = await ledger.post(tx, community, cost);
      const lines = reversalOf(cost.lines);
      await ledger.post(tx, community, draftOf({ kind: 'reversal', reverses: seq, lines }));
    });
  }
});

const verify = (community = here) => new VerifyBooksQueries(db.reading).verify(community);

/** Changes a row behind all locks and belts, as an administrator of the server could. */
async function tamper(sql: string, work: () => Promise<void>): Promise<void> {
  await db.admin.query('begin');
  await db.admin.query(`set session_replication_role = replica`);
  await db.admin.query(sql);
  await db.admin.query('commit');
  await work();
}

it('finds nothing wrong with books that hold, and lists every community', async () => {
  const queries = new VerifyBooksQueries(db.reading);
  expect(await queries.communityIds()).toEqual([here, neighbour]);
  const verdict = await verify();
  expect(verdict).toMatchObject({ name: '锦和苑', entries: 5, lines: 10, faults: [] });
});

it.each([
  [
    'an amount changed',
    (c: number) =>
      `update posting set debit = debit + 0.01 where community_id = ${c} and seq = 1 and line = 1`,
    (c: number) =>
      `update posting set debit = debit - 0.01 where community_id = ${c} and seq = 1 and line = 1`,
    '每张凭证借贷相等',
  ],
  [
    'a fund changed',
    (c: number) =>
      `update posting set fund = 'F2' where community_id = ${c} and seq = 1 and line = 1`,
    (c: number) =>
      `update posting set fund = 'F1' where community_id = ${c} and seq = 1 and line = 1`,
    '每个基金内',
  ],
  [
    'a stored sum changed',
    (c: number) =>
      `update account_period set debit = debit + 1 where community_id = ${c} and period = '2026-01'`,
    (c: number) =>
      `update account_period set debit = debit - 1 where community_id = ${c} and period = '2026-01'`,
    '总账',
  ],
  [
    'a date changed',
    (c: number) =>
      `update posting set booked_on = '2026-01-06' where community_id = ${c} and seq = 1`,
    (c: number) =>
      `update posting set booked_on = '2026-01-05' where community_id = ${c} and seq = 1`,
    '分录日期',
  ],
  [
    'a number skipped',
    (c: number) => `update entry set voucher_no = 9 where community_id = ${c} and seq = 3`,
    (c: number) => `update entry set voucher_no = 2 where community_id = ${c} and seq = 3`,
    '每月凭证号',
  ],
  [
    'the head moved back',
    (c: number) => `update ledger_head set last_seq = 4 where community_id = ${c}`,
    (c: number) => `update ledger_head set last_seq = 5 where community_id = ${c}`,
    '序号',
  ],
  [
    'a reversal bent',
    (c: number) =>
      `update posting set account_code = '510302' where community_id = ${c} and seq = 5 and line = 1`,
    (c: number) =>
      `update posting set account_code = '510301' where community_id = ${c} and seq = 5 and line = 1`,
    '红字',
  ],
  [
    'a month said to be closed that was not',
    (c: number) => `update ledger_head set closed_through = '2026-01-31' where community_id = ${c}`,
    (c: number) => `update ledger_head set closed_through = '2025-12-31' where community_id = ${c}`,
    '结账',
  ],
])('names %s, and only in that book', async (_what, spoil, mend, said) => {
  await tamper(spoil(here), async () => {
    const verdict = await verify();
    expect(verdict.faults.some(({ check }) => check.includes(said))).toBe(true);
    expect((await verify(neighbour)).faults).toEqual([]);
  });
  await tamper(mend(here), async () => {
    expect((await verify()).faults).toEqual([]);
  });
});
