import fc from 'fast-check';
import '../../src/ledger/ledger.module';
import { amountOf, daysByPayer } from '../../src/charges/bill.rules';
import { inputsFrom } from '../../src/charges/bill-record.rules';
import { canonicalJson } from '../../src/shared/canonical-json';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { hireBookkeepers, openCommunity } from '../support/books';
import { build, LIFTS_SHARED, PARKING, price, SERVICE, WATER } from '../support/charges';
import type { UnitInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
let here: number;
let neighbour: number;
let by: string;

interface BillRecord {
  unit_id: string;
  payer: 'owner' | 'developer';
  amount: string;
  inputs: Record<string, string>;
  receivable: string;
  income: string;
}

const FEES = [SERVICE, PARKING, WATER, LIFTS_SHARED];

async function community(name: string, units: readonly UnitInTest[]) {
  const id = await openCommunity(db, name);
  await price(db, id, { fees: FEES, by });
  return { id, units: await build(db, id, units) };
}

const run = (id: number, month: string, fee = 'service', on = `${month}-05`) =>
  db.transactions.run(id, async (tx) => {
    const [row] = await tx.query<{ run: string | null }[]>(
      'select bill_run($1, $2, $3, $4, $5::date, $6) as run',
      [id, newId(), month, fee, on, by],
    );
    return row?.run ?? null;
  });

async function billsOf(id: number, month: string, fee = 'service'): Promise<BillRecord[]> {
  const { rows } = await db.admin.query<BillRecord>(
    `select unit_id, payer, amount, inputs, receivable, income from bill
     where community_id = $1 and period = $2 and fee_code = $3 and not cancelled
     order by unit_id, payer`,
    [id, month, fee],
  );
  return rows;
}

const sumOf = (bills: readonly BillRecord[]) =>
  Money.sum(bills.map(({ amount }) => Money.yuan(amount))).toString();

async function booked(id: number, account: string): Promise<string> {
  const { rows } = await db.admin.query<{ net: string }>(
    `select coalesce(sum(debit - credit), 0)::numeric(18,2)::text as net from posting
     where community_id = $1 and account_code = $2`,
    [id, account],
  );
  return rows[0]?.net ?? '';
}

beforeAll(async () => {
  ({ accountant: by } = await hireBookkeepers(db));
  neighbour = (await community('邻家苑', [{}, {}, { kind: 'parking' }])).id;
  await run(neighbour, '2026-03');
  here = (
    await community('锦和苑', [
      {},
      { area: '100.00' },
      { kind: 'commercial', area: '50.50' },
      { holding: 'developer', area: '80' },
      { handedOverOn: '2026-03-16' },
      { kind: 'parking', area: '12' },
      { kind: 'storage', area: '5' },
    ])
  ).id;
});

describe('a run of a month', () => {
  it('charges every unit with a price, and its vouchers, bills and control total agree', async () => {
    const id = await run(here, '2026-03');
    expect(id).not.toBeNull();
    const bills = await billsOf(here, '2026-03');
    expect(
      bills.map(({ payer, amount, receivable, income }) =>
        [payer, amount, receivable, income].join(' '),
      ),
    ).toEqual([
      // acceptance case 5
      'owner 85.63 112201 410101',
      'owner 120.00 112201 410101',
      'owner 757.50 112201 410102',
      // half the price for what the developer still holds, to the day of handover too
      'developer 48.00 122103 410101',
      'developer 20.72 122103 410101',
      'owner 44.20 112201 410101',
    ]);
    const { rows } = await db.admin.query(
      'select bill_count, total, lines_root from bill_run where community_id = $1 and id = $2',
      [here, id],
    );
    expect(rows).toMatchObject([{ bill_count: 6, total: sumOf(bills) }]);
    expect([await booked(here, '112201'), await booked(here, '122103')]).toEqual([
      '1007.33',
      '68.72',
    ]);
  });

  it('records what each amount follows from, as canonical text under the root of its leaf', async () => {
    const bills = await billsOf(here, '2026-03');
    for (const { amount, inputs } of bills) {
      expect(amountOf(inputsFrom(inputs)).toString()).toBe(amount);
    }
    const { rows } = await db.admin.query<{ id: string; lines_root: string; root: string }>(
      `select id, lines_root, bill_run_root(community_id, id) as root from bill_run
       where community_id = $1`,
      [here],
    );
    expect(rows[0]?.root).toBe(rows[0]?.lines_root);
    const { rows: leaves } = await db.admin.query<{ body: string }>(
      `select body from log_leaf where community_id = $1 and kind = 'bill_run'`,
      [here],
    );
    expect(leaves[0]?.body).toContain(rows[0]?.lines_root);
    expect(canonicalJson(bills[0]?.inputs)).toBe(
      '{"days":"31","days_of_month":"31","method":"area","part":"1","price":"1.20","quantity":"71.36"}',
    );
  });

  it('asked again bills nobody twice, and only the unit that came since', async () => {
    const before = await billsOf(here, '2026-03');
    expect(await run(here, '2026-03')).toBeNull();
    const [late] = await build(db, here, [{ area: '60' }]);
    expect(await run(here, '2026-03')).not.toBeNull();
    const after = await billsOf(here, '2026-03');
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ unit_id }) => unit_id === late)?.amount).toBe('72.00');
  });

  it('asked by two at once bills once', async () => {
    const made = await Promise.all([run(here, '2026-04'), run(here, '2026-04')]);
    expect(made.filter((id) => id !== null)).toHaveLength(1);
  });

  it('leaves nothing behind when the transaction ends before it', async () => {
    const lost = db.transactions.run(here, async (tx) => {
      await tx.query('select bill_run($1, $2, $3, $4, $5::date, $6)', [
        here,
        newId(),
        '2026-05',
        'service',
        '2026-05-05',
        by,
      ]);
      throw new Error('killed');
    });
    await expect(lost).rejects.toThrow('killed');
    expect(await billsOf(here, '2026-05')).toEqual([]);
    expect(await run(here, '2026-05')).not.toBeNull();
  });

  it('reads no unit of the neighbours, and writes none', async () => {
    expect(await billsOf(neighbour, '2026-03')).toHaveLength(2);
    expect(await billsOf(neighbour, '2026-04')).toEqual([]);
    const foreign = db.transactions.run(here, (tx) =>
      tx.query('select bill_run($1, $2, $3, $4, $5::date, $6)', [
        neighbour,
        newId(),
        '2026-04',
        'service',
        '2026-04-05',
        by,
      ]),
    );
    await expect(foreign).rejects.toThrow('not the community');
  });

  it('is refused whole where the book refuses it', async () => {
    await expect(run(here, '2025-12', 'service', '2025-12-05')).rejects.toThrow();
    await expect(run(here, '2026-05', 'nothing')).rejects.toThrow('no such fee');
  });
});

describe('the other ways to charge', () => {
  it('spaces pay by the month, into their own fund', async () => {
    await run(here, '2026-03', 'parking');
    expect((await billsOf(here, '2026-03', 'parking')).map(({ amount }) => amount)).toEqual([
      '250.00',
    ]);
    expect(await booked(here, '420101')).toBe('-250.00');
  });

  it('a meter is charged by what it counted, and a unit not read is left for later', async () => {
    const { id, units } = await community('水表苑', [{}, {}]);
    const read = (unit: string | undefined, now: string) =>
      db.admin.query(
        `insert into meter_reading (community_id, unit_id, fee_code, period, before, now, recorded_by)
         values ($1, $2, 'water', '2026-03', 100, $3, $4)`,
        [id, unit, now, by],
      );
    await read(units[0], '112.5');
    await run(id, '2026-03', 'water');
    await read(units[1], '110');
    await run(id, '2026-03', 'water');
    const bills = await billsOf(id, '2026-03', 'water');
    expect(bills.map(({ amount }) => amount)).toEqual(['47.13', '37.70']);
    expect(bills[0]?.inputs).toMatchObject({ meter_before: '100.00', meter_now: '112.50' });
    expect(amountOf(inputsFrom(bills[0]?.inputs ?? {})).toString()).toBe('47.13');
  });

  it('a shared cost re-sums exactly (acceptance case 6), and is shared out once', async () => {
    const { id } = await community('公摊苑', [{ area: '80' }, { area: '80' }, { area: '80' }]);
    await db.admin.query("select set_config('app.community_id', $1, false)", [String(id)]);
    await db.admin.query(
      `insert into shared_cost (community_id, fee_code, period, total, evidence, recorded_by)
       values ($1, 'lift-power', '2026-03', 1000, '3月电费单', $2)`,
      [id, by],
    );
    await run(id, '2026-03', 'lift-power');
    const bills = await billsOf(id, '2026-03', 'lift-power');
    expect(bills.map(({ amount }) => amount)).toEqual(['333.34', '333.33', '333.33']);
    for (const { amount, inputs } of bills) {
      expect(amountOf(inputsFrom(inputs)).toString()).toBe(amount);
    }
    await build(db, id, [{ area: '80' }]);
    expect(await run(id, '2026-03', 'lift-power')).toBeNull();
  });

  it('a vacant unit pays its part, unless it was lived in for a day', async () => {
    const { id, units } = await community('空置苑', [{}, {}]);
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
    await run(id, '2026-03');
    const bills = await billsOf(id, '2026-03');
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
    const { id } = await community('随机苑', []);
    const month = period('2026-02');
    await fc.assert(
      fc.asyncProperty(anyUnits, async (units) => {
        const ids = await build(db, id, units);
        await run(id, month);
        const bills = await billsOf(id, month);
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

describe('a run that is too long for one voucher', () => {
  it('is several, each in balance, under one root', async () => {
    const { id } = await community('万户苑', Array<UnitInTest>(5000).fill({}));
    await run(id, '2026-03');
    const { rows } = await db.admin.query(
      `select summary, line_count, total from entry where community_id = $1 order by seq`,
      [id],
    );
    expect(rows).toEqual([
      { summary: '2026年3月物业费计费（1/2）', line_count: 4901, total: '419587.00' },
      { summary: '2026年3月物业费计费（2/2）', line_count: 101, total: '8563.00' },
    ]);
  });
});

describe('cancelling a run', () => {
  const cancel = (id: number, runId: string | null) =>
    db.transactions.run(id, (tx) =>
      tx.query('select cancel_bill_run($1, $2, $3::date, $4, $5)', [
        id,
        runId,
        '2026-03-10',
        by,
        '单价录错',
      ]),
    );

  it('takes its vouchers back in red, and makes room for another', async () => {
    const { id } = await community('重来苑', [{}, {}]);
    const first = await run(id, '2026-03');
    await cancel(id, first);
    expect(await booked(id, '112201')).toBe('0.00');
    expect(await billsOf(id, '2026-03')).toEqual([]);
    await expect(cancel(id, first)).rejects.toThrow('no such run');
    expect(await run(id, '2026-03')).not.toBeNull();
    expect(await booked(id, '112201')).toBe('171.26');
  });

  it('is refused once a bill of it is paid', async () => {
    const { id, units } = await community('已缴苑', [{}, {}]);
    const first = await run(id, '2026-03');
    await db.transactions.run(id, (tx) =>
      tx.query('update bill set settled = 0.01 where community_id = $1 and unit_id = $2', [
        id,
        units[0],
      ]),
    );
    await expect(cancel(id, first)).rejects.toThrow('bills are paid');
    expect(await booked(id, '112201')).toBe('171.26');
  });
});
