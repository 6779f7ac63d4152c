import * as net from 'node:net';
import type { MyPaymentsView, MyPaymentView } from '../../src/charges/online/online-payments.view';
import { ReceiptRegisterQueries } from '../../src/charges/receipt-register.queries';
import { Denials } from '../../src/platform/login/denials';
import { WeChatSandbox } from '../../src/charges/online/sandbox/wechat-sandbox';
import type { SignedMessage } from '../../src/charges/online/sandbox/sandbox-messages';
import { readStatement } from '../../src/bank/read-statement';
import { Money } from '../../src/shared/money';
import type { TestApp } from '../support/app';
import { employ } from '../support/staff';
import { billedHomes, startWithSandbox, type PayingHome } from '../support/online';

/**
 * A household pays from its chair. The payment firm knocks at our door over HTTP, as it likes: again, late,
 * with another sum, with a letter changed on the way, to see whether we look at signatures, twice at once.
 */
let here: TestApp;
let home: PayingHome;
let other: PayingHome;
let next: PayingHome;
let firm: WeChatSandbox;

beforeAll(async () => {
  here = await startWithSandbox();
  [home, other] = await billedHomes(here, '锦和苑');
  [next] = await billedHomes(here, '邻家苑');
  firm = here.app.get(WeChatSandbox, { strict: false });
});
afterAll(() => here.close());
beforeEach(() => here.clock.set('2026-03-05'));

const at = ({ communityId }: PayingHome, path = '') =>
  `/api/communities/${communityId}/my-charges/payments${path}`;

async function order(who: PayingHome, wish: object = {}): Promise<MyPaymentView> {
  const { body } = await who.visitor
    .post(at(who))
    .send({ unitId: who.unitId, ...wish })
    .expect(201);
  return body as MyPaymentView;
}
const pay = (payment: MyPaymentView, tricks: object = {}) =>
  here.visitor().post(`/api/sandbox/wechat/pay/${payment.outTradeNo}`).send(tricks);
async function look(who: PayingHome, { paymentId }: MyPaymentView): Promise<MyPaymentView> {
  const { body } = await who.visitor.get(at(who, `/${paymentId}`)).expect(200);
  return body as MyPaymentView;
}
const knock = ({ headers, body }: SignedMessage) =>
  here
    .visitor()
    .post('/api/payment-channels/wechat-sandbox/notifications')
    .unset('Sec-Fetch-Site')
    .set(headers)
    .send(body.toString('utf8'));

async function booked(who: PayingHome, account: string): Promise<string> {
  const { rows } = await here.admin.query<{ net: string }>(
    `select coalesce(sum(debit - credit), 0)::numeric(18,2)::text as net from posting
     where community_id = $1 and account_code = $2`,
    [who.communityId, account],
  );
  return rows[0]?.net ?? '';
}
async function owed(who: PayingHome): Promise<string> {
  const { body } = await who.visitor
    .get(`/api/communities/${who.communityId}/my-charges`)
    .expect(200);
  return (body as { homes: { owed: string }[] }).homes[0]?.owed ?? '';
}

describe('a household that pays', () => {
  it('orders its oldest bill, pays at the firm, and reads the receipt', async () => {
    const { body } = await home.visitor.get(at(home)).expect(200);
    expect(body).toMatchObject({ channel: { name: 'wechat-sandbox', sandbox: true }, items: [] });
    const payment = await order(home, { amount: '120.00' });
    expect(payment).toMatchObject({ amount: '120.00', state: 'open', receiptId: null });
    expect(payment.payUrl).toBe(`http://localhost:3000/sandbox/wechat/pay/${payment.outTradeNo}`);
    const shown = await here.visitor().get(`/api/sandbox/wechat/pay/${payment.outTradeNo}`);
    expect(shown.body).toMatchObject({ amount: '120.00', state: 'NOTPAY' });
    // the firm is told nothing of the home
    expect(JSON.stringify(shown.body)).not.toContain('1单元101');
    await pay(payment).expect(200);
    expect(await look(home, payment)).toMatchObject({
      state: 'paid',
      payUrl: null,
      received: '120.00',
      receiptNumber: 'SJ2026-000001',
      remarks: [],
    });
    expect([await owed(home), await booked(home, '101201'), await booked(home, '112201')]).toEqual([
      '240.00',
      '120.00',
      '600.00',
    ]);
    await pay(payment).expect(409);
  });

  it('has its receipt on paper, and the desk finds it by its number', async () => {
    const { body } = await home.visitor.get(at(home)).expect(200);
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
    const payment = await order(home, { amount: '1.00' });
    await other.visitor.get(at(home, `/${payment.paymentId}`)).expect(404);
    const theirs = await other.visitor.get(at(home)).expect(200);
    expect((theirs.body as MyPaymentsView).items).toEqual([]);
    const foreign = await other.visitor.post(at(home)).send({ unitId: home.unitId }).expect(404);
    expect(foreign.body).toMatchObject({ code: 'charges.unit-unknown' });
    await next.visitor.get(at(home)).expect(404);
  });

  it('may ask again after a broken line: it is the same order', async () => {
    const ask = (body: object) =>
      home.visitor.post(at(home)).set('Idempotency-Key', 'broken-line-1').send(body);
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
    const payment = await order(home, { amount: '20.00' });
    const before = await booked(home, '101201');
    await pay(payment, { replay: 3 }).expect(200);
    expect(Number(await booked(home, '101201')) - Number(before)).toBe(20);
    const { rows } = await here.admin.query(
      'select from online_notification where community_id = $1 and out_trade_no = $2',
      [home.communityId, payment.outTradeNo],
    );
    expect(rows).toHaveLength(1);
  });

  it('tells twice at once, and it is booked once', async () => {
    const payment = await order(home, { amount: '10.00' });
    await pay(payment, { delaySeconds: 3600 }).expect(200);
    const before = await booked(home, '101201');
    const twice = await Promise.all(
      [1, 2, 3, 4].map(() => knock(firm.messageOf(payment.outTradeNo))),
    );
    expect(twice.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(Number(await booked(home, '101201')) - Number(before)).toBe(10);
  });

  it('tells days late of what was paid in time, after the same bill was paid at the counter', async () => {
    const payment = await order(other, { amount: '360.00' });
    await pay(payment, { delaySeconds: 3600 }).expect(200);
    const counter = await order(other, { amount: '360.00' });
    await pay(counter).expect(200);
    here.clock.advanceDays(4);
    await knock(firm.messageOf(payment.outTradeNo)).expect(204);
    // her session has run out meanwhile
    here.clock.set('2026-03-05');
    const late = await look(other, payment);
    expect(late).toMatchObject({ state: 'paid', received: '360.00', remarks: [] });
    // nothing is left to pay: it is kept in advance, on the day it was paid
    expect(await booked(other, '220301')).toBe('-360.00');
    const { rows } = await here.admin.query<{ received_on: string }>(
      'select received_on::text from receipt where id = $1',
      [late.receiptId],
    );
    expect(rows).toEqual([{ received_on: '2026-03-05' }]);
  });

  it('tells of another sum: what came is booked, and said', async () => {
    const payment = await order(home, { amount: '30.00' });
    const before = await booked(home, '101201');
    await pay(payment, { amount: '25.50' }).expect(200);
    expect(await look(home, payment)).toMatchObject({
      state: 'paid',
      amount: '30.00',
      received: '25.50',
      remarks: ['amount-differs'],
    });
    expect(Number(await booked(home, '101201')) - Number(before)).toBe(25.5);
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
    expect([await booked(home, '224105'), await booked(next, '224105')]).toEqual([
      '-66.00',
      '0.00',
    ]);
  });
});

describe('a message that is not the firm’s', () => {
  let payment: MyPaymentView;
  let message: SignedMessage;
  beforeAll(async () => {
    here.clock.set('2026-03-05');
    payment = await order(home, { amount: '5.00' });
    await pay(payment, { delaySeconds: 3600 }).expect(200);
  });
  beforeEach(() => {
    message = firm.messageOf(payment.outTradeNo);
  });
  const header = (name: string, value: string) => ({
    ...message,
    headers: { ...message.headers, [name]: value },
  });

  it.each<[string, () => SignedMessage, string]>([
    [
      'with a signature to probe us',
      () => header('wechatpay-signature', 'WECHATPAY/SIGNTEST/abc'),
      'payment.signature-wrong',
    ],
    [
      'with one letter changed',
      () => ({ ...message, body: Buffer.from(message.body.toString().replace('成功', '失败')) }),
      'payment.signature-wrong',
    ],
    [
      'with blanks that change nothing',
      () => ({ ...message, body: Buffer.from(`${message.body.toString()} `) }),
      'payment.signature-wrong',
    ],
    ['with another nonce', () => header('wechatpay-nonce', 'x'), 'payment.signature-wrong'],
    ['of a key we do not know', () => header('wechatpay-serial', 'X'), 'payment.serial-unknown'],
    ['without a time', () => header('wechatpay-timestamp', ''), 'payment.signature-missing'],
    [
      'recorded six minutes ago',
      () => {
        here.clock.advanceMinutes(6);
        return message;
      },
      'payment.signature-stale',
    ],
  ])('%s is refused, and remembered', async (_what, made, code) => {
    const answer = await knock(made()).expect(401);
    expect(answer.body).toEqual({ code: 'FAIL', message: code });
    expect(await look(home, payment)).toMatchObject({ state: 'open', receiptId: null });
    await here.app.get(Denials).flush();
    const { rows } = await here.admin.query(
      `select from security_event where kind = 'access.denied' and detail->>'code' = $1
         and detail->>'door' = 'POST /api/payment-channels/:channel/notifications'`,
      [code],
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('does not keep the true one out', async () => {
    await knock(message).expect(204);
    expect(await look(home, payment)).toMatchObject({ state: 'paid', remarks: [] });
  });

  it('knocks in vain at the door of a firm we do not use', async () => {
    await here.visitor().post('/api/payment-channels/alipay/notifications').send({}).expect(404);
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
    expect(statement?.totalIn.toString()).toBe(await booked(home, '101201'));
  });
});

describe('an answer that is lost', () => {
  it('after we had it in the books: the firm tells again, and is answered', async () => {
    const payment = await order(home, { amount: '9.00' });
    await pay(payment, { delaySeconds: 3600 }).expect(200);
    const before = await booked(home, '101201');
    const line = saidInto(firm.messageOf(payment.outTradeNo));
    await until(async () => (await look(home, payment)).state === 'paid');
    line.destroy();
    await knock(firm.messageOf(payment.outTradeNo)).expect(204);
    expect(Number(await booked(home, '101201')) - Number(before)).toBe(9);
  });
});

/** The message is through; the answer finds nobody. */
function saidInto({ headers, body }: SignedMessage): net.Socket {
  const { address, port } = here.app.getHttpServer().address() as net.AddressInfo;
  const line = net.connect(port, address);
  const fields = Object.entries({ ...headers, host: 'localhost', 'content-length': body.length });
  const head = fields.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  line.pause();
  line.write(`POST /api/payment-channels/wechat-sandbox/notifications HTTP/1.1\r\n${head}\r\n\r\n`);
  line.write(body);
  return line;
}

type Done = (error: Error | null, body: Buffer) => void;

function binary(response: NodeJS.ReadableStream, done: Done): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came to be');
}
