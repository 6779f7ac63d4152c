import fc from 'fast-check';
import '../../src/charges/charges.module';
import { allocateOldestFirst } from '../../src/charges/allocation.rules';
import type { Part } from '../../src/charges/allocation.rules';
import { billsOwed } from '../../src/charges/households';
import type { OwedBill } from '../../src/charges/households';
import type { BulkReceived } from '../../src/charges/receipts-bulk.service';
import { HouseholdQueries } from '../../src/charges/household.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import type { UnitInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
let here: number;
let units: string[];
let nextDoor: { id: number; units: string[] };

const yuan = (text: string) => Money.yuan(text);
const line = (unitId: string, amount: string, change: Partial<BulkReceived> = {}) => ({
  unitId,
  amount: yuan(amount),
  receivedOn: day('2026-03-18'),
  method: 'transfer' as const,
  moneyAccount: '100201',
  reference: '',
  ...change,
});
const take = (lines: readonly BulkReceived[], community = here, keepFor = 'service') =>
  db.transactions.run(community, (tx) =>
    charges.bulk.take(tx, community, { lines, by: people.cashier, keepFor }),
  );
const on = (receivedOn: string) => line(unit(0), '5', { receivedOn: day(receivedOn) });
const refusal = (code: string) => expect.objectContaining({ code });
const unit = (at: number) => units[at] ?? '';
const accountOf = (unitId: string) =>
  new HouseholdQueries(db.reading, charges.clock).account(here, unitId);
const openOf = async (unitId: string) =>
  (await accountOf(unitId)).bills
    .map(({ period, amount, settled }) => `${period} ${amount.minus(settled).toString()}`)
    .toSorted();
const entries = async (community = here) =>
  (
    await db.admin.query<{ summary: string; line_count: number; total: string }>(
      `select summary, line_count, total from entry
       where community_id = $1 and source_kind = 'receipts' order by seq`,
      [community],
    )
  ).rows;
const numbersOf = async (community: number) =>
  (
    await db.admin.query<{ year: number; no: number }>(
      'select year, no from receipt where community_id = $1 order by year, no',
      [community],
    )
  ).rows;

beforeAll(async () => {
  people = await hireBookkeepers(db);
  nextDoor = await billing.community('邻家苑', [{}, {}]);
  await billing.run(nextDoor.id, '2026-03');
  const place = await billing.community('锦和苑', [{}, { area: '100' }, { area: '50' }]);
  [here, units] = [place.id, place.units];
  for (const month of ['2026-01', '2026-02', '2026-03']) await billing.run(here, month);
});
afterEach(async () => {
  expect(await faultsIn(db, here)).toEqual([]);
  expect(await faultsIn(db, nextDoor.id)).toEqual([]);
});

describe('a list of payments', () => {
  it('settles the oldest first, keeps the rest, in one voucher for a day and an account', async () => {
    const list = [
      line(unit(0), '100', { reference: 'A1' }),
      line(unit(1), '120', { receivedOn: day('2026-03-17') }),
      line(unit(0), '200', { reference: 'A2' }),
      line(unit(1), '50', { moneyAccount: '1001', method: 'cash' }),
    ];
    const { receipts, total, known } = await take(list);
    expect([total.toString(), known]).toEqual(['470.00', 0]);
    expect(
      receipts.map(({ line: at, number, advance }) => [at, number, advance.toString()]),
    ).toEqual([
      [1, 'SJ2026-000001', '0.00'],
      [3, 'SJ2026-000002', '0.00'],
      [0, 'SJ2026-000003', '0.00'],
      [2, 'SJ2026-000004', '43.11'],
    ]);
    expect(await openOf(unit(0))).toEqual(['2026-01 0.00', '2026-02 0.00', '2026-03 0.00']);
    expect(await openOf(unit(1))).toEqual(['2026-01 0.00', '2026-02 70.00', '2026-03 120.00']);
    expect(await entries()).toEqual([
      {
        summary: '收款 1 笔，收据SJ2026-000001',
        line_count: 2,
        total: '120.00',
      },
      {
        summary: '收款 1 笔，收据SJ2026-000002',
        line_count: 2,
        total: '50.00',
      },
      {
        summary: '收款 2 笔，收据SJ2026-000003至SJ2026-000004',
        line_count: 6,
        total: '300.00',
      },
    ]);
    expect([
      await billing.booked(here, '100201'),
      await billing.booked(here, '1001'),
      await billing.booked(here, '220301'),
    ]).toEqual(['420.00', '50.00', '-43.11']);
  });

  it('given again adds nothing, and only the line that came since', async () => {
    const list = [line(unit(2), '30'), line(unit(2), '30')];
    expect((await take(list)).receipts).toHaveLength(2);
    const before = await numbersOf(here);
    const again = await take(list);
    expect([again.receipts, again.known, again.total.toString()]).toEqual([[], 2, '0.00']);
    expect(await numbersOf(here)).toEqual(before);
    const more = await take([...list, line(unit(2), '30')]);
    expect(more.receipts.map(({ line: at }) => at)).toEqual([2]);
    expect(await take([])).toEqual({ receipts: [], total: yuan('0'), known: 0 });
  });

  it('by two at once is taken once', async () => {
    const list = [line(unit(2), '7.77', { reference: 'twice' })];
    const both = await Promise.all([take(list), take(list)]);
    expect(both.map(({ receipts }) => `${receipts.length} new`).toSorted()).toEqual([
      '0 new',
      '1 new',
    ]);
  });

  it('knows what the counter has taken, and not what was taken back', async () => {
    const { id } = await db.transactions.run(here, (tx) =>
      charges.receipts.receive(
        tx,
        here,
        { ...line(unit(2), '8.88', { reference: 'B1' }), by: people.cashier },
        { unitId: unit(2), chosen: null, keepFor: 'service' },
      ),
    );
    const list = [line(unit(2), '8.88', { reference: 'B1' })];
    expect((await take(list)).known).toBe(1);
    await db.transactions.run(here, (tx) =>
      charges.cancellations.cancel(tx, here, {
        receiptId: id,
        reason: '重复',
        by: people.reviewer,
      }),
    );
    expect((await take(list)).known).toBe(0);
  });

  it.each<[string, () => BulkReceived, string]>([
    ['of nothing', () => line(unit(0), '0'), 'charges.amount-not-positive'],
    ['of cash to the bank', () => line(unit(0), '5', { method: 'cash' }), 'charges.money-account'],
    ['of a neighbour', () => line(nextDoor.units[0] ?? '', '5'), 'charges.unit-unknown'],
    ['of tomorrow', () => on('2026-03-21'), 'charges.received-later'],
    ['of before the books', () => on('2025-12-31'), 'ledger.not-open'],
  ])('with one line %s is refused whole, and takes no number', async (_what, bad, code) => {
    const before = await numbersOf(here);
    await expect(take([line(unit(0), '1'), bad()])).rejects.toEqual(refusal(code));
    expect(await numbersOf(here)).toEqual(before);
  });
});

describe('one receipt of a voucher that many share', () => {
  const cancel = (receiptId: string) =>
    db.transactions.run(here, (tx) =>
      charges.cancellations.cancel(tx, here, {
        receiptId,
        reason: '户号录错',
        by: people.reviewer,
      }),
    );

  it('is taken back alone: the voucher in red, and the others’ money again', async () => {
    const money = async () => [
      await billing.booked(here, '100201'),
      await billing.booked(here, '112201'),
      await billing.booked(here, '220301'),
    ];
    const before = await money();
    const [owedBefore, othersBefore] = [await openOf(unit(1)), await openOf(unit(2))];
    const { receipts } = await take([
      line(unit(1), '1000', { reference: 'S1' }),
      line(unit(2), '11', { reference: 'S2' }),
      line(unit(1), '1000', { reference: 'S3' }),
    ]);
    const [first = '', others = '', last = ''] = receipts.map(({ id }) => id);
    const after = await openOf(unit(2));
    await cancel(last);
    await expect(cancel(last)).rejects.toEqual(refusal('charges.receipt-cancelled'));
    await cancel(first);
    expect([await openOf(unit(1)), await openOf(unit(2))]).toEqual([owedBefore, after]);
    expect((await entries()).slice(-2)).toMatchObject([
      { total: '1011.00', summary: expect.stringContaining('，不含已作废的SJ2026-') },
      { total: '11.00', summary: expect.stringContaining('，不含已作废的SJ2026-') },
    ]);
    await cancel(others);
    expect(await openOf(unit(2))).toEqual(othersBefore);
    expect(await money()).toEqual(before);
  });
});

describe('a long list', () => {
  it('is several vouchers, each in balance', async () => {
    const { id, units: homes } = await billing.community(
      '万户苑',
      Array<UnitInTest>(4600).fill({}),
    );
    await billing.run(id, '2026-03');
    const list = homes.map((unitId, at) => line(unitId, at === 0 ? '90' : '85.63'));
    expect((await take(list, id)).receipts).toHaveLength(4600);
    // the first has two credits: its bill, and what is left over
    expect((await entries(id)).map(({ line_count }) => line_count)).toEqual([4501, 102]);
    expect(await faultsIn(db, id)).toEqual([]);
  }, 120_000);
});

describe('the database and the rules', () => {
  it('send the same money the same way', async () => {
    const anyList = fc.array(
      fc.record({
        home: fc.integer({ min: 0, max: 3 }),
        fen: fc.integer({ min: 1, max: 60_000 }),
        on: fc.integer({ min: 1, max: 20 }),
      }),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(anyList, async (made) => {
        const { id, units: homes } = await billing.community('随机苑', [{}, {}, {}, { area: '9' }]);
        for (const month of ['2026-01', '2026-02', '2026-03']) await billing.run(id, month);
        const list = made.map(({ home, fen, on: at }) =>
          line(homes[home] ?? '', Money.fen(BigInt(fen)).toString(), {
            receivedOn: day(`2026-03-${String(at).padStart(2, '0')}`),
          }),
        );
        const open = new Map<string, OwedBill[]>();
        for (const home of homes) {
          open.set(home, await db.transactions.run(id, (tx) => billsOwed(tx, id, home)));
        }
        const { receipts } = await take(list, id);
        for (const { line: at, id: receiptId, advance } of receipts) {
          const { unitId, amount } = list[at] ?? line('', '0');
          const bills = open.get(unitId) ?? [];
          const expected = allocateOldestFirst(amount, bills);
          expect(await partsOf(id, receiptId)).toEqual(textsOf(expected.parts));
          expect(advance.toString()).toBe(expected.advance.toString());
          open.set(unitId, stillOpen(bills, expected.parts));
        }
        expect(await faultsIn(db, id)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

const textsOf = (parts: readonly Part[]) =>
  parts.map(({ billId, amount }) => `${billId} ${amount.toString()}`).toSorted();

async function partsOf(community: number, receiptId: string): Promise<string[]> {
  const { rows } = await db.admin.query<{ part: string }>(
    `select bill_id || ' ' || amount as part from receipt_allocation
     where community_id = $1 and receipt_id = $2`,
    [community, receiptId],
  );
  return rows.map(({ part }) => part).toSorted();
}

const stillOpen = (bills: readonly OwedBill[], parts: readonly Part[]): OwedBill[] =>
  bills
    .map((bill) => {
      const part = parts.find(({ billId }) => billId === bill.id);
      return part ? { ...bill, open: bill.open.minus(part.amount) } : bill;
    })
    .filter((bill) => bill.open.isPositive());
