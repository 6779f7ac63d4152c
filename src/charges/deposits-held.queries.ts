import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { DEPOSIT_ACCOUNTS } from './charge-lines.rules';
import { type DepositMovement, type HeldLot, lotsHeld } from './deposits-held.rules';

interface MovementRecord {
  unit_id: string | null;
  account_code: string;
  booked_on: string;
  amount: string;
}

/**
 * 押金 in our hands at the end of a day, by household and the day it was left, oldest first. For sums
 * only: it names homes by their id; null is what the books give to no household.
 */
export async function depositsHeldOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<HeldLot[]> {
  const rows = await tx.query<MovementRecord[]>(
    `select unit_id, account_code, booked_on, sum(credit - debit)::numeric(18,2) as amount
     from posting
     where community_id = $1 and account_code = any($2::text[]) and booked_on <= $3
     group by unit_id, account_code, booked_on order by booked_on`,
    [communityId, DEPOSIT_ACCOUNTS, on],
  );
  return lotsHeld(
    rows.map((row): DepositMovement => ({
      unitId: row.unit_id,
      account: row.account_code,
      on: day(row.booked_on),
      amount: Money.yuan(row.amount),
    })),
  );
}
