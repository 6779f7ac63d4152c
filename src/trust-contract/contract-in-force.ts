import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { termsFrom } from './terms.rules';
import type { ContractTerms } from './terms.rules';
import { contractErrors } from './trust-contract.errors';

/** One version of the trust contract. */
export interface Contract {
  readonly version: number;
  readonly title: string;
  readonly effectiveOn: Day;
  readonly resolutionRef: string;
  readonly terms: ContractTerms;
}

interface ContractRecord {
  version: number;
  title: string;
  effective_on: string;
  resolution_ref: string;
  terms: unknown;
}

/** Every version, newest first. Reads through the transaction it is given, writing or reading. */
export async function contractVersions(
  tx: EntityManager,
  communityId: number,
): Promise<Contract[]> {
  const rows = await tx.query<ContractRecord[]>(
    `select version, title, effective_on, resolution_ref, terms from trust_contract
     where community_id = $1 order by effective_on desc`,
    [communityId],
  );
  return rows.map((row) => ({
    version: row.version,
    title: row.title,
    effectiveOn: day(row.effective_on),
    resolutionRef: row.resolution_ref,
    terms: termsFrom(row.terms),
  }));
}

/**
 * The version whose rules govern a day.
 * @throws DomainError notFound `contract.none-in-force`.
 */
export async function contractInForce(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<Contract> {
  const versions = await contractVersions(tx, communityId);
  const inForce = versions.find(({ effectiveOn }) => effectiveOn <= on);
  if (!inForce) throw contractErrors.none(on);
  return inForce;
}
