import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { Span } from './span.rules';

/** Units below which a group would tell of a household. */
export const GROUP_MIN = 5;
const PERMILLE = 1000n;

/** What the units of one kind in one building were billed for a month, and have paid of it. */
export interface MonthCell {
  readonly building: string;
  readonly kind: string;
  readonly period: Period;
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

/** 收缴率 of some months, three ways, as every member may see it. */
export interface PublishedCollection {
  readonly whole: PublishedGroup;
  readonly byMonth: readonly PublishedGroup[];
  readonly byBuilding: readonly PublishedGroup[];
  readonly byKind: readonly PublishedGroup[];
}

/** 当期收缴率: received of what was billed. */
export function collectionRate(billed: Money, received: Money): string | null {
  const whole = billed.toFen();
  if (whole <= 0n) return null;
  const permille = (2n * received.toFen() * PERMILLE + whole) / (2n * whole);
  return `${permille / 10n}.${permille % 10n}`;
}

/**
 * Sums as all owners may see them (个人信息保护法 25). No group of fewer than five units is shown, nor one
 * from which such a group follows by subtraction, be it of the total, of another group, or of a
 * building by a kind of unit. Which groups are held back follows from all months together, not from
 * the months that are asked for, so that no two answers can be subtracted either; and a range with a
 * month of fewer than five units says nothing but the other months.
 */
export function publishedCollection(
  cells: readonly MonthCell[],
  { from, to }: { from: Period; to: Period },
): PublishedCollection {
  const held = heldBack(cells);
  const asked = cells.filter(({ period }) => period >= from && period <= to);
  const months = namesOf(asked, 'period').toSorted();
  const small = new Set(months.filter((month) => unitsIn(asked, month) < GROUP_MIN));
  const tells = small.size > 0;
  const groups = (by: Dimension) =>
    namesOf(asked, by).map((name) => {
      const own = asked.filter((cell) => cell[by] === name);
      return groupOf(name, own, !tells && !held[by].has(name));
    });
  return {
    whole: groupOf('全小区', asked, !tells),
    byMonth: months.map((month) => {
      const own = asked.filter(({ period }) => period === month);
      return groupOf(month, own, !small.has(month));
    }),
    byBuilding: groups('building'),
    byKind: groups('kind'),
  };
}

type Dimension = 'building' | 'kind';
const DIMENSIONS = ['building', 'kind'] as const;

/** One kind of unit in one building, and the fewest units of it in any month. */
interface Cell {
  readonly building: string;
  readonly kind: string;
  readonly units: number;
}

interface Group {
  readonly by: Dimension;
  readonly name: string;
  readonly units: number;
}

function heldBack(monthCells: readonly MonthCell[]): Record<Dimension, ReadonlySet<string>> {
  const cells = fewestOf(monthCells);
  const groups = DIMENSIONS.flatMap((by) => groupsOf(cells, by));
  const hidden = new Set(DIMENSIONS.flatMap((by) => alone(groups.filter((g) => g.by === by))));
  const unions = smallUnions(cells);
  // too many to be looked at one by one: of buildings alone nothing small follows
  if (unions === null) for (const group of groups) if (group.by === 'kind') hidden.add(group);
  // the smallest group still shown goes next, until nothing small follows from what is shown
  const rest = groups.filter((group) => !hidden.has(group)).sort((a, b) => a.units - b.units);
  while (rest.length > 0 && givesAway(cells, rest, unions ?? [])) hidden.add(rest.shift() as Group);
  const names = (by: Dimension) =>
    new Set([...hidden].filter((group) => group.by === by).map(({ name }) => name));
  return { building: names('building'), kind: names('kind') };
}

/** Small groups, and as many of the next smallest as it takes that they cannot be told apart. */
function alone(groups: readonly Group[]): Group[] {
  const bySize = [...groups].sort((a, b) => a.units - b.units);
  const hidden = bySize.filter(({ units }) => units < GROUP_MIN);
  if (hidden.length === 0) return hidden;
  for (const group of bySize.slice(hidden.length)) {
    const together = hidden.reduce((sum, { units }) => sum + units, 0);
    // one group alone is found from the total, whatever its size
    if (together >= GROUP_MIN && hidden.length > 1) break;
    hidden.push(group);
  }
  return hidden;
}

/** Whether one of the unions follows from the total and the groups that are shown. */
function givesAway(
  cells: readonly Cell[],
  shown: readonly Group[],
  unions: readonly ReadonlySet<Cell>[],
): boolean {
  const every = new Span(cells.map(() => 1n));
  for (const { by, name } of shown) every.add(cells.map((cell) => (cell[by] === name ? 1n : 0n)));
  return unions.some((union) => every.has(cells.map((c) => (union.has(c) ? 1n : 0n))));
}

const UNIONS_MAX = 3000;

/** Every way to put together fewer than five units out of whole cells; null: more than can be tried. */
function smallUnions(cells: readonly Cell[]): ReadonlySet<Cell>[] | null {
  let growing: { last: number; units: number; union: readonly Cell[] }[] = [
    { last: -1, units: 0, union: [] },
  ];
  const found: ReadonlySet<Cell>[] = [];
  while (growing.length > 0) {
    growing = growing.flatMap(({ last, units, union }) =>
      cells.flatMap((cell, at) =>
        at > last && units + cell.units < GROUP_MIN
          ? [{ last: at, units: units + cell.units, union: [...union, cell] }]
          : [],
      ),
    );
    found.push(...growing.map(({ union }) => new Set(union)));
    if (found.length > UNIONS_MAX) return null;
  }
  return found;
}

function fewestOf(monthCells: readonly MonthCell[]): Cell[] {
  const fewest = new Map<string, Cell>();
  for (const { building, kind, units } of monthCells) {
    const key = `${building}\n${kind}`;
    const known = fewest.get(key);
    if (!known || units < known.units) fewest.set(key, { building, kind, units });
  }
  return [...fewest.values()];
}

function groupsOf(cells: readonly Cell[], by: Dimension): Group[] {
  return namesOf(cells, by).map((name) => {
    const own = cells.filter((cell) => cell[by] === name);
    return { by, name, units: own.reduce((sum, { units }) => sum + units, 0) };
  });
}

/** Names in the order in which they first come. */
function namesOf<K extends string>(cells: readonly Record<K, string>[], by: K): string[] {
  return [...new Set(cells.map((cell) => cell[by]))];
}

function unitsIn(cells: readonly MonthCell[], month: string): number {
  return cells.filter(({ period }) => period === month).reduce((sum, { units }) => sum + units, 0);
}

function groupOf(name: string, cells: readonly MonthCell[], shown: boolean): PublishedGroup {
  if (!shown) return { name, shown, billed: null, received: null, rate: null };
  const billed = Money.sum(cells.map((cell) => cell.billed));
  const received = Money.sum(cells.map((cell) => cell.received));
  return { name, shown, billed, received, rate: collectionRate(billed, received) };
}
