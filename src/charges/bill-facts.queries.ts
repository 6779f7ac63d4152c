import { Injectable } from '@nestjs/common';
import { unitLabelOf } from '../community/places.rules';
import { Reading } from '../platform/database/reading';
import { day, firstDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { previousPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { feeOf, scheduleInForce } from './fees-in-force';

/** 空置登记. */
export interface ListedVacancy {
  readonly id: string;
  readonly label: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly reason: string;
}

/** A line of the sheet a meter reader carries: what stood there last month, and now. Two decimals. */
export interface MeterLine {
  readonly unitId: string;
  readonly label: string;
  readonly lastMonth: string | null;
  readonly before: string | null;
  readonly now: string | null;
}

/** 公摊总额 of a month. */
export interface ListedSharedCost {
  readonly feeCode: string;
  readonly total: Money;
  readonly evidence: string;
}

interface PlaceRecord {
  building: string;
  door: string;
}

const VACANCIES = `
  select v.id, b.name as building, u.door, v.starts_on, v.ends_on, v.reason
  from unit_vacancy v
  join unit u on u.community_id = $1 and u.id = v.unit_id
  join building b on b.community_id = $1 and b.id = u.building_id
  where v.community_id = $1
  order by v.ends_on is not null, v.starts_on desc, v.id limit 500`;

const SHEET = `
  select u.id, b.name as building, u.door, m.before::text, m.now::text, l.now::text as last_month
  from unit u
  join building b on b.community_id = $1 and b.id = u.building_id
  left join meter_reading m on m.community_id = $1 and m.unit_id = u.id and m.fee_code = $2
    and m.period = $3
  left join meter_reading l on l.community_id = $1 and l.unit_id = u.id and l.fee_code = $2
    and l.period = $4
  where u.community_id = $1 and u.kind = any($5::text[])
  order by b.sort_order, length(u.door), u.door, u.id`;

/** What bills follow from, for whoever enters it. */
@Injectable()
export class BillFactsQueries {
  constructor(private readonly reading: Reading) {}

  /** Those that go on first, then the latest; five hundred at most. */
  vacancies(communityId: number): Promise<ListedVacancy[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<
        (PlaceRecord & { id: string; starts_on: string; ends_on: string | null; reason: string })[]
      >(VACANCIES, [communityId]);
      return rows.map((row) => ({
        id: row.id,
        label: unitLabelOf(row.building, row.door),
        startsOn: day(row.starts_on),
        endsOn: row.ends_on === null ? null : day(row.ends_on),
        reason: row.reason,
      }));
    });
  }

  /**
   * 抄表单: every unit of the kinds the fee is charged to, in the order one walks past them.
   * @throws DomainError notFound `charges.no-schedule`, `charges.fee-unknown`.
   */
  sheet(communityId: number, feeCode: string, period: Period): Promise<MeterLine[]> {
    return this.reading.run(communityId, async (tx) => {
      const schedule = await scheduleInForce(tx, communityId, firstDayOf(period));
      const kinds = feeOf(schedule, feeCode).prices.map(({ kind }) => kind);
      const rows = await tx.query<
        (PlaceRecord & {
          id: string;
          before: string | null;
          now: string | null;
          last_month: string | null;
        })[]
      >(SHEET, [communityId, feeCode, period, previousPeriod(period), kinds]);
      return rows.map((row) => ({
        unitId: row.id,
        label: unitLabelOf(row.building, row.door),
        lastMonth: row.last_month,
        before: row.before,
        now: row.now,
      }));
    });
  }

  sharedCosts(communityId: number, month: Period): Promise<ListedSharedCost[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<{ fee_code: string; total: string; evidence: string }[]>(
        `select fee_code, total, evidence from shared_cost
         where community_id = $1 and period = $2 order by fee_code`,
        [communityId, month],
      );
      return rows.map((row) => ({
        feeCode: row.fee_code,
        total: Money.yuan(row.total),
        evidence: row.evidence,
      }));
    });
  }
}
