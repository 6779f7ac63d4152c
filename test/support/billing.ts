import { newId } from '../../src/shared/ids';
import { openCommunity } from './books';
import { build, LIFTS_SHARED, PARKING, price, SERVICE, WATER } from './charges';
import type { UnitInTest } from './charges';
import type { DatabaseInTest } from './fresh-database';

export interface BillRecord {
  id: string;
  unit_id: string;
  payer: 'owner' | 'developer';
  amount: string;
  settled: string;
  inputs: Record<string, string>;
  receivable: string;
  income: string;
}

const FEES = [SERVICE, PARKING, WATER, LIFTS_SHARED];

/** Communities that bill, and what the tests of it look at. */
export class BillingInTest {
  constructor(
    private readonly db: DatabaseInTest,
    readonly by: () => string,
  ) {}

  /** Books, prices from 2026-01-01, units of one building. */
  async community(name: string, units: readonly UnitInTest[]) {
    const id = await openCommunity(this.db, name);
    await price(this.db, id, { fees: FEES, by: this.by() });
    return { id, units: await build(this.db, id, units) };
  }

  /** The run's id; null when there was nothing to bill. On the fifth of the month. */
  run(communityId: number, month: string, fee = 'service'): Promise<string | null> {
    return this.db.transactions.run(communityId, async (tx) => {
      const [row] = await tx.query<{ run: string | null }[]>(
        'select bill_run($1, $2, $3, $4, $5::date, $6) as run',
        [communityId, newId(), month, fee, `${month}-05`, this.by()],
      );
      return row?.run ?? null;
    });
  }

  async billsOf(communityId: number, month: string, fee = 'service'): Promise<BillRecord[]> {
    const { rows } = await this.db.admin.query<BillRecord>(
      `select id, unit_id, payer, amount, settled, inputs, receivable, income from bill
       where community_id = $1 and period = $2 and fee_code = $3 and not cancelled
       order by unit_id, payer`,
      [communityId, month, fee],
    );
    return rows;
  }

  /** Σ debit − Σ credit of an account, yuan. */
  async booked(communityId: number, account: string): Promise<string> {
    const { rows } = await this.db.admin.query<{ net: string }>(
      `select coalesce(sum(debit - credit), 0)::numeric(18,2)::text as net from posting
       where community_id = $1 and account_code = $2`,
      [communityId, account],
    );
    return rows[0]?.net ?? '';
  }
}
