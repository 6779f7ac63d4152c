import '../../src/charges/charges.module';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { ArrearsInTest } from '../support/arrears';
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
let nextDoor: { id: number; units: string[] };

const refusal = (code: string) => expect.objectContaining({ code });
const booked = async (account: string, unitId: string) => {
  const { rows } = await db.admin.query<{ net: string }>(
    `select coalesce(sum(credit - debit), 0)::numeric(18,2)::text as net from posting
     where community_id = $1 and account_code = $2 and unit_id = $3`,
    [here, account, unitId],
  );
  return rows[0]?.net;
};
/** In advance for the service fee, whatever is open. */
const keep = (unitId: string, amount: string) =>
  db.transactions.run(here, (tx) =>
    charges.receipts.receive(
      tx,
      here,
      {
        method: 'cash',
        moneyAccount: '1001',
        amount: Money.yuan(amount),
        receivedOn: charges.clock.today(),
        reference: '',
        by: people.cashier,
      },
      { unitId, chosen: [], keepFor: 'service' },
    ),
  );
const bill = async (month: string) => {
  for (const id of [nextDoor.id, here]) await billing.run(id, month);
};
const useAdvances = () =>
  db.transactions.run(here, (tx) => charges.runs(db).useAdvances(tx, here, people.accountant));

beforeAll(async () => {
  people = await hireBookkeepers(db);
  charges.clock.set('2026-01-03');
  nextDoor = await billing.community('邻家苑', [{}, {}]);
  ({ id: here, units } = await billing.community('锦和苑', [{}, {}, {}, {}]));
  // 71.36 m² × 1.20 = 85.63; twelve months of it
  await arrears.pay(here, units[0] ?? '', '1027.56', '2026-01-03');
  await arrears.pay(nextDoor.id, nextDoor.units[0] ?? '', '1027.56', '2026-01-03');
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']) await bill(month);
  charges.clock.set('2026-05-31');
  await useAdvances();
});
afterEach(async () => {
  expect(await faultsIn(db, here)).toEqual([]);
});

describe('a unit sold after five months of twelve paid in advance (acceptance case 14)', () => {
  it('gives back the remaining seven, to leave through a spending', async () => {
    const [unitId = ''] = units;
    expect(await booked('220301', unitId)).toBe('599.41');
    const id = await arrears.settle(here, unitId, '2026-05-31');
    expect([await booked('220301', unitId), await booked('224106', unitId)]).toEqual([
      '0.00',
      '599.41',
    ]);
    const [sheet] = await arrears.sheets.list(here, unitId);
    expect(sheet).toMatchObject({ id, soldOn: '2026-05-31', label: expect.any(String) });
    expect([sheet?.refund.toString(), sheet?.due.toString()]).toEqual(['599.41', '0.00']);
    expect(sheet?.fees[0]?.accountName).toBe('预收物业费');
  });

  it('is settled once, and next door nothing moved', async () => {
    await expect(arrears.settle(here, units[0] ?? '', '2026-05-31')).rejects.toEqual(
      refusal('charges.settled-already'),
    );
    const { rows } = await db.admin.query('select from unit_settlement where community_id = $1', [
      nextDoor.id,
    ]);
    expect(rows).toHaveLength(0);
  });
});

describe('a unit sold with bills open', () => {
  it('sets the advance off against earlier months and the seller’s days, and leaves the buyer’s', async () => {
    const unitId = units[1] ?? '';
    // kept since after the bills were made, and not used yet
    await keep(unitId, '256.89');
    const preview = await arrears.sheets.preview(here, unitId);
    expect(preview.id).toBeNull();
    await arrears.settle(here, unitId, '2026-05-10');
    const [sheet] = await arrears.sheets.list(here, unitId);
    // four months of 85.63, and 10/31 of the fifth: 27.62
    expect(sheet?.fees.map((fee) => Object.values(fee).map(String))).toEqual([
      ['220301', '预收物业费', '370.14', '58.01', '256.89', '0.00', '113.25'],
    ]);
    const { rows: bills } = await db.admin.query<{ settled: string }>(
      'select settled from bill where community_id = $1 and unit_id = $2 order by period',
      [here, unitId],
    );
    expect(bills.map(({ settled }) => settled)).toEqual([
      '85.63',
      '85.63',
      '85.63',
      '0.00',
      '0.00',
    ]);
    expect(await booked('224106', unitId)).toBe('0.00');
  });

  it('never spends more of the current month than the seller’s days', async () => {
    const unitId = units[2] ?? '';
    await keep(unitId, '500');
    await arrears.settle(here, unitId, '2026-05-10');
    const may = (await billing.billsOf(here, '2026-05')).find((each) => each.unit_id === unitId);
    expect(may?.settled).toBe('27.62');
    expect(await booked('224106', unitId)).toBe('129.86');
  });
});

describe('a settlement is refused', () => {
  it.each<[string, number, string, string]>([
    ['before the sale', 3, '2026-06-01', 'charges.sold-in-future'],
    ['when later months are paid', 0, '2026-02-10', 'charges.sold-long-ago'],
  ])('%s', async (_what, at, soldOn, code) => {
    await expect(arrears.settle(here, units[at] ?? '', soldOn)).rejects.toEqual(refusal(code));
  });

  it('for the neighbours’ unit, and for none', async () => {
    for (const unitId of [nextDoor.units[0] ?? '', newId()]) {
      await expect(arrears.settle(here, unitId, '2026-05-31')).rejects.toEqual(
        refusal('charges.unit-unknown'),
      );
    }
  });

  it('by the database, for bills that are another’s or more than is kept', async () => {
    await keep(units[3] ?? '', '0.50');
    const [theirs] = await billing.billsOf(nextDoor.id, '2026-05');
    const other = (await billing.billsOf(here, '2026-05')).find((b) => b.unit_id === units[1]);
    const own = (await billing.billsOf(here, '2026-05')).find((b) => b.unit_id === units[3]);
    for (const [billId, amount] of [
      [theirs?.id, '0.40'],
      [other?.id, '0.40'],
      [own?.id, '0.51'],
    ]) {
      const forged = db.transactions.run(here, (tx) =>
        tx.query(`select use_advances_of($1, $2, $3, '2026-05-31', $4, $5::uuid[], $6)`, [
          here,
          newId(),
          units[3],
          people.accountant,
          [billId],
          [amount],
        ]),
      );
      await expect(forged).rejects.toEqual(refusal('charges.paid-meanwhile'));
    }
  });
});
