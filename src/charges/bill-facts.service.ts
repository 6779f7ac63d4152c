import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import type { Money } from '../shared/money';
import { periodOf } from '../shared/period';
import type { Period } from '../shared/period';
import { chargesErrors } from './charges.errors';
import { holdBooks, unitLabel } from './households';

/** 报停: nobody lives there from then on, until the last day when it is known. */
export interface Vacancy {
  readonly unitId: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly reason: string;
}

/** What a meter stood at, two decimals. */
export interface Reading {
  readonly unitId: string;
  readonly before: string;
  readonly now: string;
}

/** Facts that bills follow from. Once a month is billed they stay as they were. */
@Injectable()
export class BillFactsService {
  constructor(private readonly clock: Clock) {}

  /**
   * @returns its id.
   * @throws DomainError `charges.billed-already`, `charges.vacancy-overlaps`, `charges.unit-unknown`.
   */
  async reportVacant(
    tx: EntityManager,
    communityId: number,
    { vacancy, by }: { vacancy: Vacancy; by: string },
  ): Promise<string> {
    await holdBooks(tx, communityId);
    await unitLabel(tx, communityId, vacancy.unitId);
    await assertUnbilled(tx, communityId, {
      from: periodOf(vacancy.startsOn),
      unit: vacancy.unitId,
    });
    const id = newId();
    await tx.query(
      `insert into unit_vacancy (community_id, id, unit_id, starts_on, ends_on, reason, recorded_by,
         recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        communityId,
        id,
        vacancy.unitId,
        vacancy.startsOn,
        vacancy.endsOn,
        vacancy.reason,
        by,
        this.clock.now(),
      ],
    );
    return id;
  }

  /**
   * Somebody has moved in: `endsOn` is the last day of the vacancy.
   * @throws DomainError notFound `charges.vacancy-unknown`, also when it has ended before.
   */
  async endVacancy(
    tx: EntityManager,
    communityId: number,
    { id, endsOn }: { id: string; endsOn: Day },
  ): Promise<void> {
    const [, ended] = await tx.query<[unknown[], number]>(
      `update unit_vacancy set ends_on = $3
       where community_id = $1 and id = $2 and ends_on is null and starts_on <= $3`,
      [communityId, id, endsOn],
    );
    if (ended !== 1) throw chargesErrors.vacancyUnknown();
  }

  /**
   * Takes readings in, and puts right those of units that are not billed yet.
   * @throws DomainError `charges.billed-already`, `charges.meter-backwards`, `charges.reading-twice`.
   */
  async read(
    tx: EntityManager,
    communityId: number,
    given: { feeCode: string; period: Period; readings: readonly Reading[]; by: string },
  ): Promise<void> {
    const { feeCode, period, readings, by } = given;
    const units = readings.map(({ unitId }) => unitId);
    if (new Set(units).size < units.length) throw chargesErrors.readingTwice();
    await holdBooks(tx, communityId);
    await this.assertUnits(tx, communityId, units);
    const [billed] = await tx.query<unknown[]>(
      `select from bill where community_id = $1 and period = $2 and fee_code = $3 and not cancelled
         and unit_id = any($4::uuid[]) limit 1`,
      [communityId, period, feeCode, units],
    );
    if (billed) throw chargesErrors.billedAlready();
    await tx.query(
      `insert into meter_reading as m (community_id, unit_id, fee_code, period, before, now,
         recorded_by, recorded_at)
       select $1, r.unit, $2, $3, r.before, r.now, $7, $8
       from unnest($4::uuid[], $5::numeric[], $6::numeric[]) as r(unit, before, now)
       on conflict (community_id, fee_code, period, unit_id) do update
         set before = excluded.before, now = excluded.now, recorded_by = excluded.recorded_by,
           recorded_at = excluded.recorded_at`,
      [
        communityId,
        feeCode,
        period,
        units,
        readings.map(({ before }) => before),
        readings.map(({ now }) => now),
        by,
        this.clock.now(),
      ],
    );
  }

  /**
   * 公摊总额 of a month, with the paper it stands on; may be put right until it is billed.
   * @throws DomainError `charges.billed-already`.
   */
  async share(
    tx: EntityManager,
    communityId: number,
    cost: { feeCode: string; period: Period; total: Money; evidence: string; by: string },
  ): Promise<void> {
    if (!cost.total.isPositive()) throw chargesErrors.amountNotPositive();
    await holdBooks(tx, communityId);
    const [billed] = await tx.query<unknown[]>(
      `select from bill where community_id = $1 and period = $2 and fee_code = $3 and not cancelled
       limit 1`,
      [communityId, cost.period, cost.feeCode],
    );
    if (billed) throw chargesErrors.billedAlready();
    await tx.query(
      `insert into shared_cost (community_id, fee_code, period, total, evidence, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (community_id, fee_code, period) do update
         set total = excluded.total, evidence = excluded.evidence,
           recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
      [
        communityId,
        cost.feeCode,
        cost.period,
        cost.total.toString(),
        cost.evidence,
        cost.by,
        this.clock.now(),
      ],
    );
  }

  private async assertUnits(
    tx: EntityManager,
    communityId: number,
    units: readonly string[],
  ): Promise<void> {
    const [row] = await tx.query<{ known: number }[]>(
      'select count(*)::int as known from unit where community_id = $1 and id = any($2::uuid[])',
      [communityId, units],
    );
    if (row?.known !== units.length) throw chargesErrors.unitUnknown();
  }
}

async function assertUnbilled(
  tx: EntityManager,
  communityId: number,
  { from, unit }: { from: Period; unit: string },
): Promise<void> {
  const [billed] = await tx.query<unknown[]>(
    `select from bill where community_id = $1 and unit_id = $2 and period >= $3 and not cancelled
     limit 1`,
    [communityId, unit, from],
  );
  if (billed) throw chargesErrors.billedAlready();
}
