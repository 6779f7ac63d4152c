import type { Sheet } from './sheet';
import type { Column, TableRow } from './table';

/** A column on the page, in points. */
export interface Placed extends Column {
  readonly x: number;
  readonly width: number;
}

/** Words keep at least so much of the width when figures take theirs. */
const WORDS_LEAST = 0.3;

/**
 * The columns by their shares; a column of figures (to the right) is as wide as its widest figure, and
 * the others give way by their shares.
 */
export function placedColumns(
  sheet: Sheet,
  { columns, rows }: { columns: readonly Column[]; rows: readonly TableRow[] },
  place: { x: number; width: number; size: number; pad: number },
): Placed[] {
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  const shares = columns.map((column) => (place.width * column.share) / whole);
  const needs = columns.map((column, index) => {
    if (column.align !== 'right') return 0;
    const style = { size: place.size, weight: 'bold' } as const;
    const longest = longestOf(rows, index);
    return longest === '' ? 0 : sheet.widthOf(longest, style) + 2 * place.pad + 0.5;
  });
  const widths = fitted(shares, needs);
  let x = place.x;
  return columns.map((column, index) => {
    const placed = { ...column, x, width: widths[index] ?? 0 };
    x += placed.width;
    return placed;
  });
}

/** Digits are of one width, so that the longest figure is the widest. */
function longestOf(rows: readonly TableRow[], index: number): string {
  let longest = '';
  for (const { cells } of rows) {
    const cell = cells[index] ?? '';
    if (cell.length > longest.length) longest = cell;
  }
  return longest;
}

function fitted(shares: readonly number[], needs: readonly number[]): readonly number[] {
  const total = sumOf(shares);
  const short = new Set<number>();
  let shrink = 1;
  for (let again = true; again;) {
    again = false;
    for (const [index, share] of shares.entries()) {
      if (short.has(index) || (needs[index] ?? 0) <= share * shrink) continue;
      short.add(index);
      again = true;
    }
    const taken = sumOf([...short].map((index) => needs[index] ?? 0));
    const others = sumOf(shares.filter((_, index) => !short.has(index)));
    shrink = others === 0 ? 0 : Math.max(total - taken, total * WORDS_LEAST) / others;
  }
  const widths = shares.map((share, index) =>
    short.has(index) ? (needs[index] ?? 0) : share * shrink,
  );
  const scale = Math.min(1, total / sumOf(widths));
  return widths.map((width) => width * scale);
}

const sumOf = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0);
