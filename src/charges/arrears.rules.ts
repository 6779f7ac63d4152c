import { daysBetween, firstDayOf, lastDayOf, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';

/** Days past the due day up to which a bucket reaches, inclusive. */
const BUCKETS = [
  { name: '未到期', upTo: 0 },
  { name: '1–30天', upTo: 30 },
  { name: '31–90天', upTo: 90 },
  { name: '91–180天', upTo: 180 },
  { name: '181天–1年', upTo: 365 },
  { name: '1–2年', upTo: 730 },
  { name: '2–3年', upTo: 1095 },
  { name: '3年以上', upTo: Infinity },
] as const;

export interface Due {
  readonly dueOn: Day;
  readonly open: Money;
  /** How many bills these are; one unless said. */
  readonly count?: number;
}

export interface Bucket {
  readonly name: string;
  readonly count: number;
  readonly open: Money;
}

/** 账龄: every bucket, the empty ones too; their sum is the sum of what is open. */
export function ageingOf(bills: readonly Due[], today: Day): Bucket[] {
  return BUCKETS.map(({ name }, at) => {
    const inside = bills.filter(({ dueOn }) => bucketOf(dueOn, today) === at);
    const count = inside.reduce((sum, due) => sum + (due.count ?? 1), 0);
    return { name, count, open: Money.sum(inside.map(({ open }) => open)) };
  });
}

function bucketOf(dueOn: Day, today: Day): number {
  const late = daysBetween(dueOn, today);
  return BUCKETS.findIndex(({ upTo }) => late <= upTo);
}

const LIMITATION_YEARS = 3;
const WARN_DAYS = 90;

export interface Limitation {
  /** The last day on which the claim can be brought. */
  readonly endsOn: Day;
  readonly state: 'running' | 'soon' | 'passed';
}

/**
 * 诉讼时效: three years from the day after the claim fell due, anew from the day of the last demand or
 * acknowledgement (民法典 188, 195); the year's end of 29 February is 28 February (民法典 202).
 */
export function limitationOf(dueOn: Day, lastDemandOn: Day | null, today: Day): Limitation {
  const from = lastDemandOn !== null && lastDemandOn > dueOn ? lastDemandOn : dueOn;
  const endsOn = yearsLater(from, LIMITATION_YEARS);
  if (today > endsOn) return { endsOn, state: 'passed' };
  return { endsOn, state: today >= plusDays(endsOn, -WARN_DAYS) ? 'soon' : 'running' };
}

function yearsLater(from: Day, years: number): Day {
  const month = period(`${Number(from.slice(0, 4)) + years}-${from.slice(5, 7)}`);
  const date = plusDays(firstDayOf(month), Number(from.slice(8)) - 1);
  const last = lastDayOf(month);
  return date > last ? last : date;
}
