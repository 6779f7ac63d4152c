import { fenOf, sumYuan, typedYuan, yuanOfFen } from '../../../shared/format/yuan';
import { priceFor, productOf } from '../editor/numbers';
import { sentLines, type SentLine, sheetLineOf } from '../editor/sheet';
import type { Budget, BudgetLine } from '../types';

export const KINDS = ['virement', 'contingency', 'supplement'] as const;
export type Kind = (typeof KINDS)[number];

/** What a line gives and gets, as it is typed. */
export interface Move {
  out: string;
  in: string;
}

export type Moves = Readonly<Record<string, Move>>;

/** A line with what may still be taken from it. */
export interface MovableLine {
  line: BudgetLine;
  /** approved − committed − spent; null while it is not known. */
  available: string | null;
}

export interface Refusal {
  /** Which sentence says it. */
  key: 'notAnAmount' | 'beyondShare' | 'beyondAvailable' | 'notFromReserve';
  most?: string;
}

const typed = (text: string | undefined) => typedYuan(text || '0');
const fenTyped = (text: string | undefined) => fenOf(typed(text) ?? '0');

/** The most a line may give at once: its share of what it has, and never what is spoken for. */
export function mostOf(
  kind: Kind,
  { line, available }: MovableLine,
  limits: Budget['limits'],
): string {
  const has = line.amount;
  const agreed = kind === 'virement' ? productOf([has, limits.share]) : has;
  const open = available === null ? has : available;
  const least = Math.min(fenOf(agreed), Math.max(0, fenOf(open)));
  return yuanOfFen(least);
}

/** Why a line cannot give so much; null when it can. */
export function refusalOf(
  kind: Kind,
  movable: MovableLine,
  move: Move | undefined,
  limits: Budget['limits'],
): Refusal | null {
  if (!move) return null;
  if (typed(move.out) === null || typed(move.in) === null) return { key: 'notAnAmount' };
  const out = fenTyped(move.out);
  if (out === 0) return null;
  if (kind === 'contingency' && !movable.line.isContingency) return { key: 'notFromReserve' };
  const most = mostOf(kind, movable, limits);
  if (out <= fenOf(most)) return null;
  const { available } = movable;
  const spokenFor = available !== null && fenOf(available) <= fenOf(most);
  return { key: spokenFor ? 'beyondAvailable' : 'beyondShare', most };
}

export interface Sums {
  out: string;
  in: string;
  /** in − out: zero when it balances. */
  gap: string;
  /** Of the year's limit, after this; negative beyond it. */
  left: string;
}

export function sumsOf(moves: Moves, limits: Budget['limits']): Sums {
  const all = Object.values(moves);
  const out = all.reduce((sum, move) => sum + fenTyped(move.out), 0);
  const into = all.reduce((sum, move) => sum + fenTyped(move.in), 0);
  return {
    out: yuanOfFen(out),
    in: yuanOfFen(into),
    gap: yuanOfFen(into - out),
    left: yuanOfFen(fenOf(limits.left) - into),
  };
}

export function afterOf(line: BudgetLine, move: Move | undefined): string {
  return sumYuan([line.amount, typed(move?.in) ?? '0', `-${typed(move?.out) ?? '0'}`]);
}

/** The whole draft with every moved line at its new amount. */
export function adjustedLines(
  lines: readonly BudgetLine[],
  moves: Moves,
  note: (line: BudgetLine) => string,
): SentLine[] {
  return sentLines(lines.map(sheetLineOf)).map((sent) => {
    const line = lines.find(({ lineId }) => lineId === sent.lineId);
    const move = moves[sent.lineId];
    const after = line && afterOf(line, move);
    if (!line || !after || after === line.amount) return sent;
    return { ...sent, ...factorsFor(line, after), basis: noted(line.basis, note(line)) };
  });
}

const LUMP = '1';

/**
 * 单价 for the new amount with quantity and times as they are, when four decimals can say it to the fen;
 * one lump sum otherwise.
 */
export function factorsFor(line: BudgetLine, amount: string) {
  const { quantity, frequency } = line;
  const unitPrice = priceFor(amount, [quantity, frequency]);
  if (unitPrice !== null && productOf([unitPrice, quantity, frequency]) === amount)
    return { unitPrice, quantity, frequency };
  return { unitPrice: amount, quantity: LUMP, frequency: LUMP };
}

const BASIS_MAX = 500;

const noted = (basis: string, note: string) =>
  [basis, note].filter(Boolean).join('；').slice(0, BASIS_MAX);

export interface Judgement {
  /** As they will be sent: 动用预备费 takes from the contingency what the others get. */
  moves: Moves;
  sums: Sums;
  refusals: ReadonlyMap<string, Refusal>;
  /** Something is moved, it balances, and no limit is passed. */
  holds: boolean;
}

export function judgementOf(
  kind: Kind,
  movable: readonly MovableLine[],
  typedMoves: Moves,
  limits: Budget['limits'],
): Judgement {
  const moves = kind === 'contingency' ? fromReserve(movable, typedMoves, limits) : typedMoves;
  const sums = sumsOf(moves, limits);
  const refusals = new Map(
    movable.flatMap((one) => {
      const { lineId } = one.line;
      const refusal = refusalOf(kind, one, moves[lineId], limits);
      return refusal ? [[lineId, refusal] as const] : [];
    }),
  );
  const holds =
    refusals.size === 0 && fenOf(sums.in) > 0 && fenOf(sums.gap) === 0 && fenOf(sums.left) >= 0;
  return { moves, sums, refusals, holds };
}

function fromReserve(movable: readonly MovableLine[], moves: Moves, limits: Budget['limits']) {
  const reserve = movable.find(({ line }) => line.isContingency)?.line.lineId;
  return reserve === undefined
    ? moves
    : { ...moves, [reserve]: { in: '', out: sumsOf(moves, limits).in } };
}
