import fc from 'fast-check';
import '../../src/ledger/ledger.module';
import { amountOf, daysByPayer } from '../../src/charges/bill.rules';
import { inputsFrom } from '../../src/charges/bill-record.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { period } from '../../src/shared/period';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import { build } from '../support/charges';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const billing = new BillingInTest(db, () => by);
let here: number;
let by: string;

beforeAll(async () => {
  ({ accountant: by } = await hireBookkeepers(db));
  await billing.community('邻家苑', [{}, { kind: 'parking' }]);
  here = (await billing.community('锦和苑', [{}, { kind: 'parking', area: '12' }])).id;
});

describe('the other ways to charge', () => {
  it('spaces pay by the month, into their own fund', async () => {
    await billing.run(here, '2026-03', 'parking');
    expect((await billing.billsOf(here, '2026-03', 'parking')).map(({ amount }) => amount)).toEqual(
      ['250.00'],
    );
    expect(await billing.booked(here, '420101')).toBe('-250.00');
  });

  it('a meter is charged by what it counted, and a unit not read is left for later', async () => {
    const { id, units } = await billing.community('水表苑', [{}, {}]);
    const read = (unit: string | undefined, now: string) =>
      db.admin.query(
        `insert into meter_reading (community_id, unit_id, fee_code, period, before, now, recorded_by)
         values ($1, $2, 'water', '2026-03', 100, $3, $4)`,
        [id, unit, now, by],
      );
    await read(units[0], '112.5');
    await billing.run(id, '2026-03', 'water');
    await read(units[1], '110');
    await billing.run(id, '2026-03', 'water');
    const bills = await billing.billsOf(id, '2026-03', 'water');
    expect(bills.map(({ amount }) => amount)).toEqual(['47.13', '37.70']);
    expect(bills[0]?.inputs).toMatchObject({ meter_before: '100.00', meter_now: '112.50' });
    expect(amountOf(inputsFrom(bills[0]?.inputs ?? {})).toString()).toBe('47.13');
  });

  it('a shared cost re-sums exactly (acceptance case 6), and is shared out once', async () => {
    const { id } = await billing.community('公摊苑', [
      { area: '80' },
      { area: '80' },
      { area: '80' },
    ]);
    await db.admin.query("select set_config('app.community_id', $1, false)", [String(id)]);
    await db.admin.query(
      `insert into shared_cost (community_id, fee_code, period, total, evidence, recorded_by)
       values ($1, 'lift-power', '2026-03', 1000, '3月电费单', $2)`,
      [id, by],
    );
    await billing.run(id, '2026-03', 'lift-power');
    const bills = await billing.billsOf(id, '2026-03', 'lift-power');
    expect(bills.map(({ amount }) => amount)).toEqual(['333.34', '333.33', '333.33']);
    for (const { amount, inputs } of bills) {
      expect(amountOf(inputsFrom(inputs)).toString()).toBe(amount);
    }
    await build(db, id, [{ area: '80' }]);
    expect(await billing.run(id, '2026-03', 'lift-power')).toBeNull();
  });

  it('a vacant unit pays its part, unless it was lived in for a day', async () => {
    const { id, units } = await billing.community('空置苑', [{}, {}]);
    await db.admin.query("select set_config('app.community_id', $1, false)", [String(id)]);
    for (const [unit, from] of [
      [units[0], '2026-03-01'],
      [units[1], '2026-03-02'],
    ]) {
      await db.admin.query(
        `insert into unit_vacancy (community_id, id, unit_id, starts_on, reason, recorded_by)
         values ($1, $2, $3, $4, '长期外出', $5)`,
        [id, newId(), unit, from, by],
      );
    }
    await billing.run(id, '2026-03');
    const bills = await billing.billsOf(id, '2026-03');
    expect(bills.map(({ amount }) => amount)).toEqual(['59.94', '85.63']);
    expect(bills[0]?.inputs).toMatchObject({ part: '0.7', part_because: 'vacant' });
  });
});

describe('the database and the rules', () => {
  it('compute the same amounts for whatever unit', async () => {
    const anyUnits = fc.array(
      fc.record({
        area: fc.integer({ min: 1, max: 9_999_999 }).map((n) => (n / 100).toFixed(2)),
        holding: fc.constantFrom('sold' as const, 'developer' as const),
        handedOverOn: fc.option(
          fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`),
        ),
      }),
      { minLength: 1, maxLength: 30 },
    );
    const { id } = await billing.community('随机苑', []);
    const month = period('2026-02');
    await fc.assert(
      fc.asyncProperty(anyUnits, async (units) => {
        const ids = await build(db, id, units);
        await billing.run(id, month);
        const bills = await billing.billsOf(id, month);
        const expected = units.flatMap(({ area, holding, handedOverOn }, at) => {
          const on = handedOverOn === null ? null : day(handedOverOn);
          const days = daysByPayer(month, { holding, handedOverOn: on });
          return (['developer', 'owner'] as const).flatMap((payer) => {
            const amount = amountOf({
              method: 'area',
              price: '1.20',
              quantity: area,
              measure: null,
              meter: null,
              part: payer === 'developer' ? '0.5' : '1',
              partBecause: payer === 'developer' ? 'developer' : null,
              days: { billed: days[payer], ofMonth: 28 },
            });
            return amount.isZero() ? [] : [`${ids[at] ?? ''} ${payer} ${amount.toString()}`];
          });
        });
        const made = bills
          .filter(({ unit_id }) => ids.includes(unit_id))
          .map(({ unit_id, payer, amount }) => `${unit_id} ${payer} ${amount}`);
        expect(made.sort()).toEqual(expected.sort());
      }),
      { numRuns: 15 },
    );
  });
});
