import '../../src/charges/charges.module';
import { BillPreviewQueries } from '../../src/charges/bill-preview.queries';
import type { FeePreview } from '../../src/charges/bill-preview.queries';
import { ChargesQueries } from '../../src/charges/charges.queries';
import { CollectionQueries } from '../../src/charges/collection.queries';
import type { FeeSchedule } from '../../src/charges/fee.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers, openCommunity } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { build, ChargesInTest, SERVICE, WATER } from '../support/charges';
import type { UnitInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
let here: number;

const march = period('2026-03');
const refusal = (code: string) => expect.objectContaining({ code });
const schedule = (effectiveOn: string, price: string): FeeSchedule => ({
  effectiveOn: day(effectiveOn),
  resolutionRef: '业主大会第3号决议',
  dueDay: 20,
  fees: [{ ...SERVICE, prices: [{ kind: 'residential', price, income: '410101' }] }, WATER],
});
const enter = (given: FeeSchedule, id = here) =>
  db.transactions.run(id, (tx) =>
    charges.schedules.enter(tx, id, { schedule: given, by: people.accountant }),
  );

beforeAll(async () => {
  people = await hireBookkeepers(db);
  await billing.community('邻家苑', [{}, {}]);
  here = await openCommunity(db, '锦和苑');
});

describe('a schedule', () => {
  it('is versioned, and prices of a billed month stay for ever', async () => {
    const [unit = ''] = await build(db, here, [{}, { area: '100' }]);
    expect(await enter(schedule('2026-01-01', '1.20'))).toBe(1);
    await billing.run(here, '2026-02');
    await expect(enter(schedule('2026-02-01', '1.50'))).rejects.toEqual(refusal('request.refused'));
    expect(await enter(schedule('2026-03-01', '1.50'))).toBe(2);
    await billing.run(here, '2026-03');
    const amounts = async (month: string) =>
      (await billing.billsOf(here, month))
        .filter(({ unit_id }) => unit_id === unit)
        .map(({ amount }) => amount);
    expect([await amounts('2026-02'), await amounts('2026-03')]).toEqual([['85.63'], ['107.04']]);
    const versions = await new ChargesQueries(db.reading).schedules(here);
    expect(versions.map(({ version, effectiveOn }) => [version, effectiveOn])).toEqual([
      [2, '2026-03-01'],
      [1, '2026-01-01'],
    ]);
  });

  it('with an account nobody has opened, or without a resolution, is refused with every reason', async () => {
    const bad = { ...schedule('2026-05-01', '1'), resolutionRef: '' };
    const fees = [{ ...SERVICE, advance: '220309' }];
    await expect(enter({ ...bad, fees })).rejects.toMatchObject({
      details: {
        problems: [
          { code: 'charges.resolution-missing' },
          { code: 'charges.fee-account', field: 'fees[0]' },
        ],
      },
    });
  });

  it('stands once it is entered: nobody changes it, the application neither', async () => {
    const change = db.transactions.run(here, (tx) =>
      tx.query(`update fee_schedule set due_day = 1 where community_id = $1`, [here]),
    );
    await expect(change).rejects.toThrow('permission denied');
  });
});

describe('a preview', () => {
  it('says what the run will do, and what is not as last month', async () => {
    const { id, units } = await billing.community('预览苑', [{}, { area: '100' }, {}]);
    await billing.run(id, '2026-02');
    await build(db, id, [{ kind: 'commercial', area: '10' }]);
    await db.admin.query(`update unit set billing_area = 90 where community_id = $1 and id = $2`, [
      id,
      units[1],
    ]);
    const previews = new BillPreviewQueries(db.reading);
    const service = async (): Promise<FeePreview | undefined> =>
      (await previews.preview(id, march)).find(({ feeCode }) => feeCode === 'service');
    const before = await service();
    expect(before).toMatchObject({
      count: 4,
      total: Money.yuan('429.26'),
      billed: Money.zero,
      lastMonth: Money.yuan('291.26'),
      differenceCount: 2,
    });
    expect(before?.totals.map(({ kind, count, total }) => [kind, count, total.toString()])).toEqual(
      [
        ['commercial', 1, '150.00'],
        ['residential', 3, '279.26'],
      ],
    );
    expect(before?.differences.map((each) => [String(each.before), String(each.now)])).toEqual([
      ['null', '150.00'],
      ['120.00', '108.00'],
    ]);
    await billing.run(id, '2026-03');
    expect(await service()).toMatchObject({
      count: 0,
      billed: Money.yuan('429.26'),
      differenceCount: 2,
    });
    const [run] = await new ChargesQueries(db.reading).runs(id, march);
    expect(run).toMatchObject({ billCount: 4, total: before?.total, cancelled: null });
  });
});

describe('facts of a month', () => {
  const readings = (unitId: string, now: string, before = '0') => ({
    feeCode: 'water',
    period: march,
    readings: [{ unitId, before, now }],
    by: people.accountant,
  });

  it('may be put right until they are billed, and never after', async () => {
    const { id, units } = await billing.community('抄表苑', [{}, {}]);
    const [unit = ''] = units;
    const read = (now: string, before?: string) =>
      db.transactions.run(id, (tx) => charges.facts.read(tx, id, readings(unit, now, before)));
    await read('10');
    await expect(read('5', '6')).rejects.toEqual(refusal('charges.meter-backwards'));
    await read('12');
    await billing.run(id, '2026-03', 'water');
    expect((await billing.billsOf(id, '2026-03', 'water')).map(({ amount }) => amount)).toEqual([
      '45.24',
    ]);
    await expect(read('13')).rejects.toEqual(refusal('charges.billed-already'));
    const share = (total: string) =>
      db.transactions.run(id, (tx) =>
        charges.facts.share(tx, id, {
          feeCode: 'lift-power',
          period: march,
          total: Money.yuan(total),
          evidence: '3月电费单',
          by: people.accountant,
        }),
      );
    await share('90');
    await share('100');
    await billing.run(id, '2026-03', 'lift-power');
    expect(
      (await billing.billsOf(id, '2026-03', 'lift-power')).map(({ amount }) => amount),
    ).toEqual(['50.00', '50.00']);
    await expect(share('110')).rejects.toEqual(refusal('charges.billed-already'));
  });

  it('of a vacancy reach into no billed month, overlap no other, and end once', async () => {
    const { id, units } = await billing.community('报停苑', [{}]);
    const [unitId = ''] = units;
    await billing.run(id, '2026-02');
    const report = (startsOn: string) =>
      db.transactions.run(id, (tx) =>
        charges.facts.reportVacant(tx, id, {
          vacancy: { unitId, startsOn: day(startsOn), endsOn: null, reason: '长期外出' },
          by: people.accountant,
        }),
      );
    await expect(report('2026-02-10')).rejects.toEqual(refusal('charges.billed-already'));
    const made = await report('2026-03-01');
    await expect(report('2026-06-01')).rejects.toEqual(refusal('charges.vacancy-overlaps'));
    await billing.run(id, '2026-03');
    expect((await billing.billsOf(id, '2026-03')).map(({ amount }) => amount)).toEqual(['59.94']);
    const end = () =>
      db.transactions.run(id, (tx) =>
        charges.facts.endVacancy(tx, id, { id: made, endsOn: day('2026-03-31') }),
      );
    await end();
    await expect(end()).rejects.toEqual(refusal('charges.vacancy-unknown'));
  });
});

describe('what is published of the arrears', () => {
  it('is sums, and none from which a household could be told (acceptance case 13)', async () => {
    const { id } = await billing.community('收缴苑', Array<UnitInTest>(6).fill({}));
    await build(db, id, Array<UnitInTest>(5).fill({}));
    await build(db, id, [{ kind: 'commercial', area: '10' }]);
    await billing.run(id, '2026-03');
    const queries = new CollectionQueries(db.reading, charges.clock);
    const range = { from: march, to: march };
    const { whole, byBuilding, byKind } = await queries.collection(id, range);
    expect([whole.billed?.toString(), whole.rate]).toEqual(['1091.93', '0.0']);
    expect(byBuilding.filter(({ shown }) => shown)).toHaveLength(1);
    expect(byKind.map(({ shown }) => shown)).toEqual([false, false]);
    charges.clock.set('2026-04-25');
    const ageing = await queries.ageing(id, { whole: false });
    expect(ageing.filter(({ count }) => count !== 0)).toEqual([
      { name: '31–90天', shown: true, count: 12, open: Money.yuan('1091.93') },
    ]);
    charges.clock.set('2026-03-20');
  });
});
