import '../../src/charges/charges.module';
import { CashierDaysQueries } from '../../src/charges/cashier-days.queries';
import type { Count } from '../../src/charges/cashier-day.rules';
import { day } from '../../src/shared/day';
import type { Day } from '../../src/shared/day';
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
let nextDoor: { id: number; units: string[] };

const [yesterday, today] = [day('2026-03-19'), day('2026-03-20')];
const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });
const money = (amount: string, receivedOn: Day) => ({
  method: 'cash' as const,
  moneyAccount: '1001',
  amount: yuan(amount),
  receivedOn,
  reference: '',
  by: people.cashier,
});
const receive = (amount: string, on = today, community = here, unitId = unit) =>
  db.transactions.run(community, (tx) =>
    charges.receipts.receive(tx, community, money(amount, on), {
      unitId,
      chosen: null,
      keepFor: 'service',
    }),
  );
const close = (on: Day, count: Partial<Count> & { counted: Money }) =>
  db.transactions.run(here, (tx) =>
    charges.tillDays.close(tx, here, {
      on,
      count: { pieces: {}, reason: '', ...count },
      by: people.cashier,
    }),
  );
const review = (on: Day, by: string) =>
  db.transactions.run(here, (tx) => charges.tillDays.review(tx, here, { on, by }));
const shown = (on: Day) => new CashierDaysQueries(db.reading).day(here, on);

beforeAll(async () => {
  people = await hireBookkeepers(db);
  nextDoor = await billing.community('邻家苑', [{}]);
  await receive('77', today, nextDoor.id, nextDoor.units[0] ?? '');
  const place = await billing.community('锦和苑', [{}]);
  [here, unit] = [place.id, place.units[0] ?? ''];
  await billing.run(here, '2026-03');
});
afterEach(async () => expect(await faultsIn(db, here)).toEqual([]));

it('a day adds up by way, without the neighbours and without what was taken back', async () => {
  await receive('100', yesterday);
  const wrong = await receive('30', yesterday);
  await db.transactions.run(here, (tx) =>
    charges.receipts.receive(
      tx,
      here,
      { ...money('50', yesterday), method: 'transfer', moneyAccount: '100201' },
      { unitId: unit, chosen: null, keepFor: 'service' },
    ),
  );
  const cancelled = { receiptId: wrong.id, reason: '重复', by: people.reviewer };
  await db.transactions.run(here, (tx) => charges.cancellations.cancel(tx, here, cancelled));
  const ways = async (on: Day) =>
    (await shown(on)).ways.map(
      ({ name, count, amount }) => `${name} ${count} ${amount.toString()}`,
    );
  // taken back today: the money left the till today
  expect(await ways(yesterday)).toEqual(['现金 2 130.00', '银行转账 1 50.00']);
  expect(await ways(today)).toEqual(['现金 -1 -30.00']);
});

it('is closed with what was counted, once, and a difference has its reason', async () => {
  await expect(close(day('2026-03-21'), { counted: yuan('0') })).rejects.toEqual(
    refusal('charges.day-to-come'),
  );
  await expect(close(yesterday, { counted: yuan('129.50') })).rejects.toEqual(
    refusal('charges.difference-unexplained'),
  );
  const pieces = { '100': 1, '20': 1, '5': 1, '1': 4, '0.5': 1 };
  await close(yesterday, { counted: yuan('129.50'), pieces, reason: '找零多付' });
  const { booked, closing } = await shown(yesterday);
  expect([booked.toString(), closing?.difference.toString(), closing?.closedBy]).toEqual([
    '130.00',
    '-0.50',
    '出纳丙',
  ]);
  expect(closing?.pieces).toEqual(pieces);
  await expect(close(yesterday, { counted: yuan('130') })).rejects.toEqual(
    refusal('charges.day-closed-already'),
  );
});

it('takes no more cash once closed, singly or by list; other ways and days go on', async () => {
  await expect(receive('1', yesterday)).rejects.toEqual(refusal('charges.day-closed'));
  const line = { ...money('1', yesterday), unitId: unit };
  const list = (lines: readonly (typeof line)[]) =>
    db.transactions.run(here, (tx) =>
      charges.bulk.take(tx, here, { lines, by: people.cashier, keepFor: 'service' }),
    );
  await expect(list([line])).rejects.toEqual(refusal('charges.day-closed'));
  await list([{ ...line, receivedOn: today }]);
  await receive('1', today);
  const transfer = {
    ...money('2', yesterday),
    method: 'transfer' as const,
    moneyAccount: '100201',
  };
  await db.transactions.run(here, (tx) => charges.receipts.unidentified(tx, here, transfer));
  expect((await shown(yesterday)).booked.toString()).toBe('130.00');
});

it('is reviewed by another, once', async () => {
  await expect(review(today, people.reviewer)).rejects.toEqual(refusal('charges.day-not-closed'));
  await expect(review(yesterday, people.cashier)).rejects.toEqual(
    refusal('charges.day-reviewed-by-same'),
  );
  await review(yesterday, people.reviewer);
  expect((await shown(yesterday)).closing).toMatchObject({ reviewedBy: '审核乙' });
  await expect(review(yesterday, people.accountant)).rejects.toEqual(
    refusal('charges.day-reviewed'),
  );
});

it('by two at once is closed once, and never beside a payment that it does not count', async () => {
  await close(today, { counted: (await shown(today)).booked, reason: '有退款' }).catch(
    () => undefined,
  );
  const on = day('2026-03-18');
  const all = await Promise.allSettled([
    receive('5', on),
    close(on, { counted: yuan('5'), reason: '清点' }),
    close(on, { counted: yuan('5'), reason: '清点' }),
    receive('5', on),
  ]);
  const { booked, ways } = await shown(on);
  expect(all.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  expect(ways.find(({ method }) => method === 'cash')?.amount ?? yuan('0')).toEqual(booked);
});
