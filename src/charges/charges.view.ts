import type { PublishedBucket } from './arrears.rules';
import type { ControlTotal, Difference, FeePreview } from './bill-preview.queries';
import type { ListedRun } from './charges.queries';
import type { Collection } from './collection.queries';
import type { PublishedGroup } from './collection.rules';
import type { Fee } from './fee.rules';
import type { EnteredSchedule } from './fees-in-force';

export class FeePriceView {
  kind!: string;
  /** Yuan; null of a shared cost */
  price!: string | null;
  income!: string;
}

/** 收费项目 */
export class FeeView {
  code!: string;
  name!: string;
  /** area, fixed, metered, shared or parking */
  method!: string;
  shareBy!: string | null;
  measure!: string | null;
  prices!: FeePriceView[];
  vacantRate!: string;
  developerRate!: string;
  fund!: string;
  receivable!: string;
  developerReceivable!: string;
  advance!: string;
}

/** 收费标准的一个版本 */
export class FeeScheduleView {
  version!: number;
  effectiveOn!: string;
  resolutionRef!: string;
  dueDay!: number;
  fees!: FeeView[];
}

export class FeeSchedulesView {
  items!: FeeScheduleView[];
}

export class EnteredScheduleView {
  version!: number;
}

export class BillRunView {
  id!: string;
  period!: string;
  feeName!: string;
  scheduleVersion!: number;
  bookedOn!: string;
  billCount!: number;
  total!: string;
  settled!: string;
  /** SHA-256 over the bills, as the log has it */
  linesRoot!: string;
  cancelledAt!: string | null;
  cancelReason!: string | null;
}

export class BillRunsView {
  items!: BillRunView[];
}

export class ControlTotalView {
  kind!: string;
  payer!: string;
  count!: number;
  total!: string;
}

export class BillDifferenceView {
  unitId!: string;
  label!: string;
  /** Null: was not billed last month */
  before!: string | null;
  /** Null: is not billed this month */
  now!: string | null;
}

export class FeePreviewView {
  feeCode!: string;
  feeName!: string;
  totals!: ControlTotalView[];
  count!: number;
  total!: string;
  billed!: string;
  lastMonth!: string;
  differences!: BillDifferenceView[];
  differenceCount!: number;
}

/** 计费预览 */
export class BillPreviewView {
  fees!: FeePreviewView[];
}

export class QueuedRunView {
  /** Ask `jobs/:id` how far it is */
  jobId!: string;
}

export class CollectionGroupView {
  name!: string;
  /** False: held back, because fewer than five units stand behind it */
  shown!: boolean;
  billed!: string | null;
  received!: string | null;
  rate!: string | null;
}

/** 收缴率：只有合计，没有名单 */
export class CollectionView {
  from!: string;
  to!: string;
  /** Null: held back, because fewer than five homes stand behind it */
  billed!: string | null;
  received!: string | null;
  /** Percent, one decimal */
  rate!: string | null;
  /** Names are months: 2026-03 */
  byMonth!: CollectionGroupView[];
  byBuilding!: CollectionGroupView[];
  byKind!: CollectionGroupView[];
}

export class AgeBucketView {
  name!: string;
  /** False: held back, because it would tell of fewer than five homes; never for those who collect */
  shown!: boolean;
  count!: number | null;
  open!: string | null;
}

export class AgeingView {
  buckets!: AgeBucketView[];
}

export function feeSchedulesViewOf(schedules: readonly EnteredSchedule[]): FeeSchedulesView {
  return {
    items: schedules.map(({ version, effectiveOn, resolutionRef, dueDay, fees }) => ({
      version,
      effectiveOn,
      resolutionRef,
      dueDay,
      fees: fees.map(feeViewOf),
    })),
  };
}

function feeViewOf(fee: Fee): FeeView {
  const { prices, ...rest } = fee;
  return { ...rest, prices: prices.map((each) => ({ ...each })) };
}

export function billRunViewOf(run: ListedRun): BillRunView {
  const { cancelled, ...rest } = run;
  return {
    ...rest,
    total: run.total.toString(),
    settled: run.settled.toString(),
    cancelledAt: cancelled?.at.toISOString() ?? null,
    cancelReason: cancelled?.reason ?? null,
  };
}

export function billPreviewViewOf(fees: readonly FeePreview[]): BillPreviewView {
  return {
    fees: fees.map((fee) => ({
      ...fee,
      totals: fee.totals.map(totalViewOf),
      total: fee.total.toString(),
      billed: fee.billed.toString(),
      lastMonth: fee.lastMonth.toString(),
      differences: fee.differences.map(differenceViewOf),
    })),
  };
}

const totalViewOf = ({ kind, payer, count, total }: ControlTotal): ControlTotalView => ({
  kind,
  payer,
  count,
  total: total.toString(),
});

const differenceViewOf = ({ unitId, label, before, now }: Difference): BillDifferenceView => ({
  unitId,
  label,
  before: before?.toString() ?? null,
  now: now?.toString() ?? null,
});

export function collectionViewOf(of: Collection): CollectionView {
  const { billed, received, rate } = groupViewOf(of.whole);
  return {
    from: of.from,
    to: of.to,
    billed,
    received,
    rate,
    byMonth: of.byMonth.map(groupViewOf),
    byBuilding: of.byBuilding.map(groupViewOf),
    byKind: of.byKind.map(groupViewOf),
  };
}

const groupViewOf = (group: PublishedGroup): CollectionGroupView => ({
  name: group.name,
  shown: group.shown,
  billed: group.billed?.toString() ?? null,
  received: group.received?.toString() ?? null,
  rate: group.rate,
});

export function ageingViewOf(buckets: readonly PublishedBucket[]): AgeingView {
  return {
    buckets: buckets.map((bucket) => ({ ...bucket, open: bucket.open?.toString() ?? null })),
  };
}
