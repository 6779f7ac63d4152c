import type { EntityManager } from 'typeorm';
import type { UnitKind } from '../../community/places.rules';
import { unitLabelOf } from '../../community/places.rules';
import { Money } from '../../shared/money';
import { queryableAccountErrors } from '../queryable-account.errors';
import { keptLines, keptOfUnit, type KeptUnit } from './kept-months';
import type { Span } from './spans.rules';
import type { LineOfHome } from './my-money.rules';

/** One home's stored months with their lines. */
export interface HomeMonths {
  readonly units: readonly KeptUnit[];
  readonly lines: readonly LineOfHome[];
}

/** Months of a home, its part of every line put beside the line. */
export async function homeMonths(
  tx: EntityManager,
  communityId: number,
  unitId: string,
  span: Span,
): Promise<HomeMonths> {
  const units = await keptOfUnit(tx, communityId, unitId, span);
  const lines = await keptLines(tx, communityId, span);
  const ids = lines.flatMap(({ budgetLineId }) => budgetLineId ?? []);
  const names = await budgetLineNames(tx, communityId, [...new Set(ids)]);
  const byMonth = new Map(units.map((unit) => [unit.period, unit]));
  return {
    units,
    lines: lines.map(({ no, amount, ...line }) => {
      const unit = byMonth.get(line.period);
      return {
        ...line,
        budgetLine: line.budgetLineId === null ? null : (names.get(line.budgetLineId) ?? null),
        whole: amount,
        share: unit?.shares[no - 1] ?? Money.zero,
        brought: unit?.brought?.[no - 1] ?? Money.zero,
      };
    }),
  };
}

/** As the text in force calls it, or the newest where none is. */
const NAMES = `
  select l.id, c.name from budget_line l
  join budget b on b.community_id = l.community_id and b.id = l.budget_id
  join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
    and c.line_id = l.id and c.version = coalesce(b.in_force_version, b.current_version)
  where l.community_id = $1 and l.id = any($2::uuid[])`;

/** @param ids budget lines; one without a name in force is left out. */
export async function budgetLineNames(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }[]>(NAMES, [communityId, ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const inSpan = (lines: readonly LineOfHome[], { from, to }: Span): LineOfHome[] =>
  lines.filter(({ period }) => period >= from && period <= to);

/**
 * "3栋2单元301".
 * @throws DomainError notFound `account.home-unknown`, `account.home-without-share`.
 */
export async function homeLabel(
  tx: EntityManager,
  communityId: number,
  unitId: string,
): Promise<string> {
  const [row] = await tx.query<{ building: string; door: string; kind: UnitKind }[]>(
    `select b.name as building, u.door, u.kind from unit u
     join building b on b.community_id = u.community_id and b.id = u.building_id
     where u.community_id = $1 and u.id = $2`,
    [communityId, unitId],
  );
  if (!row) throw queryableAccountErrors.homeUnknown();
  if (row.kind === 'parking' || row.kind === 'storage') {
    throw queryableAccountErrors.homeWithoutShare();
  }
  return unitLabelOf(row.building, row.door);
}
