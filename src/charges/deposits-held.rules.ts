import { daysBetween } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { heldTogether, type PublishedBucket } from './arrears.rules';

/** What a day did to the deposits of one household on one account; left with us is positive. */
export interface DepositMovement {
  /** Null: the books give it to no household. */
  readonly unitId: string | null;
  readonly account: string;
  readonly on: Day;
  readonly amount: Money;
}

/** What is left of the deposits of one day. */
export type HeldLot = DepositMovement;

/**
 * What is left of each day's deposits: what goes back is taken from the oldest. Σ of the lots is the
 * balance; where more went back than came, a negative lot says so.
 */
export function lotsHeld(movements: readonly DepositMovement[]): HeldLot[] {
  const lots = new Map<string, HeldLot[]>();
  for (const movement of movements.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const key = `${movement.account} ${movement.unitId ?? ''}`;
    lots.set(key, withMovement(lots.get(key) ?? [], movement));
  }
  return [...lots.values()].flat().toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function withMovement(lots: readonly HeldLot[], movement: DepositMovement): HeldLot[] {
  const left: HeldLot[] = [];
  let rest = movement.amount;
  for (const lot of lots) {
    const isOffset = rest.isNegative() !== lot.amount.isNegative() && !rest.isZero();
    const taken = !isOffset ? Money.zero : smaller(rest.abs(), lot.amount.abs());
    const sign = lot.amount.isNegative() ? taken : taken.negated();
    const amount = lot.amount.plus(sign);
    rest = rest.minus(sign);
    if (!amount.isZero()) left.push({ ...lot, amount });
  }
  return rest.isZero() ? left : [...left, { ...movement, amount: rest }];
}

const smaller = (a: Money, b: Money): Money => (a.isMoreThan(b) ? b : a);

/** Days since it was left with us, up to and including. */
const BUCKETS = [
  { name: '90天以内', upTo: 90 },
  { name: '91–180天', upTo: 180 },
  { name: '181天–1年', upTo: 365 },
  { name: '1–2年', upTo: 730 },
  { name: '2年以上', upTo: Infinity },
] as const;

/**
 * How long deposits have lain with us, without a household in it: as 账龄 of what households owe, what
 * stands for fewer than five is held back with as many of the next as it takes.
 */
export function publishedDeposits(lots: readonly HeldLot[], on: Day): PublishedBucket[] {
  const inside = BUCKETS.map((_bucket, at) => lots.filter((lot) => bucketOf(lot, on) === at));
  const homes = inside.map((own) => new Set(own.flatMap(({ unitId }) => unitId ?? [])));
  const hidden = heldTogether(homes);
  return BUCKETS.map(({ name }, at) => {
    if (hidden.has(at)) return { name, shown: false, count: null, open: null };
    const own = inside[at] ?? [];
    return {
      name,
      shown: true,
      count: homes[at]?.size ?? 0,
      open: Money.sum(own.map(({ amount }) => amount)),
    };
  });
}

const bucketOf = ({ on }: HeldLot, today: Day): number => {
  const held = daysBetween(on, today);
  return BUCKETS.findIndex(({ upTo }) => held <= upTo);
};
