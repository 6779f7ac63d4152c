import '../../src/charges/online/online.module';
import { HouseholdQueries } from '../../src/charges/household.queries';
import { OnlinePaymentsQueries } from '../../src/charges/online/online-payments.queries';
import { OnlinePaymentsService } from '../../src/charges/online/online-payments.service';
import type { Heard, PlacedOrder } from '../../src/charges/online/online-payments.service';
import type { OrderState, PaidOrder } from '../../src/charges/online/payment-channel';
import type { PaymentChannels } from '../../src/charges/online/payment-channels';
import { UnheardPayments } from '../../src/charges/online/unheard-payments.service';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/notes';
import { faultsIn } from '../support/verification';

/** Money that comes through a payment firm, in books with a busy neighbour. */
const db = withDatabase();
const charges = new ChargesInTest();
const payments = new OnlinePaymentsService(charges.clock, charges.ledger, charges.receipts);
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
interface Place {
  id: number;
  units: string[];
}
let here: Place;
let next: Place;
let sums = 0;

const CHANNEL = 'wechat-sandbox';
const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });

async function place(at: Place, change: Partial<PlacedOrder> = {}): Promise<PlacedOrder> {
  const outTradeNo = `T${at.id}-${(sums += 1).toString(16).padStart(8, '0')}`;
  const order: PlacedOrder = {
    id: newId(),
    channel: CHANNEL,
    outTradeNo,
    unitId: at.units[0] ?? '',
    amount: yuan('10.00'),
    billIds: [],
    keepFor: 'service',
    payUrl: 'https://pay.example.cn',
    codeUrl: 'weixin://x',
    orderedBy: people.reviewer,
    expiresAt: new Date(charges.clock.now().getTime() + 7_200_000),
    ...change,
  };
  await db.transactions.run(at.id, (tx) => payments.place(tx, at.id, order));
  return order;
}

const paidOf = (order: PlacedOrder, change: Partial<PaidOrder> = {}): PaidOrder => ({
  transactionId: `42${order.outTradeNo.replace(/\W/g, '')}`,
  outTradeNo: order.outTradeNo,
  merchant: '19000000001',
  amount: order.amount,
  paidAt: charges.clock.now(),
  ...change,
});
const take = (at: Place, paid: PaidOrder, change: Partial<Heard> = {}) =>
  db.transactions.run(at.id, (tx) =>
    payments.take(tx, at.id, {
      channel: CHANNEL,
      eventId: newId(),
      paid,
      signed: { body: '{"sealed":true}', headers: { 'wechatpay-nonce': 'n' } },
      ...change,
    }),
  );
const find = (at: Place, { id, unitId }: PlacedOrder) =>
  new OnlinePaymentsQueries(db.reading, charges.clock).find(at.id, { id, unitIds: [unitId] });
const account = (at: Place) =>
  new HouseholdQueries(db.reading, charges.clock).account(at.id, at.units[0] ?? '');
const booked = (at: Place, code: string) => billing.booked(at.id, code);

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
    const order = await place(next, { amount: yuan(amount) });
    await take(next, paidOf(order));
  }
});
beforeEach(() => charges.clock.set('2026-03-20'));
afterEach(async () => {
  for (const { id } of [here, next]) expect(await faultsIn(db, id)).toEqual([]);
});

describe('money for an order', () => {
  it('pays the oldest bill and is a receipt nobody stood at the counter for', async () => {
    const order = await place(here, { amount: yuan('120.00') });
    expect(await take(here, paidOf(order))).toBe(true);
    expect(await find(here, order)).toMatchObject({
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
        reference: paidOf(order).transactionId,
        kind: 'receipt',
        cashier: null,
      },
    ]);
  });

  it('is booked once, by whichever id the firm tells of it, and eight times at once', async () => {
    const order = await place(here);
    const before = await booked(here, '101201');
    const told = await Promise.all(
      Array.from({ length: 8 }, (_none, at) =>
        take(here, paidOf(order), { eventId: `event-${at % 2}` }),
      ),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await take(here, paidOf(order), { eventId: 'another' })).toBe(false);
    expect(
      Money.yuan(await booked(here, '101201'))
        .minus(yuan(before))
        .toString(),
    ).toBe('10.00');
  });

  it('of another transaction under an id we know is booked all the same', async () => {
    const [one, other] = [await place(here), await place(here)];
    await take(here, paidOf(one), { eventId: 'same' });
    expect(await take(here, paidOf(other), { eventId: 'same' })).toBe(true);
    expect((await find(here, other)).state).toBe('paid');
  });

  it('that came a second time for one order is kept and said', async () => {
    const order = await place(here);
    await take(here, paidOf(order));
    await take(here, paidOf(order, { transactionId: '42second' }));
    const { rows } = await db.admin.query(
      'select remarks from online_receipt where community_id = $1 and transaction_id = $2',
      [here.id, '42second'],
    );
    expect(rows).toEqual([{ remarks: ['second-payment'] }]);
  });

  it('of another sum, after the order ran out, goes to the bills that were meant', async () => {
    const bills = (await account(here)).bills.filter(({ period }) => period === '2026-03');
    const meant = bills[0]?.id ?? '';
    const order = await place(here, { amount: yuan('120.00'), billIds: [meant] });
    charges.clock.advanceMinutes(180);
    const late = paidOf(order, { amount: yuan('100.00') });
    await take(here, late);
    expect((await find(here, order)).remarks).toEqual(['amount-differs', 'late']);
    const after = (await account(here)).bills.find(({ id }) => id === meant);
    expect(after?.settled.toString()).toBe('100.00');
  });

  it('for bills that were paid meanwhile is kept in advance', async () => {
    const [meant] = (await account(here)).bills.filter(({ period }) => period === '2026-03');
    const order = await place(here, { amount: yuan('20.00'), billIds: [meant?.id ?? ''] });
    const first = await place(here, { amount: yuan('20.00'), billIds: [meant?.id ?? ''] });
    await take(here, paidOf(first));
    const before = await booked(here, '220301');
    await take(here, paidOf(order));
    expect(
      yuan(before)
        .minus(yuan(await booked(here, '220301')))
        .toString(),
    ).toBe('20.00');
  });

  it('whose fee is no more waits for its owner: refused it is never', async () => {
    const before = await booked(here, '224105');
    const order = await place(here, { keepFor: 'tv' });
    await take(here, paidOf(order));
    expect((await find(here, order)).remarks).toEqual(['not-allocated']);
    expect(
      yuan(before)
        .minus(yuan(await booked(here, '224105')))
        .toString(),
    ).toBe('10.00');
  });

  it('that is told a month late is booked in the open month, and said', async () => {
    // a place of its own: here no month is closed, and none needs its receipts tree
    const old = await billing.community('老账苑', [{}]);
    const order = await place(old);
    const paid = paidOf(order);
    charges.clock.set('2026-04-10');
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      await db.transactions.run(old.id, (tx) =>
        tx.query("select close_period($1, $2, $3, '{}')", [old.id, month, people.reviewer]),
      );
    }
    await take(old, paid);
    const found = await find(old, order);
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
    const theirs = await place(next);
    const before = await booked(here, '224105');
    charges.clock.set('2026-04-10');
    await take(here, paidOf(theirs, { transactionId: '42strange' }));
    expect((await find(next, theirs)).state).not.toBe('paid');
    expect(
      yuan(before)
        .minus(yuan(await booked(here, '224105')))
        .toString(),
    ).toBe('10.00');
  });

  it('is not found by its id', async () => {
    const theirs = await place(next);
    const own = { ...theirs, unitId: here.units[0] ?? '' };
    await expect(find(here, own)).rejects.toEqual(refusal('payment.unknown'));
    await expect(find(next, { ...theirs, unitId: next.units[1] ?? '' })).rejects.toEqual(
      refusal('payment.unknown'),
    );
  });
});

describe('verification', () => {
  it('names news of the firm that is in no book, and a receipt of which the firm knows nothing', async () => {
    const lost = await billing.community('漏账苑', [{}]);
    const order = await place(lost);
    await take(lost, paidOf(order));
    // as the serving role could: every leaf is in order
    await db.transactions.run(lost.id, async (tx) => {
      await tx.query(
        `insert into online_notification (community_id, channel, event_id, transaction_id, out_trade_no,
           amount, paid_at, heard_at)
         values ($1, 'wechat-sandbox', 'unbooked', '42gone', 'T1-gone', 9, now(), now())`,
        [lost.id],
      );
      await charges.receipts.unidentified(tx, lost.id, {
        method: 'online',
        moneyAccount: '101201',
        amount: yuan('8.00'),
        receivedOn: charges.clock.today(),
        reference: 'made up',
        by: null,
      });
    });
    const faults = await faultsIn(db, lost.id);
    expect(faults.map(({ table, check }) => `${table}: ${check}`)).toEqual([
      'online_notification: 支付机构通知的每笔到账都已入账',
      'receipt: 每张线上收据都有支付机构的到账通知',
    ]);
  });
});

describe('the database itself', () => {
  it('lets nobody un-receive money that came, nor invent a cashier', async () => {
    const { rows } = await db.admin.query<{ id: string }>(
      `select id from receipt where community_id = $1 and method = 'online' limit 1`,
      [next.id],
    );
    const receiptId = rows[0]?.id ?? '';
    const cancel = db.transactions.run(next.id, (tx) =>
      charges.cancellations.cancel(tx, next.id, {
        receiptId,
        reason: '录错了',
        by: people.reviewer,
      }),
    );
    await expect(cancel).rejects.toEqual(refusal('charges.receipt-online'));
    const invented = db.admin.query(
      'update receipt set received_by = $2 where community_id = $1 and id = $3',
      [next.id, people.cashier, receiptId],
    );
    expect(await codeOf(invented)).toBe('23514');
  });

  it('keeps what the firm said, and what came, for ever', async () => {
    for (const table of ['online_notification', 'online_receipt']) {
      expect(await codeOf(db.admin.query(`update ${table} set amount = 1`))).toBe('42501');
      expect(await codeOf(db.admin.query(`delete from ${table}`))).toBe('42501');
    }
  });
});

describe('the firm that is asked', () => {
  const answers = new Map<string, OrderState>();
  const closed: string[] = [];
  const firm = {
    close: async (_id: number, no: string) => void closed.push(no),
    query: async (_id: number, no: string) => {
      const answer = answers.get(no);
      if (!answer) throw new Error('the firm does not answer');
      return answer;
    },
  };
  const channels = { named: () => firm } as unknown as PaymentChannels;
  const ask = (at: Place) =>
    new UnheardPayments(charges.clock, db.transactions, channels, payments).ask(at.id);

  it('tells of money whose notification was lost, closes what ran out, and is asked again', async () => {
    charges.clock.set('2026-04-12');
    const [lost, ranOut, silent] = [await place(here), await place(here), await place(here)];
    charges.clock.advanceMinutes(200);
    const young = await place(here);
    answers.set(lost.outTradeNo, { state: 'paid', paid: paidOf(lost) });
    answers.set(ranOut.outTradeNo, { state: 'closed' });
    expect(await ask(here)).toEqual({ found: 1, closed: 1 });
    const states = [lost, ranOut, silent, young].map(
      async (order) => (await find(here, order)).state,
    );
    expect(await Promise.all(states)).toEqual(['paid', 'closed', 'expired', 'open']);
    expect(closed).not.toContain(young.outTradeNo);
    answers.set(silent.outTradeNo, { state: 'closed' });
    expect(await ask(here)).toEqual({ found: 0, closed: 1 });
    // the notification comes after all
    expect(await take(here, paidOf(lost))).toBe(false);
  });
});
