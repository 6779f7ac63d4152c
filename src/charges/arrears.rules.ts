import { daysBetween, firstDayOf, lastDayOf, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { GROUP_MIN } from './collection.rules';

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

/** Of a household. */
export interface HomeDue extends Due {
  readonly unitId: string;
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

/** As those may see it who do not collect; a bucket that is held back shows neither money nor number. */
export interface PublishedBucket {
  readonly name: string;
  readonly shown: boolean;
  readonly count: number | null;
  readonly open: Money | null;
}

/**
 * 账龄 without a household in it: what stands for fewer than five is held back, and with it as many of
 * the next smallest as it takes that five stand together, for the sum of all is in the books.
 */
export function publishedAgeing(bills: readonly HomeDue[], today: Day): PublishedBucket[] {
  const homesOf = (at: number) =>
    new Set(bills.filter(({ dueOn }) => bucketOf(dueOn, today) === at).map((b) => b.unitId));
  const homes = BUCKETS.map((_bucket, at) => homesOf(at));
  const hidden = heldTogether(homes);
  return ageingOf(bills, today).map(({ name, count, open }, at) =>
    hidden.has(at)
      ? { name, shown: false, count: null, open: null }
      : { name, shown: true, count, open },
  );
}

/** Places of the buckets to hold back, by the homes in each; empty ones tell nothing and are shown. */
export function heldTogether(homes: readonly ReadonlySet<string>[]): ReadonlySet<number> {
  const bySize = [...homes.keys()]
    .filter((at) => (homes[at]?.size ?? 0) > 0)
    .sort((a, b) => (homes[a]?.size ?? 0) - (homes[b]?.size ?? 0));
  const hidden = new Set(bySize.filter((at) => (homes[at]?.size ?? 0) < GROUP_MIN));
  if (hidden.size === 0) return hidden;
  for (const at of bySize) {
    const together = new Set([...hidden].flatMap((each) => [...(homes[each] ?? [])]));
    if (together.size >= GROUP_MIN && hidden.size > 1) break;
    hidden.add(at);
  }
  return hidden;
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
