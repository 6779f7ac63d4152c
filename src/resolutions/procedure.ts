import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { contractVersions } from '../trust-contract/contract-in-force';
import { type ProcedureTerms, procedureTermsOf } from '../trust-contract/open-budget-terms.rules';

/** 议事规则 that govern a day: those of the contract in force, the usual ones before there is any. */
export async function procedureOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<Required<ProcedureTerms>> {
  const versions = await contractVersions(tx, communityId);
  const inForce = versions.find(({ effectiveOn }) => effectiveOn <= on);
  return procedureTermsOf(inForce?.terms ?? {});
}
