import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClosingChecks } from '../ledger/closing-checks';
import type { ChecklistItem } from '../ledger/closing.rules';
import { lastDayOf } from '../shared/day';
import type { Period } from '../shared/period';

/** Before a month is closed: money that left the bank is in the books, and what is under way is known. */
@Injectable()
export class SpendingClosingCheck implements OnModuleInit {
  constructor(private readonly checks: ClosingChecks) {}

  onModuleInit(): void {
    this.checks.register('spending-released', releasedUnpaid);
  }
}

/**
 * A payment released in the month may have left the bank; it is recorded or taken back before the
 * month is closed. Requests on their way do not hold up the month: they are named.
 */
export async function releasedUnpaid(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<ChecklistItem> {
  const [count] = await tx.query<{ released: string[]; under_way: number }[]>(
    `select coalesce(array_agg(number order by number) filter (where state = 'released'), '{}') as released,
       count(*) filter (where state in ('submitted', 'reviewed', 'approved', 'ordered'))::int as under_way
     from spending_request
     where community_id = $1 and submitted_on <= $2
       and state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')`,
    [communityId, lastDayOf(period)],
  );
  const released = count?.released ?? [];
  return {
    key: 'spending-released',
    name: '已放行的付款都已登记入账',
    ok: released.length === 0,
    detail:
      released.length > 0
        ? `${released.join('、')} 已放行未登记，请出纳登记付款，或请业委会撤回放行`
        : `没有已放行未登记的付款；另有 ${count?.under_way ?? 0} 笔申请还在办理，不影响结账`,
  };
}
