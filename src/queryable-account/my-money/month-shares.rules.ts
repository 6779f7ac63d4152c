import { createHash } from 'node:crypto';
import { Money } from '../../shared/money';
import { splitByWeight } from '../../shared/split';
import { MONEY_FUNDS, type MoneyPiece, type MoneySide } from './month-lines.rules';

/**
 * A closed month divided: what a household paid of its own is its own; what came in otherwise, and what went
 * out, is everybody's, divided by weight to the fen. Σ households = the ledger in every line.
 */

/** One line of the ledger's month: its number is its place, from 1. */
export interface MoneyLine {
  readonly fund: string;
  readonly side: MoneySide;
  readonly accountCode: string;
  readonly budgetLineId: string | null;
  readonly own: boolean;
  readonly amount: Money;
}

/** A line, and what the homes themselves paid on it. */
export interface LineWithHomes {
  readonly line: MoneyLine;
  readonly byUnit: ReadonlyMap<string, Money>;
}

/** A home that takes part: weight in hundredths of a square metre, or 1; 0 takes no share. */
export interface Household {
  readonly unitId: string;
  readonly weight: bigint;
}

/** One home's month. Arrays are in the order of the lines, `held` in that of `MONEY_FUNDS`; yuan. */
export interface UnitMonth extends Household {
  readonly shares: readonly Money[];
  /** Null: it brought nothing. */
  readonly brought: readonly Money[] | null;
  readonly held: readonly Money[];
}

export type Basis = 'area' | 'equal';

/** A month's lines in an order that depends on nothing but what they are. */
export function monthLinesOf(pieces: readonly MoneyPiece[]): LineWithHomes[] {
  const found = new Map<string, { first: MoneyPiece; amount: Money; byUnit: Map<string, Money> }>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    const line = found.get(key) ?? { first: piece, amount: Money.zero, byUnit: new Map() };
    line.amount = line.amount.plus(piece.amount);
    if (piece.unitId !== null && (piece.own || piece.brought)) {
      const before = line.byUnit.get(piece.unitId) ?? Money.zero;
      line.byUnit.set(piece.unitId, before.plus(piece.amount));
    }
    found.set(key, line);
  }
  return [...found]
    .filter(([, { amount, byUnit }]) => !amount.isZero() || someOf(byUnit))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { first, amount, byUnit }]) => {
      const { fund, side, accountCode, budgetLineId, own } = first;
      return { line: { fund, side, accountCode, budgetLineId, own, amount }, byUnit };
    });
}

const someOf = (byUnit: ReadonlyMap<string, Money>): boolean =>
  [...byUnit.values()].some((amount) => !amount.isZero());

const SIDES: Record<MoneySide, string> = { handover: '0', source: '1', use: '2', owed: '3' };

const keyOf = (at: MoneyPiece | MoneyLine): string =>
  `${SIDES[at.side]} ${at.fund} ${at.accountCode} ${at.budgetLineId ?? ''} ${at.own ? 'own' : ''}`;

/** What is to be divided, among whom, and what each held before. */
export interface MonthToDivide {
  readonly lines: readonly LineWithHomes[];
  readonly households: readonly Household[];
  /** Of the month before, by home, in the order of `MONEY_FUNDS`; a home not named held nothing. */
  readonly heldBefore: ReadonlyMap<string, readonly Money[]>;
}

/**
 * Every home's month, by id. In whatever order the households are given, each gets the same fen. No shares
 * where nobody has any weight.
 */
export function divided({ lines, households, heldBefore }: MonthToDivide): UnitMonth[] {
  const homes = takingPart(households, heldBefore);
  if (homes.every(({ weight }) => weight === 0n)) return [];
  const weights = homes.map(({ weight }) => weight);
  const columns = lines.map(({ line, byUnit }) =>
    line.own
      ? homes.map(({ unitId }) => byUnit.get(unitId) ?? Money.zero)
      : splitByWeight(line.amount, weights),
  );
  return homes.map((home, at) => {
    const shares = columns.map((column) => column[at] ?? Money.zero);
    return {
      ...home,
      shares,
      brought: broughtBy(home.unitId, lines),
      held: heldAfter(heldBefore.get(home.unitId), lines, shares),
    };
  });
}

/** Homes that held something and are no households any more go on with weight 0: nothing is lost. */
export function takingPart(
  households: readonly Household[],
  heldBefore: ReadonlyMap<string, readonly Money[]>,
): Household[] {
  const known = new Set(households.map(({ unitId }) => unitId));
  const gone = [...heldBefore]
    .filter(([unitId, held]) => !known.has(unitId) && held.some((amount) => !amount.isZero()))
    .map(([unitId]) => ({ unitId, weight: 0n }));
  return [...households, ...gone].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}

function broughtBy(unitId: string, lines: readonly LineWithHomes[]): Money[] | null {
  const brought = lines.map(({ line, byUnit }) =>
    line.own ? Money.zero : (byUnit.get(unitId) ?? Money.zero),
  );
  return brought.some((amount) => !amount.isZero()) ? brought : null;
}

function heldAfter(
  before: readonly Money[] | undefined,
  lines: readonly LineWithHomes[],
  shares: readonly Money[],
): Money[] {
  return MONEY_FUNDS.map((fund, at) =>
    lines.reduce((held, { line }, no) => {
      if (line.fund !== fund || line.side === 'owed') return held;
      const share = shares[no] ?? Money.zero;
      return line.side === 'use' ? held.minus(share) : held.plus(share);
    }, before?.[at] ?? Money.zero),
  );
}

/** SHA-256 over the lines (RFC 8785, one a row), hex: what the header's leaf carries. */
export function linesRoot(lines: readonly MoneyLine[]): string {
  return rootOf(
    lines.map(({ fund, side, accountCode, budgetLineId, own, amount }, index) => ({
      account_code: accountCode,
      amount: amount.toString(),
      ...(budgetLineId === null ? {} : { budget_line_id: budgetLineId }),
      fund,
      no: String(index + 1),
      own: String(own),
      side,
    })),
  );
}

/** The same over the homes, by id. */
export function unitsRoot(units: readonly UnitMonth[]): string {
  return rootOf(
    units.map(({ unitId, weight, shares, brought, held }) => ({
      ...(brought === null ? {} : { brought: brought.map(String) }),
      held: held.map(String),
      shares: shares.map(String),
      unit_id: unitId,
      weight: weight.toString(),
    })),
  );
}

function rootOf(rows: readonly object[]): string {
  const hash = createHash('sha256');
  for (const [at, row] of rows.entries()) hash.update((at > 0 ? '\n' : '') + JSON.stringify(row));
  return hash.digest('hex');
}

/** By area where the contract says so and any area is known; else every home alike. */
export function weighed(
  shareBy: Basis,
  homes: readonly { unitId: string; areaWeight: bigint }[],
): { basis: Basis; households: Household[]; totalWeight: bigint } {
  const basis = homes.some(({ areaWeight }) => areaWeight > 0n) ? shareBy : 'equal';
  const households = homes.map(({ unitId, areaWeight }) => ({
    unitId,
    weight: basis === 'area' ? areaWeight : 1n,
  }));
  const totalWeight = households.reduce((sum, { weight }) => sum + weight, 0n);
  return { basis, households, totalWeight };
}
