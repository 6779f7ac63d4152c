import type { EntityManager } from 'typeorm';
import { contractInForce } from '../trust-contract/contract-in-force';
import type { Day } from '../shared/day';
import type { Period } from '../shared/period';
import { LATE_FEE_PREFIX } from './late-fee.rules';
import type { LateRule } from './late-fee.rules';

/** The contract's rule, and the version of the contract. */
export interface LateRuleInForce extends LateRule {
  readonly contractVersion: number;
}

/**
 * What the contract in force says of paying late; null when it says nothing.
 * @throws DomainError notFound `contract.none-in-force`.
 */
export async function lateRuleOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<LateRuleInForce | null> {
  const { version, terms } = await contractInForce(tx, communityId, on);
  return terms.lateFee ? { ...terms.lateFee, contractVersion: version } : null;
}

/** Fees that were ever billed and may be late: not the late fees themselves. */
export function feesBilled(
  tx: EntityManager,
  communityId: number,
): Promise<{ code: string; name: string }[]> {
  return tx.query(
    `select distinct on (fee_code) fee_code as code, fee_name as name from bill_run
     where community_id = $1 and cancelled_at is null and not starts_with(fee_code, $2)
     order by fee_code, period desc`,
    [communityId, LATE_FEE_PREFIX],
  );
}

/** The arguments that preview and run share, after the community. */
export function lateFeeParams(
  period: Period,
  feeCode: string,
  { contractVersion, perDay, graceDays, cap }: LateRuleInForce,
): unknown[] {
  return [period, feeCode, contractVersion, perDay, graceDays, cap];
}
