import '../../src/ledger/ledger.module';
import { amountOf } from '../../src/charges/bill.rules';
import { inputsFrom } from '../../src/charges/bill-record.rules';
import { canonicalJson } from '../../src/shared/canonical-json';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { BillingInTest } from '../support/billing';
import type { BillRecord } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import { build } from '../support/charges';
import type { UnitInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const billing = new BillingInTest(db, () => by);
let here: number;
let neighbour: number;
let by: string;

const sumOf = (bills: readonly BillRecord[]) =>
  Money.sum(bills.map(({ amount }) => Money.yuan(amount))).toString();

beforeAll(async () => {
  ({ accountant: by } = await hireBookkeepers(db));
  neighbour = (await billing.community('邻家苑', [{}, {}, { kind: 'parking' }])).id;
  await billing.run(neighbour, '2026-03');
  here = (
    await billing.community('锦和苑', [
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
    const id = await billing.run(here, '2026-03');
    expect(id).not.toBeNull();
    const bills = await billing.billsOf(here, '2026-03');
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
    expect([await billing.booked(here, '112201'), await billing.booked(here, '122103')]).toEqual([
      '1007.33',
      '68.72',
    ]);
  });

  it('records what each amount follows from, as canonical text under the root of its leaf', async () => {
    const bills = await billing.billsOf(here, '2026-03');
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
    const before = await billing.billsOf(here, '2026-03');
    expect(await billing.run(here, '2026-03')).toBeNull();
    const [late] = await build(db, here, [{ area: '60' }]);
    expect(await billing.run(here, '2026-03')).not.toBeNull();
    const after = await billing.billsOf(here, '2026-03');
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ unit_id }) => unit_id === late)?.amount).toBe('72.00');
  });

  it('asked by two at once bills once', async () => {
    const made = await Promise.all([billing.run(here, '2026-04'), billing.run(here, '2026-04')]);
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
    expect(await billing.billsOf(here, '2026-05')).toEqual([]);
    expect(await billing.run(here, '2026-05')).not.toBeNull();
  });

  it('reads no unit of the neighbours, and writes none', async () => {
    expect(await billing.billsOf(neighbour, '2026-03')).toHaveLength(2);
    expect(await billing.billsOf(neighbour, '2026-04')).toEqual([]);
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
    await expect(billing.run(here, '2025-12')).rejects.toThrow();
    await expect(billing.run(here, '2026-05', 'nothing')).rejects.toThrow('no such fee');
  });
});

describe('a run that is too long for one voucher', () => {
  it('is several, each in balance, under one root', async () => {
    const { id } = await billing.community('万户苑', Array<UnitInTest>(5000).fill({}));
    await billing.run(id, '2026-03');
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
    const { id } = await billing.community('重来苑', [{}, {}]);
    const first = await billing.run(id, '2026-03');
    await cancel(id, first);
    expect(await billing.booked(id, '112201')).toBe('0.00');
    expect(await billing.billsOf(id, '2026-03')).toEqual([]);
    await expect(cancel(id, first)).rejects.toThrow('no such run');
    expect(await billing.run(id, '2026-03')).not.toBeNull();
    expect(await billing.booked(id, '112201')).toBe('171.26');
  });

  it('is refused once a bill of it is paid', async () => {
    const { id, units } = await billing.community('已缴苑', [{}, {}]);
    const first = await billing.run(id, '2026-03');
    await db.transactions.run(id, (tx) =>
      tx.query('update bill set settled = 0.01 where community_id = $1 and unit_id = $2', [
        id,
        units[0],
      ]),
    );
    await expect(cancel(id, first)).rejects.toThrow('bills are paid');
    expect(await billing.booked(id, '112201')).toBe('171.26');
  });
});
