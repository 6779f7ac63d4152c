import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { chargesErrors } from './charges.errors';
import type { Fee, FeeSchedule } from './fee.rules';

/** A version of the schedule as it was entered. */
export interface EnteredSchedule extends FeeSchedule {
  readonly version: number;
}

interface ScheduleRecord {
  version: number;
  effective_on: string;
  resolution_ref: string;
  due_day: number;
  fees: Fee[];
}

/** Every version, newest first. Reads through the transaction it is given, writing or reading. */
export async function scheduleVersions(
  tx: EntityManager,
  communityId: number,
): Promise<EnteredSchedule[]> {
  const rows = await tx.query<ScheduleRecord[]>(
    `select version, effective_on, resolution_ref, due_day, fees from fee_schedule
     where community_id = $1 order by effective_on desc`,
    [communityId],
  );
  return rows.map((row) => ({
    version: row.version,
    effectiveOn: day(row.effective_on),
    resolutionRef: row.resolution_ref,
    dueDay: row.due_day,
    fees: row.fees,
  }));
}

/**
 * The version that governs a day.
 * @throws DomainError notFound `charges.no-schedule`.
 */
export async function scheduleInForce(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<EnteredSchedule> {
  const versions = await scheduleVersions(tx, communityId);
  const inForce = versions.find(({ effectiveOn }) => effectiveOn <= on);
  if (!inForce) throw chargesErrors.scheduleMissing(on);
  return inForce;
}

/** @throws DomainError notFound `charges.fee-unknown`. */
export function feeOf({ fees }: Pick<FeeSchedule, 'fees'>, code: string): Fee {
  const fee = fees.find((each) => each.code === code);
  if (!fee) throw chargesErrors.feeUnknown(code);
  return fee;
}
