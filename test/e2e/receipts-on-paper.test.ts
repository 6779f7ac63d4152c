import { ReceiptPaperQueries } from '../../src/charges/receipt-paper.queries';
import { ReceiptsService } from '../../src/charges/receipts.service';
import { ReceiptCancellations } from '../../src/charges/receipt-cancellations.service';
import { Money } from '../../src/shared/money';
import { Transactions } from '../../src/platform/database/transactions';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';

/** A printed receipt says what the books say, to its own household, and its code tells true from false. */
let here: TestApp;
let own: BusyCommunity;
let next: BusyCommunity;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  next = await busyCommunity(here, 'nxt', 2);
  own = await busyCommunity(here, 'own', 1);
}, 120_000);
afterAll(() => here.close());

const of = async (post: string, at = own) => {
  const person = at.byPost[post as keyof typeof at.byPost];
  return signIn(here.visitor(), person.loginName);
};
const facts = (receiptId: string, at = own) =>
  here.app.get(ReceiptPaperQueries, { strict: false }).paper(at.id, receiptId, null);
const checked = async (receiptId: string, change: (url: string) => string = (url) => url) => {
  const { checkUrl } = (await facts(receiptId)).facts;
  return here.visitor().get(change(checkUrl).replace(/^https?:\/\/[^/]+/, ''));
};

it('is a PDF for the counter and for its own home, and unknown to everyone else', async () => {
  const desk = `/api/communities/${own.id}/receipts/${own.receiptId}/pdf`;
  const home = `/api/communities/${own.id}/my-charges/receipts/${own.receiptId}/pdf`;
  const { headers, body } = await (await of('cashier')).get(desk).expect(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  await (await of('resident')).get(home).expect(200);
  await (await of('resident')).get(desk).expect(403);
  const neighbour = await signIn(here.visitor(), own.residents[1]?.loginName ?? '');
  for (const stranger of [neighbour, await of('chair')]) {
    const answer = await stranger.get(home).expect(404);
    expect((answer.body as { code: string }).code).toBe('charges.receipt-unknown');
  }
  await (await of('cashier', next)).get(desk).expect(404);
  await (
    await of('cashier')
  )
    .get(`/api/communities/${own.id}/receipts/${next.receiptId}/pdf`)
    .expect(404);
});

it('says fees and months, and adds up', async () => {
  const { facts: said } = await facts(own.receiptId);
  expect(said).toMatchObject({ payer: '1栋1单元101', method: '现金', cancelledOn: null });
  expect(said.items.map(({ name, months, amount }) => [name, months, amount.toString()])).toEqual([
    ['物业费', { from: '2026-03', to: '2026-03' }, '50.00'],
  ]);
  const { items, payer } = (await facts(own.unidentifiedId)).facts;
  expect([payer, items.map(({ amount }) => amount.toString())]).toEqual([null, ['50.00']]);
});

it('with an advance or a deposit names what the money stands on', async () => {
  const [home] = own.homes;
  const money = {
    method: 'cash' as const,
    moneyAccount: '1001',
    receivedOn: (await facts(own.receiptId)).facts.receivedOn,
    reference: '',
    by: own.byPost.cashier.personId,
    amount: Money.yuan('2000'),
  };
  const receipts = here.app.get(ReceiptsService, { strict: false });
  const [paid, held] = await here.app.get(Transactions).run(own.id, async (tx) => [
    await receipts.receive(tx, own.id, money, {
      unitId: home?.unitId ?? '',
      chosen: null,
      keepFor: 'service',
    }),
    await receipts.deposit(tx, own.id, money, { unitId: home?.unitId ?? '', account: '224101' }),
  ]);
  const names = async (id = '') => (await facts(id)).facts.items.map(({ name }) => name);
  expect(await names(paid?.id)).toEqual(['物业费', '预收物业费']);
  expect(await names(held?.id)).toEqual(['装修押金']);
});

it('is genuine to whoever holds it, and tells nothing of the household', async () => {
  const { status, text, headers } = await checked(own.receiptId);
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).toContain('真实有效');
  expect(text).toContain('50.00 元');
  const told = [own.homes[0]?.label ?? '-', '101', ...(own.homes[0]?.names ?? [])];
  expect(told.filter((word) => text.includes(word))).toEqual([]);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

it.each<[string, (url: string) => string]>([
  ['another number', (url) => url.replace(/n=[^&]+/, 'n=SJ2026-000002')],
  ['another community', (url) => url.replace(/c=\d+/, () => `c=${next.id}`)],
  ['another code', (url) => url.replace(/k=(.)/, (_all, first) => `k=${first === '0' ? 1 : 0}`)],
  ['half a code', (url) => url.slice(0, -4)],
  ['no code', (url) => url.replace(/&k=.*/, '')],
  ['nothing', (url) => url.replace(/\?.*/, '')],
  ['something else', (url) => url.replace(/c=\d+/, 'c=1%20or%201=1')],
])('with %s is none of ours', async (_what, change) => {
  const { status, text } = await checked(own.receiptId, change);
  expect(status).toBe(404);
  expect(text).toContain('查无此收据');
  expect(text).not.toContain('50.00');
});

it('that was taken back says so', async () => {
  const cancelled = { receiptId: own.unidentifiedId, reason: '重复录入' };
  await here.app
    .get(Transactions)
    .run(own.id, (tx) =>
      here.app
        .get(ReceiptCancellations, { strict: false })
        .cancel(tx, own.id, { ...cancelled, by: own.byPost.reviewer.personId }),
    );
  expect((await checked(own.unidentifiedId)).text).toContain('作废');
});
