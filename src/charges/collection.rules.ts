import { Money } from '../shared/money';

/** Units below which a group would tell of a household. */
export const GROUP_MIN = 5;
const PERMILLE = 1000n;

/** What a building or a kind of unit was billed and has paid. */
export interface Group {
  readonly name: string;
  readonly units: number;
  readonly billed: Money;
  readonly received: Money;
}

/** As it may be published; a group that is held back shows neither its money nor its size. */
export interface PublishedGroup {
  readonly name: string;
  readonly shown: boolean;
  readonly billed: Money | null;
  readonly received: Money | null;
  /** 收缴率 in percent with one decimal, half up: "92.3"; null where nothing was billed or shown. */
  readonly rate: string | null;
}

/** 当期收缴率: received of what was billed. */
export function collectionRate(billed: Money, received: Money): string | null {
  const whole = billed.toFen();
  if (whole <= 0n) return null;
  const permille = (2n * received.toFen() * PERMILLE + whole) / (2n * whole);
  return `${permille / 10n}.${permille % 10n}`;
}

/**
 * Groups as all owners may see them (个人信息保护法 25): none of fewer than five units, and none that
 * could be found by taking the others from the total — so what is held back is at least two groups or
 * none, and together five units.
 */
export function publishedGroups(groups: readonly Group[]): PublishedGroup[] {
  const hidden = heldBack(groups);
  return groups.map((group) =>
    hidden.has(group)
      ? { name: group.name, shown: false, billed: null, received: null, rate: null }
      : {
          name: group.name,
          shown: true,
          billed: group.billed,
          received: group.received,
          rate: collectionRate(group.billed, group.received),
        },
  );
}

function heldBack(groups: readonly Group[]): ReadonlySet<Group> {
  const bySize = [...groups].filter(({ units }) => units > 0).sort((a, b) => a.units - b.units);
  const hidden = new Set(bySize.filter(({ units }) => units < GROUP_MIN));
  if (hidden.size === 0) return hidden;
  for (const group of bySize) {
    const together = [...hidden].reduce((sum, { units }) => sum + units, 0);
    // one group alone is always smaller than that
    if (together >= GROUP_MIN) break;
    hidden.add(group);
  }
  return hidden;
}
