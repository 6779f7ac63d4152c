import '../../src/charges/charges.module';
import { billedWhole, unidentifiedSaid } from '../../src/charges/closing-check';
import { ReceiptsQueries } from '../../src/charges/receipts.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers, openCommunity } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { build, ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
let here: number;
let unit: string;

const march = period('2026-03');
const today = day('2026-03-20');
const yuan = (text: string) => Money.yuan(text);
const received = (amount: string, by = people.cashier) => ({
  method: 'cash' as const,
  moneyAccount: '1001',
  amount: yuan(amount),
  receivedOn: today,
  reference: '',
  by,
});

beforeAll(async () => {
  people = await hireBookkeepers(db);
  const neighbour = await billing.community('邻家苑', [{}, {}]);
  await db.transactions.run(neighbour.id, (tx) =>
    charges.receipts.unidentified(tx, neighbour.id, received('7')),
  );
  const place = await billing.community('锦和苑', [{}, { kind: 'parking' }]);
  [here, unit] = [place.id, place.units[0] ?? ''];
});

describe('a month to be closed', () => {
  const check = (id = here) => db.transactions.run(id, (tx) => billedWhole(tx, id, march));

  it('needs nobody left out of what was billed', async () => {
    expect(await check()).toMatchObject({ ok: true, detail: '本月没有计费，请确认' });
    await billing.run(here, march);
    expect(await check()).toMatchObject({ ok: true, detail: '已计费 1 个收费项目' });
    await build(db, here, [{}, {}]);
    expect(await check()).toMatchObject({
      ok: false,
      detail: '物业费还有 2 户未计费，请再执行一次本月计费',
    });
    await billing.run(here, march);
    expect((await check()).ok).toBe(true);
  });

  it('without a schedule has nothing to bill', async () => {
    const id = await openCommunity(db, '无价苑');
    expect(await check(id)).toMatchObject({ ok: true, detail: '没有收费标准' });
  });

  it('says how much money nobody has claimed', async () => {
    const said = () => db.transactions.run(here, (tx) => unidentifiedSaid(tx, here));
    expect(await said()).toMatchObject({ ok: true, detail: '没有待查款' });
    await db.transactions.run(here, (tx) =>
      charges.receipts.unidentified(tx, here, received('1234.5')),
    );
    expect((await said()).detail).toContain('1,234.50 元');
  });
});

describe('a cashier’s day', () => {
  it('lists her own receipts and adds up what should lie in the till', async () => {
    const queries = new ReceiptsQueries(db.reading);
    const receive = (amount: string, by?: string) =>
      db.transactions.run(here, (tx) =>
        charges.receipts.receive(tx, here, received(amount, by), {
          unitId: unit,
          chosen: null,
          keepFor: 'service',
        }),
      );
    await receive('85.63');
    const wrong = await receive('10');
    await receive('20', people.reviewer);
    await db.transactions.run(here, (tx) =>
      charges.cancellations.cancel(tx, here, {
        receiptId: wrong.id,
        reason: '重复录入',
        by: people.accountant,
      }),
    );
    const { receipts, totals } = await queries.day(here, today, people.cashier);
    expect(
      receipts.map(({ kind, amount, cancelled }) => [kind, amount.toString(), cancelled]),
    ).toEqual([
      ['unidentified', '1234.50', false],
      ['payment', '85.63', false],
      ['payment', '10.00', true],
    ]);
    expect(receipts.map(({ unitLabel }) => unitLabel === null)).toEqual([true, false, false]);
    expect(totals).toMatchObject([
      { method: '现金', moneyAccount: '1001', count: 2, amount: yuan('1320.13') },
    ]);
    const [money] = await queries.unclaimed(here);
    expect(money).toMatchObject({ number: 'SJ2026-000001', left: yuan('1234.50') });
    await db.transactions.run(here, (tx) =>
      charges.receipts.match(
        tx,
        here,
        { receiptId: money?.id ?? '', amount: yuan('1234.50'), by: people.accountant },
        { unitId: unit, chosen: null, keepFor: 'service' },
      ),
    );
    expect(await queries.unclaimed(here)).toEqual([]);
  });
});
