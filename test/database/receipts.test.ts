import '../../src/charges/charges.module';
import type { Purpose, Received } from '../../src/charges/receipts.service';
import { HouseholdQueries } from '../../src/charges/household.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
let here: number;
let unit: string;
let other: string;
let nextDoor: { id: number; units: string[] };

const yuan = (text: string) => Money.yuan(text);
const households = () => new HouseholdQueries(db.reading, charges.clock);

const received = (amount: string, change: Partial<Received> = {}): Received => ({
  method: 'cash',
  moneyAccount: '1001',
  amount: yuan(amount),
  receivedOn: day('2026-03-20'),
  reference: '',
  by: people.cashier,
  ...change,
});
const purpose = (change: Partial<Purpose> = {}): Purpose => ({
  unitId: unit,
  chosen: null,
  keepFor: 'service',
  ...change,
});
const receive = (amount: string, change: Partial<Purpose> = {}, more: Partial<Received> = {}) =>
  db.transactions.run(here, (tx) =>
    charges.receipts.receive(tx, here, received(amount, more), purpose(change)),
  );
const refusal = (code: string) => expect.objectContaining({ code });
const openOf = async (unitId: string) =>
  (await households().account(here, unitId)).bills
    .map(({ period, amount, settled }) => [period, amount.minus(settled).toString()].join(' '))
    .toSorted();

beforeAll(async () => {
  people = await hireBookkeepers(db);
  nextDoor = await billing.community('邻家苑', [{}, {}]);
  await billing.run(nextDoor.id, '2026-03');
  const place = await billing.community('锦和苑', [{}, { area: '100' }, { kind: 'parking' }]);
  [here, unit, other] = [place.id, place.units[0] ?? '', place.units[1] ?? ''];
  for (const month of ['2026-01', '2026-02', '2026-03']) await billing.run(here, month);
});
afterEach(async () => {
  const faults = await faultsIn(db, here);
  expect(faults).toEqual([]);
});

describe('a payment', () => {
  it('settles the oldest first, keeps the rest, and is one voucher', async () => {
    const first = await receive('100');
    expect(first.number).toBe('SJ2026-000001');
    expect(await openOf(unit)).toEqual(['2026-01 0.00', '2026-02 71.26', '2026-03 85.63']);
    const second = await receive('200');
    expect(second).toMatchObject({ number: 'SJ2026-000002', advance: yuan('43.11') });
    expect(await openOf(unit)).toEqual(['2026-01 0.00', '2026-02 0.00', '2026-03 0.00']);
    expect([await billing.booked(here, '1001'), await billing.booked(here, '220301')]).toEqual([
      '300.00',
      '-43.11',
    ]);
    const { rows } = await db.admin.query(
      `select e.kind, e.summary, e.cashier, e.line_count from entry e
       join receipt r on r.community_id = e.community_id and r.entry_seq = e.seq
       where e.community_id = $1 and r.id = $2`,
      [here, second.id],
    );
    expect(rows).toMatchObject([
      {
        kind: 'receipt',
        cashier: people.cashier,
        line_count: 4,
        summary: expect.stringMatching(/^收楼.*1物业费、预存物业费，收据SJ2026-000002$/),
      },
    ]);
  });

  it('goes to the bills the payer names, and to nobody else’s', async () => {
    const march = await billing.billsOf(here, '2026-03');
    const billOf = (owner: string) => march.find((bill) => bill.unit_id === owner)?.id ?? '';
    const chosen = [{ billId: billOf(other), amount: yuan('20') }];
    await receive('20', { unitId: other, chosen });
    expect(await openOf(other)).toEqual(['2026-01 120.00', '2026-02 120.00', '2026-03 100.00']);
    const foreign = [{ billId: billOf(unit), amount: yuan('1') }];
    await expect(receive('1', { unitId: other, chosen: foreign })).rejects.toEqual(
      refusal('charges.bill-unknown'),
    );
  });

  it.each<[string, string, Partial<Purpose>, Partial<Received>, string]>([
    ['of nothing', '0', {}, {}, 'charges.amount-not-positive'],
    ['of cash to the bank', '5', {}, { moneyAccount: '100201' }, 'charges.money-account'],
    ['for an unknown fee', '5', { keepFor: 'tv' }, {}, 'charges.fee-unknown'],
    ['of tomorrow', '5', {}, { receivedOn: day('2026-03-21') }, 'request.refused'],
  ])('%s is refused, and takes no number', async (_what, amount, change, more, code) => {
    const before = await db.admin.query('select * from receipt_counter where community_id = $1', [
      here,
    ]);
    await expect(receive(amount, change, more)).rejects.toEqual(refusal(code));
    const after = await db.admin.query('select * from receipt_counter where community_id = $1', [
      here,
    ]);
    expect(after.rows).toEqual(before.rows);
  });

  it('for a neighbour’s unit is refused as if there were none', async () => {
    const unitId = nextDoor.units[0] ?? '';
    await expect(receive('5', { unitId })).rejects.toEqual(refusal('charges.unit-unknown'));
  });

  it('by two at once never pays a bill twice, and leaves no number out', async () => {
    const [bill] = (await billing.billsOf(here, '2026-01')).filter((b) => b.unit_id === other);
    const chosen = [{ billId: bill?.id ?? '', amount: yuan('120') }];
    const both = await Promise.allSettled([
      receive('120', { unitId: other, chosen }),
      receive('120', { unitId: other, chosen }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await db.admin.query<{ no: number }>(
      'select no from receipt where community_id = $1 order by no',
      [here],
    );
    expect(rows.map(({ no }) => no)).toEqual(rows.map((_row, at) => at + 1));
  });
});

describe('what the developer owes', () => {
  it('is paid by the developer, to the fen, and never by an owner’s money', async () => {
    const place = await billing.community('新盘苑', [
      { handedOverOn: '2026-03-16' },
      { holding: 'developer', area: '80' },
    ]);
    await billing.run(place.id, '2026-03');
    const pay = (unitId: string, amount: string, payer?: 'developer') =>
      db.transactions.run(place.id, (tx) =>
        charges.receipts.receive(tx, place.id, received(amount), purpose({ unitId, payer })),
      );
    const [handed = '', held = ''] = place.units;
    const left = async () =>
      (await billing.billsOf(place.id, '2026-03')).map(
        ({ payer, amount, settled }) => `${payer} ${yuan(amount).minus(yuan(settled)).toString()}`,
      );
    await pay(handed, '44.20');
    expect((await left()).toSorted()).toEqual(['developer 20.72', 'developer 48.00', 'owner 0.00']);
    await expect(pay(held, '48.01', 'developer')).rejects.toEqual(
      refusal('charges.more-than-developer-owes'),
    );
    await pay(held, '48', 'developer');
    await pay(handed, '20', 'developer');
    expect((await left()).toSorted()).toEqual(['developer 0.00', 'developer 0.72', 'owner 0.00']);
    expect(await billing.booked(place.id, '122103')).toBe('0.72');
    expect(await faultsIn(db, place.id)).toEqual([]);
  });
});

describe('money nobody has claimed', () => {
  it('is in the books at once, and goes to its household later, in parts', async () => {
    const transfer = { method: 'transfer', moneyAccount: '100201', reference: '流水8821' } as const;
    const { id } = await db.transactions.run(here, (tx) =>
      charges.receipts.unidentified(tx, here, received('150', transfer)),
    );
    expect(await billing.booked(here, '224105')).toBe('-150.00');
    const match = (amount: string, unitId: string, keepFor = 'service') =>
      db.transactions.run(here, (tx) =>
        charges.receipts.match(
          tx,
          here,
          { receiptId: id, amount: yuan(amount), by: people.accountant },
          purpose({ unitId, keepFor }),
        ),
      );
    const made = await match('120', other);
    expect(made.parts).toHaveLength(1);
    expect(await openOf(other)).toEqual(['2026-01 0.00', '2026-02 0.00', '2026-03 100.00']);
    await expect(match('30.01', unit)).rejects.toEqual(refusal('charges.more-than-unidentified'));
    // kept for parking, which is of another fund: the funds owe each other
    await match('30', unit, 'parking');
    expect([
      await billing.booked(here, '224105'),
      await billing.booked(here, '2301'),
      await billing.booked(here, '1301'),
      await billing.booked(here, '220302'),
    ]).toEqual(['0.00', '-30.00', '30.00', '-30.00']);
  });
});

describe('a deposit', () => {
  const deposit = (amount: string) =>
    db.transactions.run(here, (tx) =>
      charges.receipts.deposit(tx, here, received(amount), { unitId: unit, account: '224101' }),
    );
  const giveBack = (amount: string) =>
    db.transactions.run(here, (tx) =>
      charges.refunds.deposit(tx, here, {
        unitId: unit,
        account: '224101',
        amount: yuan(amount),
        reason: '装修验收合格',
        by: people.reviewer,
      }),
    );

  it('touches no income and no expense, in or back (acceptance case 12)', async () => {
    const { rows: before } = await db.admin.query(
      `select sum(debit - credit) from posting where community_id = $1 and account_code ~ '^[45]'`,
      [here],
    );
    await deposit('2000');
    await expect(giveBack('2000.01')).rejects.toEqual(refusal('charges.more-than-held'));
    expect((await giveBack('1500')).toString()).toBe('500.00');
    await expect(giveBack('500.01')).rejects.toEqual(refusal('charges.more-than-held'));
    const { rows: after } = await db.admin.query(
      `select sum(debit - credit) from posting where community_id = $1 and account_code ~ '^[45]'`,
      [here],
    );
    expect(after).toEqual(before);
    const { kept } = await households().account(here, unit);
    expect(kept.find(({ kind }) => kind === 'deposit')).toMatchObject({
      account: '224101',
      amount: yuan('500'),
    });
  });
});
