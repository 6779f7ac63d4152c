import type { MyPaymentsView } from '../../src/charges/online/online-payments.view';
import { ReceiptRegisterQueries } from '../../src/charges/receipt-register.queries';
import { WeChatSandbox } from '../../src/charges/online/sandbox/wechat-sandbox';
import { readStatement } from '../../src/bank/read-statement';
import { Money } from '../../src/shared/money';
import type { TestApp } from '../support/app';
import { employ } from '../support/staff';
import {
  billedHomes,
  OnlineStory,
  type PayingHome,
  paymentsAt,
  startWithSandbox,
} from '../support/online';

/**
 * A household pays from its chair. The payment firm knocks at our door over HTTP, as it likes: again, late,
 * with another sum, with a letter changed on the way, to see whether we look at signatures, twice at once.
 */
let here: TestApp;
let home: PayingHome;
let other: PayingHome;
let next: PayingHome;
let firm: WeChatSandbox;
let story: OnlineStory;

beforeAll(async () => {
  here = await startWithSandbox();
  story = new OnlineStory(here);
  [home, other] = await billedHomes(here, '锦和苑');
  [next] = await billedHomes(here, '邻家苑');
  firm = here.app.get(WeChatSandbox, { strict: false });
});
afterAll(() => here.close());
beforeEach(() => here.clock.set('2026-03-05'));

async function owed(who: PayingHome): Promise<string> {
  const { body } = await who.visitor
    .get(`/api/communities/${who.communityId}/my-charges`)
    .expect(200);
  return (body as { homes: { owed: string }[] }).homes[0]?.owed ?? '';
}

describe('a household that pays', () => {
  it('orders its oldest bill, pays at the firm, and reads the receipt', async () => {
    const { body } = await home.visitor.get(paymentsAt(home)).expect(200);
    expect(body).toMatchObject({ channel: { name: 'wechat-sandbox', sandbox: true }, items: [] });
    const payment = await story.order(home, { amount: '120.00' });
    expect(payment).toMatchObject({ amount: '120.00', state: 'open', receiptId: null });
    expect(payment.payUrl).toBe(`http://localhost:3000/sandbox/wechat/pay/${payment.outTradeNo}`);
    const shown = await here.visitor().get(`/api/sandbox/wechat/pay/${payment.outTradeNo}`);
    expect(shown.body).toMatchObject({ amount: '120.00', state: 'NOTPAY' });
    // the firm is told nothing of the home
    expect(JSON.stringify(shown.body)).not.toContain('1单元101');
    await story.pay(payment).expect(200);
    expect(await story.look(home, payment)).toMatchObject({
      state: 'paid',
      payUrl: null,
      received: '120.00',
      receiptNumber: 'SJ2026-000001',
      remarks: [],
    });
    expect([
      await owed(home),
      await story.booked(home, '101201'),
      await story.booked(home, '112201'),
    ]).toEqual(['240.00', '120.00', '600.00']);
    await story.pay(payment).expect(409);
  });

  it('has its receipt on paper, and the desk finds it by its number', async () => {
    const { body } = await home.visitor.get(paymentsAt(home)).expect(200);
    const { items } = body as MyPaymentsView;
    const { receiptId, receiptNumber } = items.find(({ state }) => state === 'paid')!;
    const paper = await home.visitor
      .get(`/api/communities/${home.communityId}/my-charges/receipts/${receiptId}/pdf`)
      .expect(200);
    expect(paper.headers['content-type']).toBe('application/pdf');
    const queries = here.app.get(ReceiptRegisterQueries, { strict: false });
    const registered = await queries.numbered(home.communityId, receiptNumber ?? '');
    expect(registered).toMatchObject({ method: '线上支付', receivedBy: '线上支付' });
  });

  it('sees only its own payments', async () => {
    const payment = await story.order(home, { amount: '1.00' });
    await other.visitor.get(paymentsAt(home, `/${payment.paymentId}`)).expect(404);
    const theirs = await other.visitor.get(paymentsAt(home)).expect(200);
    expect((theirs.body as MyPaymentsView).items).toEqual([]);
    const foreign = await other.visitor
      .post(paymentsAt(home))
      .send({ unitId: home.unitId })
      .expect(404);
    expect(foreign.body).toMatchObject({ code: 'charges.unit-unknown' });
    await next.visitor.get(paymentsAt(home)).expect(404);
  });

  it('may ask again after a broken line: it is the same order', async () => {
    const ask = (body: object) =>
      home.visitor.post(paymentsAt(home)).set('Idempotency-Key', 'broken-line-1').send(body);
    const wish = { unitId: home.unitId, amount: '7.00' };
    const first = await ask(wish).expect(201);
    here.clock.advanceMinutes(3);
    const again = await ask(wish).expect(201);
    expect(again.body).toEqual(first.body);
    await ask({ ...wish, amount: '8.00' }).expect(409);
  });
});

describe('the firm', () => {
  it('tells three times more, and it is booked once', async () => {
    const payment = await story.order(home, { amount: '20.00' });
    const before = await story.booked(home, '101201');
    await story.pay(payment, { replay: 3 }).expect(200);
    expect(Number(await story.booked(home, '101201')) - Number(before)).toBe(20);
    const { rows } = await here.admin.query(
      'select from online_notification where community_id = $1 and out_trade_no = $2',
      [home.communityId, payment.outTradeNo],
    );
    expect(rows).toHaveLength(1);
  });

  it('tells twice at once, and it is booked once', async () => {
    const payment = await story.order(home, { amount: '10.00' });
    await story.pay(payment, { delaySeconds: 3600 }).expect(200);
    const before = await story.booked(home, '101201');
    const twice = await Promise.all(
      [1, 2, 3, 4].map(() => story.knock(firm.messageOf(payment.outTradeNo))),
    );
    expect(twice.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(Number(await story.booked(home, '101201')) - Number(before)).toBe(10);
  });

  it('tells days late of what was paid in time, after the same bill was paid at the counter', async () => {
    const payment = await story.order(other, { amount: '360.00' });
    await story.pay(payment, { delaySeconds: 3600 }).expect(200);
    const counter = await story.order(other, { amount: '360.00' });
    await story.pay(counter).expect(200);
    here.clock.advanceDays(4);
    await story.knock(firm.messageOf(payment.outTradeNo)).expect(204);
    // her session has run out meanwhile
    here.clock.set('2026-03-05');
    const late = await story.look(other, payment);
    expect(late).toMatchObject({ state: 'paid', received: '360.00', remarks: [] });
    // nothing is left to pay: it is kept in advance, on the day it was paid
    expect(await story.booked(other, '220301')).toBe('-360.00');
    const { rows } = await here.admin.query<{ received_on: string }>(
      'select received_on::text from receipt where id = $1',
      [late.receiptId],
    );
    expect(rows).toEqual([{ received_on: '2026-03-05' }]);
  });

  it('tells of another sum: what came is booked, and said', async () => {
    const payment = await story.order(home, { amount: '30.00' });
    const before = await story.booked(home, '101201');
    await story.pay(payment, { amount: '25.50' }).expect(200);
    expect(await story.look(home, payment)).toMatchObject({
      state: 'paid',
      amount: '30.00',
      received: '25.50',
      remarks: ['amount-differs'],
    });
    expect(Number(await story.booked(home, '101201')) - Number(before)).toBe(25.5);
  });

  it('tells of an order we never made: the money waits for its owner', async () => {
    firm.order({
      outTradeNo: 'T0-nobody-knows',
      merchant: `19${String(home.communityId).padStart(9, '0')}`,
      description: '物业缴费',
      amount: Money.yuan('66.00'),
      expiresAt: new Date('2026-03-06'),
      returnUrl: '',
    });
    await firm.pay('T0-nobody-knows');
    expect([await story.booked(home, '224105'), await story.booked(next, '224105')]).toEqual([
      '-66.00',
      '0.00',
    ]);
  });
});

describe('the bill of the day', () => {
  it('is fetched the day after by the accountant, and holds every order that was paid', async () => {
    const path = `/api/communities/${home.communityId}/payment-bills`;
    await home.visitor.get(`${path}/2026-03-04`).expect(403);
    here.clock.set('2026-03-06');
    const accountant = await employ(here, home.communityId, 'accountant', 'accountant');
    await accountant.visitor.get(`${path}/2026-03-06`).expect(422);
    const { body } = await accountant.visitor
      .get(`${path}/2026-03-05`)
      .buffer(true)
      .parse(binary as never);
    const { statement, problems } = await readStatement(body as Buffer);
    expect(problems).toEqual([]);
    // what the firm says of the day is what our books say of it
    expect(statement?.totalIn.toString()).toBe(await story.booked(home, '101201'));
  });
});

type Done = (error: Error | null, body: Buffer) => void;

function binary(response: NodeJS.ReadableStream, done: Done): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
