import { BillRunsService } from '../../src/charges/bill-runs.service';
import { Transactions } from '../../src/platform/database/transactions';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { BusyCommunity } from './busy-community';
import type { TestApp } from './serve';

/** What the neighbour owes, as it may be written: a sum that no other sum in the house equals. */
export async function sumOwedByNeighbour(here: TestApp, own: BusyCommunity): Promise<string[]> {
  const [first, unitId = ''] = own.homes.map((home) => home.unitId);
  // homes of a size of their own, so that what is owed is a sum of its own
  for (const [id, area] of [
    [first, '90.01'],
    [unitId, '137.31'],
  ]) {
    await here.admin.query(
      'update unit set billing_area = $3 where community_id = $1 and id = $2',
      [own.id, id, area],
    );
  }
  const month = { period: period('2026-02'), fee: 'service', by: own.byPost.accountant.personId };
  await here.app
    .get(Transactions)
    .run(own.id, (tx) => here.app.get(BillRunsService).run(tx, own.id, month));
  const { rows } = await here.admin.query<{ open: string; late: string }>(
    `select sum(amount - settled)::text as open,
       sum(amount - settled) filter (where due_on < '2026-03-05')::text as late
     from bill where community_id = $1 and unit_id = $2 and not cancelled`,
    [own.id, unitId],
  );
  return Object.values(rows[0] ?? {}).flatMap((sum) => [sum, Money.yuan(sum).format()]);
}
