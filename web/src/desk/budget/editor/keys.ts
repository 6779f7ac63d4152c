import type { MouseEvent } from 'react';

/** Where the hands are in the grid: every cell one types in carries both. */
interface Cell {
  row: string;
  column: string;
}

const CELL = 'input[data-cell]';

function cellOf(element: Element): Cell {
  const [row = '', column = ''] = (element.getAttribute('data-cell') ?? '').split('|');
  return { row, column };
}

export const cellName = (row: string, column: string) => `${row}|${column}`;

/** The cell a keystroke happened in; null outside of the grid's cells. */
export function cellAt(target: EventTarget): Cell | null {
  return target instanceof HTMLInputElement && target.matches(CELL) ? cellOf(target) : null;
}

/** The neighbour of a cell: by rows in its column, by columns in its row. */
export function neighbour(
  frame: HTMLElement,
  from: HTMLInputElement,
  by: { rows: number } | { columns: number },
): HTMLInputElement | null {
  const { row, column } = cellOf(from);
  const cells = [...frame.querySelectorAll<HTMLInputElement>(CELL)];
  const [line, step] =
    'rows' in by
      ? [cells.filter((cell) => cellOf(cell).column === column), by.rows]
      : [cells.filter((cell) => cellOf(cell).row === row), by.columns];
  return line[line.indexOf(from) + step] ?? null;
}

/** The first click takes hold of all that is in a cell, so that typing replaces it; the next sets the caret. */
export function hold(event: MouseEvent<HTMLInputElement>): void {
  if (document.activeElement === event.currentTarget) return;
  event.preventDefault();
  enter(event.currentTarget);
}

/** Goes to a cell and takes hold of what is in it. */
export function enter(cell: HTMLInputElement | null): boolean {
  cell?.focus();
  cell?.select();
  return cell !== null;
}

export function enterCell(frame: HTMLElement | null, row: string, column: string): void {
  const wanted = cellName(row, column);
  const cells = [...(frame?.querySelectorAll<HTMLInputElement>(CELL) ?? [])];
  enter(cells.find((cell) => cell.getAttribute('data-cell') === wanted) ?? null);
}

/** An open list of choices has the arrows and Enter for itself. */
export const isChoosing = (cell: HTMLInputElement) => cell.getAttribute('aria-expanded') === 'true';

/** Whether an arrow to the side leaves the cell: all of it is held, or the caret stands at that edge. */
export function leaves(cell: HTMLInputElement, by: number): boolean {
  const { selectionStart: start, selectionEnd: end, value } = cell;
  if (start === 0 && end === value.length) return true;
  return start === end && start === (by < 0 ? 0 : value.length);
}
