import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';
import type { Visitor } from '../support/serve';

/** 批量收款: a list is shown with every fault, taken in once by a job, and given again adds nothing. */
let here: TestApp;
let own: BusyCommunity;
let cashier: Visitor;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  await busyCommunity(here, 'nxt', 2);
  own = await busyCommunity(here, 'own', 1);
  cashier = await signIn(here.visitor(), own.byPost.cashier.loginName);
}, 120_000);
afterAll(() => here.close());

interface Shown {
  importId: string;
  total: string;
  newCount: number;
  knownCount: number;
  problems: { line: number; column: string; message: string }[];
  lines: { unitLabel: string; known: boolean }[];
  taken: number | null;
}

const at = (path: string) => `/api/communities/${own.id}/receipt-imports${path}`;
const upload = async (rows: readonly string[], keepFor = 'service') => {
  const csv = Buffer.from(['房号,金额,日期,方式,流水号', ...rows].join('\r\n'));
  return cashier
    .post(at(''))
    .field({ moneyAccount: '100201', keepFor })
    .attach('file', csv, { filename: 'list.csv', contentType: 'text/csv' });
};
const confirm = (id: string) =>
  cashier.post(at(`/${id}/confirmation`)).set('Idempotency-Key', randomUUID());
const shown = async (id: string): Promise<Shown> =>
  (await cashier.get(at(`/${id}`)).expect(200)).body as Shown;
const untilTaken = async (id: string): Promise<Shown> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const now = await shown(id);
    if (now.taken !== null) return now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the list was not taken in');
};
const receipts = async () =>
  (await here.admin.query('select from receipt where community_id = $1', [own.id])).rowCount;

const LIST = [
  '1栋1单元101,30.00,2026-03-04,转账,B1',
  '1-1-102,45.50,2026-03-04,现金,',
  '1-1-102,45.50,2026-03-04,现金,',
];

it('with a fault names line and column, and is not taken in', async () => {
  const before = await receipts();
  const { status, body } = await upload([...LIST, '9-9-9,1,昨天,转账,']);
  expect(status).toBe(201);
  const { importId, problems } = body as Shown;
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [5, '房号'],
    [5, '日期'],
  ]);
  const answer = await confirm(importId).expect(409);
  expect((answer.body as { code: string }).code).toBe('charges.import-has-problems');
  expect(await receipts()).toBe(before);
});

it('without fault is taken in by a job, once, and again adds nothing', async () => {
  const before = (await receipts()) ?? 0;
  const first = (await upload(LIST)).body as Shown;
  expect([first.total, first.newCount, first.knownCount, first.problems]).toEqual([
    '121.00',
    3,
    0,
    [],
  ]);
  expect(first.lines[1]?.unitLabel).toBe('1栋1单元102');
  await confirm(first.importId).expect(202);
  const twice = await confirm(first.importId).expect(409);
  expect((twice.body as { code: string }).code).toBe('charges.import-confirmed');
  const done = await untilTaken(first.importId);
  expect([done.taken, done.knownCount, done.lines]).toEqual([3, 0, []]);
  expect(await receipts()).toBe(before + 3);

  const again = (await upload(LIST)).body as Shown;
  expect([again.newCount, again.lines.map(({ known }) => known)]).toEqual([0, [true, true, true]]);
  await confirm(again.importId).expect(202);
  expect((await untilTaken(again.importId)).taken).toBe(0);
  expect(await receipts()).toBe(before + 3);
});

it('for a fee that is none, or an account that is none, is refused at once', async () => {
  expect(((await upload(LIST, 'tv')).body as { code: string }).code).toBe('charges.fee-unknown');
  const csv = Buffer.from('房号,金额,日期\r\n1-1-101,1,2026-03-04');
  const answer = await cashier
    .post(at(''))
    .field({ moneyAccount: '410101', keepFor: 'service' })
    .attach('file', csv, { filename: 'list.csv', contentType: 'text/csv' });
  expect((answer.body as { code: string }).code).toBe('charges.money-account');
});
