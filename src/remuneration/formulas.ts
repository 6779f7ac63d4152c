import type { EntityManager } from 'typeorm';
import { fund } from '../ledger/funds.rules';
import { day, firstDayOf } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';
import type { RemunerationBasis, RemunerationFormula } from './remuneration.rules';

export interface EnteredFormula extends RemunerationFormula {
  readonly version: number;
}

interface FormulaRecord {
  version: number;
  effective_on: string;
  kind: 'rate' | 'sum';
  rate: string | null;
  sum: string | null;
  basis: RemunerationBasis;
  base: string[];
  exclusions: { account: string; because: string }[];
  fund: string;
  resolution_ref: string;
}

/** Every version, newest first. Reads through the transaction it is given, writing or reading. */
export async function formulaVersions(
  tx: EntityManager,
  communityId: number,
): Promise<EnteredFormula[]> {
  const rows = await tx.query<FormulaRecord[]>(
    `select version, effective_on, kind, rate, sum, basis, base, exclusions, fund, resolution_ref
     from remuneration_formula where community_id = $1 order by effective_on desc`,
    [communityId],
  );
  return rows.map((row) => ({
    version: row.version,
    effectiveOn: day(row.effective_on),
    kind: row.kind,
    // numeric(8,6) writes its zeros
    rate: row.rate === null ? null : Rate.of(row.rate).toString(),
    sum: row.sum === null ? null : Money.yuan(row.sum).toString(),
    basis: row.basis,
    base: row.base,
    exclusions: row.exclusions,
    fund: fund(row.fund),
    resolutionRef: row.resolution_ref,
  }));
}

/** The version a month is reckoned by; null when there was none yet. */
export async function formulaFor(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<EnteredFormula | null> {
  const versions = await formulaVersions(tx, communityId);
  return versions.find(({ effectiveOn }) => effectiveOn <= firstDayOf(period)) ?? null;
}
