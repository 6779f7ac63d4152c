import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';

/** What the books credit one home with from the receipts of a month; below zero: more was cancelled. */
export interface CreditedHome {
  readonly unitId: string;
  readonly amount: Money;
}

/**
 * Receipts of a month by home, as the books have them: the lines that name a home in the vouchers of
 * receipts, and of their cancellations. Money nobody has claimed names none. $1 community, $2 month.
 */
export const CREDITED = `
  select p.unit_id, sum(p.credit - p.debit)::numeric(18,2) as amount
  from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
  where e.community_id = $1 and e.period = $2 and p.unit_id is not null
    and (e.source_kind = 'receipt' or e.seq in (
      select r.entry_seq from receipt r where r.community_id = $1))
  group by p.unit_id having sum(p.credit - p.debit) <> 0`;

/** In the order of the homes' ids. */
export async function creditedIn(
  tx: EntityManager,
  communityId: number,
  month: Period,
): Promise<CreditedHome[]> {
  const rows = await tx.query<{ unit_id: string; amount: string }[]>(
    `${CREDITED} order by p.unit_id`,
    [communityId, month],
  );
  return rows.map(({ unit_id, amount }) => ({ unitId: unit_id, amount: Money.yuan(amount) }));
}
