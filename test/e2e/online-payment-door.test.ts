import * as net from 'node:net';
import type { MyPaymentView } from '../../src/charges/online/online-payments.view';
import type { SignedMessage } from '../../src/charges/online/sandbox/sandbox-messages';
import { WeChatSandbox } from '../../src/charges/online/sandbox/wechat-sandbox';
import { Denials } from '../../src/platform/login/denials';
import type { TestApp } from '../support/app';
import { billedHomes, OnlineStory, type PayingHome, startWithSandbox } from '../support/online';

/** Whoever knocks at the door of payment firms is believed by the signature alone, and answered when it is booked. */
let here: TestApp;
let home: PayingHome;
let firm: WeChatSandbox;
let story: OnlineStory;

beforeAll(async () => {
  here = await startWithSandbox();
  story = new OnlineStory(here);
  [home] = await billedHomes(here, '锦和苑');
  firm = here.app.get(WeChatSandbox, { strict: false });
});
afterAll(() => here.close());
beforeEach(() => here.clock.set('2026-03-05'));

describe('a message that is not the firm’s', () => {
  let payment: MyPaymentView;
  let message: SignedMessage;
  beforeAll(async () => {
    here.clock.set('2026-03-05');
    payment = await story.order(home, { amount: '5.00' });
    await story.pay(payment, { delaySeconds: 3600 }).expect(200);
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
    const answer = await story.knock(made()).expect(401);
    expect(answer.body).toEqual({ code: 'FAIL', message: code });
    expect(await story.look(home, payment)).toMatchObject({ state: 'open', receiptId: null });
    await here.app.get(Denials).flush();
    const { rows } = await here.admin.query(
      `select from security_event where kind = 'access.denied' and detail->>'code' = $1
         and detail->>'door' = 'POST /api/payment-channels/:channel/notifications'`,
      [code],
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('does not keep the true one out', async () => {
    await story.knock(message).expect(204);
    expect(await story.look(home, payment)).toMatchObject({ state: 'paid', remarks: [] });
  });

  it('knocks in vain at the door of a firm we do not use', async () => {
    await here.visitor().post('/api/payment-channels/alipay/notifications').send({}).expect(404);
  });
});

describe('an answer that is lost', () => {
  it('after we had it in the books: the firm tells again, and is answered', async () => {
    const payment = await story.order(home, { amount: '9.00' });
    await story.pay(payment, { delaySeconds: 3600 }).expect(200);
    const before = await story.booked(home, '101201');
    const line = saidInto(firm.messageOf(payment.outTradeNo));
    await until(async () => (await story.look(home, payment)).state === 'paid');
    line.destroy();
    await story.knock(firm.messageOf(payment.outTradeNo)).expect(204);
    expect(Number(await story.booked(home, '101201')) - Number(before)).toBe(9);
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

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came to be');
}
