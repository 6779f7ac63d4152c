import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { UnitKind } from '../community/places.rules';
import { unitLabelOf } from '../community/places.rules';
import { Reading } from '../platform/database/reading';
import { firstDayOf } from '../shared/day';
import { Money } from '../shared/money';
import { previousPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { scheduleInForce } from './fees-in-force';

/** 控制合计 of a kind of unit and a payer. */
export interface ControlTotal {
  readonly kind: UnitKind;
  readonly payer: 'owner' | 'developer';
  readonly count: number;
  readonly total: Money;
}

/** A unit whose charge is not what it was last month; null: it has none. */
export interface Difference {
  readonly unitId: string;
  readonly label: string;
  readonly before: Money | null;
  readonly now: Money | null;
}

/** What a run of this fee would do now. */
export interface FeePreview {
  readonly feeCode: string;
  readonly feeName: string;
  readonly totals: readonly ControlTotal[];
  readonly count: number;
  readonly total: Money;
  /** Billed for this month already. */
  readonly billed: Money;
  /** Billed for the month before. */
  readonly lastMonth: Money;
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
}

const DIFFERENCES_SHOWN = 50;

const TOTALS = `
  select u.kind, l.payer, count(*)::int as count, sum(l.amount)::numeric(18,2) as total
  from bill_lines($1, $2, $3) l join unit u on u.community_id = $1 and u.id = l.unit_id
  group by 1, 2 order by 1, 2`;

const SUMS = `
  select coalesce(sum(amount) filter (where period = $2), 0)::numeric(18,2) as now,
    coalesce(sum(amount) filter (where period = $3), 0)::numeric(18,2) as before
  from bill where community_id = $1 and period in ($2, $3) and fee_code = $4 and not cancelled`;

const DIFFERENCES = `
  with now as (
    select e.unit_id, sum(e.amount) as amount from (
      select l.unit_id, l.amount from bill_lines($1, $2, $4) l
      union all
      select b.unit_id, b.amount from bill b
      where b.community_id = $1 and b.period = $2 and b.fee_code = $4 and not b.cancelled
    ) e group by 1
  ), before as (
    select b.unit_id, sum(b.amount) as amount from bill b
    where b.community_id = $1 and b.period = $3 and b.fee_code = $4 and not b.cancelled group by 1
  ), different as (
    select unit_id, b.amount as before, n.amount as now, count(*) over ()::int as count
    from now n full join before b using (unit_id) where n.amount is distinct from b.amount
  )
  select d.unit_id, g.name as building, u.door, d.before, d.now, d.count
  from different d
  join unit u on u.community_id = $1 and u.id = d.unit_id
  join building g on g.community_id = $1 and g.id = u.building_id
  order by abs(coalesce(d.now, 0) - coalesce(d.before, 0)) desc, d.unit_id limit $5`;

interface DifferenceRecord {
  unit_id: string;
  building: string;
  door: string;
  before: string | null;
  now: string | null;
  count: number;
}

/** 计费预览: the same lines the run will write, added up and held against last month. */
@Injectable()
export class BillPreviewQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * Every fee of the schedule in force on the month's first day.
   * @throws DomainError notFound `charges.no-schedule`.
   */
  preview(communityId: number, period: Period): Promise<FeePreview[]> {
    return this.reading.run(communityId, async (tx) => {
      const { fees } = await scheduleInForce(tx, communityId, firstDayOf(period));
      const previews: FeePreview[] = [];
      for (const { code, name } of fees) {
        const fee = { feeCode: code, feeName: name, period };
        previews.push(await previewOf(tx, communityId, fee));
      }
      return previews;
    });
  }
}

async function previewOf(
  tx: EntityManager,
  communityId: number,
  { feeCode, feeName, period }: { feeCode: string; feeName: string; period: Period },
): Promise<FeePreview> {
  const before = previousPeriod(period);
  const rows = await tx.query<{ kind: UnitKind; payer: 'owner'; count: number; total: string }[]>(
    TOTALS,
    [communityId, period, feeCode],
  );
  const totals = rows.map((row) => ({ ...row, total: Money.yuan(row.total) }));
  const [sums] = await tx.query<{ now: string; before: string }[]>(SUMS, [
    communityId,
    period,
    before,
    feeCode,
  ]);
  const different = await tx.query<DifferenceRecord[]>(DIFFERENCES, [
    communityId,
    period,
    before,
    feeCode,
    DIFFERENCES_SHOWN,
  ]);
  return {
    feeCode,
    feeName,
    totals,
    count: totals.reduce((sum, { count }) => sum + count, 0),
    total: Money.sum(totals.map(({ total }) => total)),
    billed: Money.yuan(sums?.now ?? '0'),
    lastMonth: Money.yuan(sums?.before ?? '0'),
    differences: different.map(differenceOf),
    differenceCount: different[0]?.count ?? 0,
  };
}

function differenceOf({ unit_id, building, door, before, now }: DifferenceRecord): Difference {
  return {
    unitId: unit_id,
    label: unitLabelOf(building, door),
    before: before === null ? null : Money.yuan(before),
    now: now === null ? null : Money.yuan(now),
  };
}
