import '../../src/charges/charges.module';
import { HouseholdQueries } from '../../src/charges/household.queries';
import { day } from '../../src/shared/day';
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

beforeAll(async () => {
  people = await hireBookkeepers(db);
});

const yuan = (text: string) => Money.yuan(text);
const households = () => new HouseholdQueries(db.reading, charges.clock);

const pay = (communityId: number, unitId: string, amount: string, keepFor = 'service') =>
  db.transactions.run(communityId, (tx) =>
    charges.receipts.receive(
      tx,
      communityId,
      {
        method: 'transfer',
        moneyAccount: '100201',
        amount: yuan(amount),
        receivedOn: day('2026-01-10'),
        reference: '8821',
        by: people.cashier,
      },
      { unitId, chosen: null, keepFor },
    ),
  );
const entriesOf = async (communityId: number): Promise<number> => {
  const { rows } = await db.admin.query<{ count: string }>(
    'select count(*) from entry where community_id = $1',
    [communityId],
  );
  return Number(rows[0]?.count);
};
const use = (communityId: number) =>
  db.transactions.run(communityId, (tx) =>
    charges.runs(db).useAdvances(tx, communityId, people.accountant),
  );
const giveBack = (communityId: number, unitId: string, amount: string) =>
  db.transactions.run(communityId, (tx) =>
    charges.refunds.advance(tx, communityId, {
      unitId,
      feeCode: 'service',
      amount: yuan(amount),
      reason: '房屋出售',
      by: people.reviewer,
    }),
  );

describe('a year paid in advance', () => {
  it('pays five months, and the seven that are left go back when the flat is sold (case 14)', async () => {
    const neighbour = await billing.community('邻家苑', [{}]);
    await pay(neighbour.id, neighbour.units[0] ?? '', '500');
    const { id, units } = await billing.community('锦和苑', [{}, {}]);
    const [unit = '', owing = ''] = units;
    charges.clock.set('2026-05-31');
    await pay(id, unit, '1027.56');
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']) {
      await billing.run(id, month);
      expect(await use(id)).toBe(true);
      expect(await use(id)).toBe(false);
    }
    const account = await households().account(id, unit);
    expect(account.owed.isZero()).toBe(true);
    expect(account.kept.map(({ amount }) => amount.toString())).toEqual(['599.41']);
    const [sheet] = await households().settlement(id, unit, day('2026-05-31'));
    expect([sheet?.refund, sheet?.due].map(String)).toEqual(['599.41', '0.00']);
    // who paid nothing still owes everything
    expect((await households().account(id, owing)).owed.toString()).toBe('428.15');
    const [unpaid] = await households().settlement(id, owing, day('2026-05-15'));
    expect([unpaid?.refund, unpaid?.due, unpaid?.buyerOwes].map(String)).toEqual([
      '0.00',
      '383.95',
      '44.20',
    ]);
    await expect(giveBack(id, unit, '599.42')).rejects.toMatchObject({
      code: 'charges.more-than-advance',
    });
    expect((await giveBack(id, unit, '599.41')).isZero()).toBe(true);
    expect(await billing.booked(id, '224106')).toBe('-599.41');
    expect(await billing.booked(id, '220301')).toBe('0.00');
    expect(await faultsIn(db, id)).toEqual([]);
    expect(await billing.booked(neighbour.id, '220301')).toBe('-500.00');
  });
});

describe('an advance', () => {
  it('pays only the fee it was kept for, the oldest first, and as far as it goes', async () => {
    const { id, units } = await billing.community('两费苑', [{ kind: 'parking', area: '12' }]);
    const [space = ''] = units;
    for (const month of ['2026-01', '2026-02']) await billing.run(id, month, 'parking');
    const [, rest] = (await households().account(id, space)).bills;
    expect(rest?.amount.toString()).toBe('250.00');
    const before = await entriesOf(id);
    // money kept for another fee leaves these bills alone
    await db.admin.query('update bill set settled = amount where community_id = $1', [id]);
    await pay(id, space, '300', 'service');
    await db.admin.query('update bill set settled = 0 where community_id = $1', [id]);
    expect(await use(id)).toBe(false);
    await db.admin.query('update bill set settled = amount where community_id = $1', [id]);
    await pay(id, space, '300', 'parking');
    await db.admin.query('update bill set settled = 0 where community_id = $1', [id]);
    expect(await use(id)).toBe(true);
    const { bills } = await households().account(id, space);
    expect(bills.map(({ period, settled }) => [period, settled.toString()])).toEqual([
      ['2026-02', '50.00'],
      ['2026-01', '250.00'],
    ]);
    expect((await entriesOf(id)) - before).toBe(3);
    expect(await faultsIn(db, id)).toEqual([]);
  });
});
