import '../../src/charges/online/online.module';
import { HouseholdQueries } from '../../src/charges/household.queries';
import { Money } from '../../src/shared/money';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { type BilledPlace, OnlineInTest } from '../support/online-money';
import { faultsIn } from '../support/verification';

/** Money that comes through a payment firm, in books with a busy neighbour. */
const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
const online = new OnlineInTest(db, charges, () => people.reviewer);
let here: BilledPlace;
let next: BilledPlace;

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });
const account = (at: BilledPlace) =>
  new HouseholdQueries(db.reading, charges.clock).account(at.id, at.units[0] ?? '');
const booked = (at: BilledPlace, code: string) => billing.booked(at.id, code);

beforeAll(async () => {
  people = await hireBookkeepers(db);
  [next, here] = [
    await billing.community('邻家苑', [{ area: '100' }, {}]),
    await billing.community('锦和苑', [{ area: '100' }, { area: '100' }]),
  ];
  for (const month of ['2026-01', '2026-02', '2026-03']) {
    for (const { id } of [next, here]) await billing.run(id, month);
  }
  // next door somebody is at it all the time
  for (const amount of ['5.00', '120.00', '300.00']) {
    const order = await online.place(next, { amount: yuan(amount) });
    await online.take(next, online.paidOf(order));
  }
});
beforeEach(() => charges.clock.set('2026-03-20'));
afterEach(async () => {
  for (const { id } of [here, next]) expect(await faultsIn(db, id)).toEqual([]);
});

describe('money for an order', () => {
  it('pays the oldest bill and is a receipt nobody stood at the counter for', async () => {
    const order = await online.place(here, { amount: yuan('120.00') });
    expect(await online.take(here, online.paidOf(order))).toBe(true);
    expect(await online.find(here, order)).toMatchObject({
      state: 'paid',
      received: yuan('120.00'),
      receiptNumber: 'SJ2026-000001',
      remarks: [],
    });
    const { rows } = await db.admin.query(
      `select r.method, r.money_account, r.received_by, r.reference, e.kind, e.cashier
       from receipt r join entry e on e.community_id = r.community_id and e.seq = r.entry_seq
       where r.community_id = $1`,
      [here.id],
    );
    expect(rows).toEqual([
      {
        method: 'online',
        money_account: '101201',
        received_by: null,
        reference: online.paidOf(order).transactionId,
        kind: 'receipt',
        cashier: null,
      },
    ]);
  });

  it('is booked once, by whichever id the firm tells of it, and eight times at once', async () => {
    const order = await online.place(here);
    const before = await booked(here, '101201');
    const told = await Promise.all(
      Array.from({ length: 8 }, (_none, at) =>
        online.take(here, online.paidOf(order), { eventId: `event-${at % 2}` }),
      ),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await online.take(here, online.paidOf(order), { eventId: 'another' })).toBe(false);
    expect(
      Money.yuan(await booked(here, '101201'))
        .minus(yuan(before))
        .toString(),
    ).toBe('10.00');
  });

  it('of another transaction under an id we know is booked all the same', async () => {
    const [one, other] = [await online.place(here), await online.place(here)];
    await online.take(here, online.paidOf(one), { eventId: 'same' });
    expect(await online.take(here, online.paidOf(other), { eventId: 'same' })).toBe(true);
    expect((await online.find(here, other)).state).toBe('paid');
  });

  it('that came a second time for one order is kept and said', async () => {
    const order = await online.place(here);
    await online.take(here, online.paidOf(order));
    await online.take(here, online.paidOf(order, { transactionId: '42second' }));
    const { rows } = await db.admin.query(
      'select remarks from online_receipt where community_id = $1 and transaction_id = $2',
      [here.id, '42second'],
    );
    expect(rows).toEqual([{ remarks: ['second-payment'] }]);
  });

  it('of another sum, after the order ran out, goes to the bills that were meant', async () => {
    const bills = (await account(here)).bills.filter(({ period }) => period === '2026-03');
    const meant = bills[0]?.id ?? '';
    const order = await online.place(here, { amount: yuan('120.00'), billIds: [meant] });
    charges.clock.advanceMinutes(180);
    const late = online.paidOf(order, { amount: yuan('100.00') });
    await online.take(here, late);
    expect((await online.find(here, order)).remarks).toEqual(['amount-differs', 'late']);
    const after = (await account(here)).bills.find(({ id }) => id === meant);
    expect(after?.settled.toString()).toBe('100.00');
  });

  it('for bills that were paid meanwhile is kept in advance', async () => {
    const [meant] = (await account(here)).bills.filter(({ period }) => period === '2026-03');
    const order = await online.place(here, { amount: yuan('20.00'), billIds: [meant?.id ?? ''] });
    const first = await online.place(here, { amount: yuan('20.00'), billIds: [meant?.id ?? ''] });
    await online.take(here, online.paidOf(first));
    const before = await booked(here, '220301');
    await online.take(here, online.paidOf(order));
    expect(
      yuan(before)
        .minus(yuan(await booked(here, '220301')))
        .toString(),
    ).toBe('20.00');
  });

  it('whose fee is no more waits for its owner: refused it is never', async () => {
    const before = await booked(here, '224105');
    const order = await online.place(here, { keepFor: 'tv' });
    await online.take(here, online.paidOf(order));
    expect((await online.find(here, order)).remarks).toEqual(['not-allocated']);
    expect(
      yuan(before)
        .minus(yuan(await booked(here, '224105')))
        .toString(),
    ).toBe('10.00');
  });

  it('that is told a month late is booked in the open month, and said', async () => {
    // a place of its own: here no month is closed, and none needs its receipts tree
    const old = await billing.community('老账苑', [{}]);
    const order = await online.place(old);
    const paid = online.paidOf(order);
    charges.clock.set('2026-04-10');
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      await db.transactions.run(old.id, (tx) =>
        tx.query("select close_period($1, $2, $3, '{}')", [old.id, month, people.reviewer]),
      );
    }
    await online.take(old, paid);
    const found = await online.find(old, order);
    expect(found).toMatchObject({ state: 'paid', remarks: ['day-closed'] });
    const { rows } = await db.admin.query(
      'select received_on from receipt where community_id = $1 and id = $2',
      [old.id, found.receiptId],
    );
    expect(rows).toEqual([{ received_on: '2026-04-01' }]);
  });
});

describe('what is next door', () => {
  it('is not paid by our money, though the firm names its order', async () => {
    const theirs = await online.place(next);
    const before = await booked(here, '224105');
    charges.clock.set('2026-04-10');
    await online.take(here, online.paidOf(theirs, { transactionId: '42strange' }));
    expect((await online.find(next, theirs)).state).not.toBe('paid');
    expect(
      yuan(before)
        .minus(yuan(await booked(here, '224105')))
        .toString(),
    ).toBe('10.00');
  });

  it('is not found by its id', async () => {
    const theirs = await online.place(next);
    const own = { ...theirs, unitId: here.units[0] ?? '' };
    await expect(online.find(here, own)).rejects.toEqual(refusal('payment.unknown'));
    await expect(online.find(next, { ...theirs, unitId: next.units[1] ?? '' })).rejects.toEqual(
      refusal('payment.unknown'),
    );
  });
});
