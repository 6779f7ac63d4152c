import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { cellAt, enter, isChoosing, leaves, neighbour } from './keys';
import type { Place } from './block';
import type { Field } from './sheet';

/** What the keys of a spreadsheet do to the sheet. */
export interface GridActs {
  undo: () => void;
  redo: () => void;
  /** Enter on the last line of its side. */
  append: (at: Place) => void;
  remove: (key: string) => void;
  fillDown: (at: Place) => void;
  paste: (at: Place, text: string) => void;
}

type Key = KeyboardEvent<HTMLElement>;

/** Arrows, Enter, F2, Ctrl+Z, Ctrl+Y, Ctrl+D, Ctrl+Delete, and a block out of a spreadsheet. */
export function useGridKeys(frame: RefObject<HTMLElement | null>, acts: GridActs) {
  const onKeyDown = (event: Key) => {
    const at = cellAt(event.target);
    if (!at || event.nativeEvent.isComposing) return;
    const place = { key: at.row, field: at.column as Field };
    const done = isHeld(event)
      ? withControl(event, place, { frame: frame.current, acts })
      : moved(event, place, { frame: frame.current, append: acts.append });
    if (done) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const at = cellAt(event.target);
    const text = event.clipboardData.getData('text/plain');
    // A single value goes into the cell as ever.
    if (!at || !/[\t\n\r]/.test(text.trimEnd())) return;
    event.preventDefault();
    acts.paste({ key: at.row, field: at.column as Field }, text);
  };
  return { onKeyDown, onPaste };
}

const isHeld = (event: Key) => event.ctrlKey || event.metaKey;

interface Holding {
  frame: HTMLElement | null;
  acts: GridActs;
}

function withControl(event: Key, at: Place, { frame, acts }: Holding): boolean {
  const act = {
    z: event.shiftKey ? acts.redo : acts.undo,
    y: acts.redo,
    d: () => acts.fillDown(at),
    delete: () => acts.remove(at.key),
  }[event.key.toLowerCase()];
  if (!act) return false;
  stayed(frame, event.target);
  act();
  return true;
}

/** When an act takes the line away, the hands go to the one above, or below, and not to nowhere. */
function stayed(frame: HTMLElement | null, cell: EventTarget): void {
  if (!frame || !(cell instanceof HTMLInputElement)) return;
  const beside = neighbour(frame, cell, { rows: -1 }) ?? neighbour(frame, cell, { rows: 1 });
  window.setTimeout(() => cell.isConnected || enter(beside));
}

interface Moving {
  frame: HTMLElement | null;
  append: (at: Place) => void;
}

function moved(event: Key, at: Place, { frame, append }: Moving): boolean {
  const cell = event.target;
  if (!frame || !(cell instanceof HTMLInputElement) || isChoosing(cell)) return false;
  const rows = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (rows !== undefined) return enter(neighbour(frame, cell, { rows }));
  const columns = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (columns !== undefined)
    return leaves(cell, columns) && enter(neighbour(frame, cell, { columns }));
  switch (event.key) {
    case 'Enter':
      return entered(event, cell, { frame, append: () => append(at) });
    case 'F2':
      cell.setSelectionRange(cell.value.length, cell.value.length);
      return true;
    default:
      return false;
  }
}

/** Down the column; past the last line of a side to a new one, and up with Shift. */
function entered(
  event: Key,
  cell: HTMLInputElement,
  { frame, append }: { frame: HTMLElement; append: () => void },
): boolean {
  if (event.shiftKey) return enter(neighbour(frame, cell, { rows: -1 }));
  const next = neighbour(frame, cell, { rows: 1 });
  if (next && sideOf(next) === sideOf(cell)) return enter(next);
  append();
  return true;
}

const sideOf = (cell: Element) => cell.closest('tbody')?.dataset['side'];
