import { Rate } from '../shared/rate';

/**
 * Areas are square metres with two decimals, as text ("71.36") and as `Rate`; never a JS number.
 * A unit has two of them (民法典 278, 物权编解释一 第 8 条): the **registered** area (不动产登记) counts
 * votes and shares of the common parts, the **billing** area (计费面积) counts fees. Real rolls differ.
 */
export interface UnitAreas {
  registeredArea: string;
  billingArea: string;
}

const AREA_PATTERN = /^(\d{1,10})(?:\.(\d{1,2}))?$/;
const HUNDREDTHS = 100n;

/**
 * Whole hundredths of a square metre from "71.36".
 * @throws plain Error for anything else: a caller checks what people typed with `Rate.of` before.
 */
export function hundredthsOf(area: string): bigint {
  const match = AREA_PATTERN.exec(area);
  if (!match) throw new Error(`not an area: ${area}`);
  const [, whole = '0', fraction = ''] = match;
  return BigInt(whole) * HUNDREDTHS + BigInt(fraction.padEnd(2, '0'));
}

/** "71.36" from 7136 hundredths. */
export function squareMetres(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The exact sum with two decimals; "0.00" of nothing. */
export function sumOfAreas(areas: Iterable<string>): string {
  let sum = 0n;
  for (const area of areas) sum += hundredthsOf(area);
  return squareMetres(sum);
}

/** What fees are counted by: the billing area, as a factor for `Money.times`. */
export function feeWeightOf(unit: UnitAreas): Rate {
  return Rate.of(unit.billingArea);
}

/** What votes and common income are counted by: the registered area. */
export function shareWeightOf(unit: UnitAreas): Rate {
  return Rate.of(unit.registeredArea);
}

export interface OwnedUnit {
  id: string;
  holding: 'sold' | 'developer';
  /** Who owns it, by any key that is equal for equal buyers; several co-owners of one unit. */
  owners: readonly string[];
}

/**
 * 业主人数 (物权编解释一 第 9 条): one head for each unit, except that the developer's unsold units are one
 * head together, and so are several units of the same buyer. Co-owners of one unit are one head, so two
 * units are the same buyer's only when all their owners are the same. A unit without a known owner
 * counts for itself.
 */
export function headsOf(units: readonly OwnedUnit[]): number {
  return new Set(units.map(headOf)).size;
}

function headOf({ id, holding, owners }: OwnedUnit): string {
  if (holding === 'developer') return 'developer';
  if (owners.length === 0) return `unit ${id}`;
  return `owners ${JSON.stringify([...new Set(owners)].sort())}`;
}
