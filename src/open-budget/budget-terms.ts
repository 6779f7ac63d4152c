import type { EntityManager } from 'typeorm';
import { contractVersions } from '../trust-contract/contract-in-force';
import { budgetTermsOf } from '../trust-contract/open-budget-terms.rules';
import type { BudgetTerms } from '../trust-contract/open-budget-terms.rules';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { AdjustmentLimits } from './adjustment.rules';

/** What the contract in force on a day says of budgets; the usual where none is or says anything. */
export async function budgetTermsOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<BudgetTerms> {
  const versions = await contractVersions(tx, communityId);
  const inForce = versions.find(({ effectiveOn }) => effectiveOn <= on);
  return budgetTermsOf(inForce?.terms ?? {});
}

/** How far the committee may adjust a budget, and how far it has in the adjustments that took effect. */
export async function limitsOf(
  tx: EntityManager,
  communityId: number,
  { budgetId, on }: { budgetId: string; on: Day },
): Promise<AdjustmentLimits> {
  const { virement } = await budgetTermsOn(tx, communityId, on);
  const [row] = await tx.query<{ moved: string }[]>(
    `select coalesce(sum(budget_moved(community_id, budget_id, version)), 0) as moved
     from budget_version where community_id = $1 and budget_id = $2
       and kind in ('virement', 'contingency') and state in ('effective', 'superseded')`,
    [communityId, budgetId],
  );
  return {
    share: virement.share,
    yearly: Money.yuan(virement.yearly),
    moved: Money.yuan(row?.moved ?? '0'),
  };
}
