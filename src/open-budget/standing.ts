import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import type { LineChange } from './adjustment.rules';
import { budgetErrors } from './budget.errors';

/**
 * What is committed and spent of a line stays covered: no line goes below it. Only lines that give are asked.
 * @throws DomainError `open-budget.line-below-spent`, naming the first.
 */
export async function assertCovered(
  tx: EntityManager,
  communityId: number,
  changes: readonly LineChange[],
): Promise<void> {
  const giving = changes.filter(
    ({ side, before, after }) => side === 'expense' && after.isLessThan(before),
  );
  if (giving.length === 0) return;
  const rows = await tx.query<{ id: string; covered: string }[]>(
    `select l.id, s.committed + s.spent as covered
     from unnest($2::uuid[]) as l(id), lateral budget_line_standing($1, l.id) s`,
    [communityId, giving.map(({ lineId }) => lineId)],
  );
  const covered = new Map(rows.map((row) => [row.id, Money.yuan(row.covered)]));
  for (const { lineId, name, after } of giving) {
    const least = covered.get(lineId) ?? Money.zero;
    if (after.isLessThan(least)) throw budgetErrors.lineBelowSpent(name, least);
  }
}
