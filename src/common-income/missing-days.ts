import type { EntityManager } from 'typeorm';
import { firstDayOf, lastDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import type { Period } from '../shared/period';
import { contractsOf } from './contracts';
import type { IncomeContract } from './contracts';
import { spansOf } from './instalments.rules';
import { missingDaysOf } from './standing.rules';

/** Days of a range in which a place settled daily has no sum, by contract. */
export type MissingDays = (contract: IncomeContract, range: DayRange) => Day[];

export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Days with a sum, of the whole community, so that each contract asks no more. */
export async function missingDays(
  tx: EntityManager,
  communityId: number,
  { from, to }: DayRange,
): Promise<MissingDays> {
  const rows = await tx.query<{ contract_id: string; received_on: string }[]>(
    `select contract_id, received_on from income_receipt
     where community_id = $1 and kind = 'day' and cancelled_at is null
       and received_on between $2 and $3`,
    [communityId, from, to],
  );
  const settled = new Map<string, Set<string>>();
  for (const row of rows) {
    const days = settled.get(row.contract_id) ?? new Set();
    settled.set(row.contract_id, days.add(row.received_on));
  }
  return (contract, range) =>
    spansOf(contract.versions, contract.endedOn)
      .filter(({ terms }) => terms.schedule === 'daily' && terms.owner === 'COMMON')
      .flatMap(({ terms, lastOn }) => {
        const span = { from: later(terms.startsOn, range.from), to: earlier(lastOn, range.to) };
        return missingDaysOf(span, settled.get(contract.id) ?? new Set());
      });
}

/** Of a month, over all places; in order. */
export async function missingDaysIn(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<Day[]> {
  const range = { from: firstDayOf(period), to: lastDayOf(period) };
  const missing = await missingDays(tx, communityId, range);
  const contracts = await contractsOf(tx, communityId);
  return contracts.flatMap((contract) => missing(contract, range)).sort();
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
