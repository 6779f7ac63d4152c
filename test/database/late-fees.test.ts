import '../../src/charges/charges.module';
import { amountOf, explanationOf } from '../../src/charges/bill.rules';
import { inputsFrom } from '../../src/charges/bill-record.rules';
import { CollectionQueries } from '../../src/charges/collection.queries';
import { openDaysOf } from '../../src/charges/late-fee.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period, periodsFrom } from '../../src/shared/period';
import { ArrearsInTest, LATE_FEE } from '../support/arrears';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';

const db = withDatabase();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
const arrears = new ArrearsInTest(db, () => people);
const { charges } = arrears;
let here: number;
let units: string[];
let nextDoor: number;

const LATE = 'late-fee-service';
const refusal = (code: string) => expect.objectContaining({ code });
const lateBills = (month: string) => billing.billsOf(here, month, LATE);
const amounts = async (month: string) =>
  Object.fromEntries((await lateBills(month)).map((bill) => [bill.unit_id, bill.amount]));

/** 100 m² at 1.20: 120 a month, due on the twentieth. */
async function community(name: string) {
  const place = await billing.community(
    name,
    Array.from({ length: 6 }, () => ({ area: '100' })),
  );
  for (const month of ['2026-01', '2026-02']) await billing.run(place.id, month);
  return place;
}

beforeAll(async () => {
  people = await hireBookkeepers(db);
  charges.clock.set('2026-03-25');
  const neighbour = await community('邻家苑');
  nextDoor = neighbour.id;
  ({ id: here, units } = await community('锦和苑'));
  for (const id of [nextDoor, here]) await arrears.contract(id);
  const [, second = '', third = '', fourth = '', fifth = ''] = units;
  // in time; in the days of grace; in the middle of March, in part and whole
  await arrears.pay(here, second, '240', '2026-01-15');
  await arrears.pay(here, third, '240', '2026-02-19');
  await arrears.pay(here, fourth, '50', '2026-03-11');
  await arrears.pay(here, fifth, '240', '2026-03-11');
  charges.clock.set('2026-04-02');
});
afterEach(async () => {
  expect(await faultsIn(db, here)).toEqual([]);
});

describe('late fees of March', () => {
  it('wait for the end of the month, and for a contract that knows them', async () => {
    await expect(arrears.lateFees(here, '2026-04')).rejects.toEqual(
      refusal('charges.late-fee-too-early'),
    );
    const { id } = await community('无约苑');
    await arrears.contract(id, null);
    await expect(arrears.lateFees(id, '2026-03')).rejects.toEqual(refusal('charges.no-late-fee'));
    expect(await arrears.lateFeePreview(id, '2026-03')).toMatchObject({ rule: null, fees: [] });
  });

  it('are previewed as sums, and then billed as they were previewed', async () => {
    const preview = await arrears.lateFeePreview(here, '2026-03');
    expect(preview.rule).toEqual({ ...LATE_FEE, contractVersion: 1 });
    expect(Object.keys(preview.fees[0] ?? {}).toSorted()).toEqual([
      'count',
      'feeCode',
      'feeName',
      'largest',
      'total',
    ]);
    const [runId] = await arrears.lateFees(here, '2026-03');
    const { rows } = await db.admin.query(
      'select fee_name, bill_count, total::text from bill_run where community_id = $1 and id = $2',
      [here, runId],
    );
    expect(rows).toEqual([
      { fee_name: '物业费违约金', bill_count: 4, total: preview.total.toString() },
    ]);
    expect(await billing.booked(here, '4401')).toBe(`-${preview.total.toString()}`);
  });

  it('count the days after grace, less what was paid, from the day it was paid', async () => {
    const [first = '', , , fourth = '', fifth = '', sixth = ''] = units;
    // January: grace ends 19 February, so all 31 days of March; February: 23 March to 31, 9 days
    expect(await amounts('2026-03')).toEqual({
      // 120 × 0.0005 × 31 = 1.86; 120 × 0.0005 × 9 = 0.54
      [first]: '2.40',
      [sixth]: '2.40',
      // 10 days of 120 and 21 of 70: 2,670 × 0.0005 = 1.335; and February
      [fourth]: '1.88',
      // ten days of January
      [fifth]: '0.60',
    });
  });

  it('are what the rules make of the recorded inputs, day by day', async () => {
    const bills = await lateBills('2026-03');
    for (const bill of bills) {
      const inputs = inputsFrom(bill.inputs);
      expect(amountOf(inputs).toString()).toBe(bill.amount);
      if (inputs.method !== 'late') throw new Error('no late fee');
      for (const part of inputs.parts) {
        const { rows } = await db.admin.query<{ on: string; amount: string }>(
          `select r.received_on::text as on, a.amount::text from receipt_allocation a
           join receipt r on r.community_id = a.community_id and r.id = a.receipt_id
           where a.community_id = $1 and a.bill_id = $2`,
          [here, part.billId],
        );
        const paid = rows.map(({ on, amount }) => ({ on: day(on), amount: Money.yuan(amount) }));
        const month = { first: day('2026-03-01'), last: day('2026-03-31') };
        const found = openDaysOf({ ...part, paid }, month, LATE_FEE.graceDays);
        expect(found).toEqual({ openDays: part.openDays, days: part.days });
      }
    }
  });

  it('explain themselves', async () => {
    const [bill] = (await lateBills('2026-03')).filter(({ unit_id: id }) => id === units[3]);
    const inputs = inputsFrom(bill?.inputs ?? {});
    const of = { feeName: '物业费违约金', period: period('2026-03'), dueOn: day('2026-04-17') };
    expect(explanationOf({ ...of, inputs })).toBe(
      '2026年3月物业费违约金：2026年1月账单（120.00 元）本月逾期 31 天，每日未缴金额之和 2,670.00 × 日利率 0.0005 = 1.34 元；' +
        '2026年2月账单（120.00 元）本月逾期 9 天，每日未缴金额之和 1,080.00 × 日利率 0.0005 = 0.54 元；合计 = 1.88 元，四舍五入到分；' +
        '依据信托合同第 1 版：到期后宽限 30 天，此后每日按万分之5计，每张账单累计不超过其金额的 30%，违约金不再计违约金；请于 2026年4月17日前缴纳。',
    );
  });

  it('are asked for once, however often, and of nobody next door', async () => {
    expect(await arrears.lateFees(here, '2026-03')).toEqual([]);
    expect(await billing.booked(nextDoor, '4401')).toBe('0.00');
    expect(await billing.billsOf(nextDoor, '2026-03', LATE)).toEqual([]);
  });

  it('are taken back in red like any run, and then asked for anew', async () => {
    const { rows } = await db.admin.query<{ id: string }>(
      `select id from bill_run where community_id = $1 and fee_code = $2`,
      [here, LATE],
    );
    const cancel = { runId: rows[0]?.id ?? '', reason: '宽限期算错', by: people.reviewer };
    await db.transactions.run(here, (tx) => charges.runs(db).cancel(tx, here, cancel));
    expect(await billing.booked(here, '4401')).toBe('0.00');
    expect(await arrears.lateFees(here, '2026-03')).toHaveLength(1);
  });
});

describe('late fees of April', () => {
  it('bear none on those of March, and stop at three tenths', async () => {
    charges.clock.set('2026-05-02');
    expect(await arrears.lateFees(here, '2026-04')).toHaveLength(1);
    const april = await amounts('2026-04');
    // 30 days of both bills; March's fees, due 17 April, bear nothing
    expect(april[units[0] ?? '']).toBe('3.60');
    const { rows } = await db.admin.query<{ fee_code: string }>(
      `select distinct fee_code from bill where community_id = $1 and fee_code like 'late-fee-%'`,
      [here],
    );
    expect(rows).toEqual([{ fee_code: LATE }]);
    charges.clock.set('2028-01-02');
    for (const month of periodsFrom(period('2026-05'), period('2027-12'))) {
      await arrears.lateFees(here, month);
    }
    const { rows: whole } = await db.admin.query<{ sum: string }>(
      `select sum(amount)::text from bill
       where community_id = $1 and unit_id = $2 and fee_code = $3 and not cancelled`,
      [here, units[0], LATE],
    );
    // twice 120 × 0.3
    expect(whole).toEqual([{ sum: '72.00' }]);
  });
});

describe('nobody pays for', () => {
  let quiet: { id: number; units: string[] };
  const late = async () => (await billing.billsOf(quiet.id, '2026-03', LATE)).map((b) => b.unit_id);

  beforeAll(async () => {
    charges.clock.set('2026-03-25');
    quiet = await community('安居苑');
    await arrears.contract(quiet.id);
  });

  it('what is argued about, was waived, or came before it was matched', async () => {
    const [argued = '', waived = '', matched = '', owing = ''] = quiet.units;
    const bills = async (unitId: string) =>
      [
        ...(await billing.billsOf(quiet.id, '2026-01')),
        ...(await billing.billsOf(quiet.id, '2026-02')),
      ].filter((bill) => bill.unit_id === unitId);
    const cash = {
      method: 'cash',
      moneyAccount: '1001',
      amount: Money.yuan('240'),
      receivedOn: day('2026-02-10'),
      reference: '',
      by: people.cashier,
    } as const;
    await db.transactions.run(quiet.id, async (tx) => {
      const { id: receiptId } = await charges.receipts.unidentified(tx, quiet.id, cash);
      const claim = { receiptId, amount: Money.yuan('240'), by: people.accountant };
      const purpose = { unitId: matched, chosen: null, keepFor: 'service' };
      await charges.receipts.match(tx, quiet.id, claim, purpose);
      for (const { id: billId } of [...(await bills(argued)), ...(await bills(waived))]) {
        const ask = {
          billId,
          amount: Money.yuan('120'),
          reason: '电梯停用',
          askedBy: people.accountant,
        };
        const id = await charges.reliefs.ask(tx, quiet.id, { ...ask, kind: 'waiver' });
        if ((await bills(argued)).some((bill) => bill.id === billId)) continue;
        await charges.reliefs.decide(tx, quiet.id, { id, grant: true, by: people.reviewer });
      }
    });
    charges.clock.set('2026-04-02');
    await arrears.lateFees(quiet.id, '2026-03');
    const found = await late();
    expect(found).toContain(owing);
    for (const unit of [argued, waived, matched]) expect(found).not.toContain(unit);
    // and the rate of collection counts it neither as owed nor as received, and no late fee at all
    const queries = new CollectionQueries(db.reading, charges.clock);
    const range = { from: period('2026-01'), to: period('2026-03') };
    const { byMonth } = await queries.collection(quiet.id, range);
    expect(
      byMonth.map(({ name, billed, received }) => [name, billed?.toString(), received?.toString()]),
    ).toEqual([
      ['2026-01', '600.00', '120.00'],
      ['2026-02', '600.00', '120.00'],
    ]);
    expect(await faultsIn(db, quiet.id)).toEqual([]);
  });
});
