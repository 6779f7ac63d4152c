import '../../src/charges/online/online.module';
import type { OrderState } from '../../src/charges/online/payment-channel';
import type { PaymentChannels } from '../../src/charges/online/payment-channels';
import { UnheardPayments } from '../../src/charges/online/unheard-payments.service';
import { Money } from '../../src/shared/money';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/notes';
import { type BilledPlace, OnlineInTest } from '../support/online-money';
import { faultsIn } from '../support/verification';

/** What a payment firm has told is kept, held against the books, and asked for where it was lost. */
const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
const online = new OnlineInTest(db, charges, () => people.reviewer);
let here: BilledPlace;
let next: BilledPlace;

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  people = await hireBookkeepers(db);
  next = await billing.community('邻家苑', [{}]);
  here = await billing.community('锦和苑', [{}]);
  for (const place of [next, here]) {
    const order = await online.place(place);
    await online.take(place, online.paidOf(order));
  }
});
afterEach(async () => {
  for (const { id } of [here, next]) expect(await faultsIn(db, id)).toEqual([]);
});

describe('verification', () => {
  it('names news of the firm that is in no book, and a receipt of which the firm knows nothing', async () => {
    const lost = await billing.community('漏账苑', [{}]);
    const order = await online.place(lost);
    await online.take(lost, online.paidOf(order));
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
  const ask = (at: BilledPlace) =>
    new UnheardPayments(charges.clock, db.transactions, channels, online.payments).ask(at.id);

  it('tells of money whose notification was lost, closes what ran out, and is asked again', async () => {
    charges.clock.set('2026-04-12');
    const [lost, ranOut, silent] = [
      await online.place(here),
      await online.place(here),
      await online.place(here),
    ];
    charges.clock.advanceMinutes(200);
    const young = await online.place(here);
    answers.set(lost.outTradeNo, { state: 'paid', paid: online.paidOf(lost) });
    answers.set(ranOut.outTradeNo, { state: 'closed' });
    expect(await ask(here)).toEqual({ found: 1, closed: 1 });
    const states = [lost, ranOut, silent, young].map(
      async (order) => (await online.find(here, order)).state,
    );
    expect(await Promise.all(states)).toEqual(['paid', 'closed', 'expired', 'open']);
    expect(closed).not.toContain(young.outTradeNo);
    answers.set(silent.outTradeNo, { state: 'closed' });
    expect(await ask(here)).toEqual({ found: 0, closed: 1 });
    // the notification comes after all
    expect(await online.take(here, online.paidOf(lost))).toBe(false);
  });
});
