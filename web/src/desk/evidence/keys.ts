import type { KeyboardEvent } from 'react';
import {
  KINDS,
  moved,
  stretched,
  type Change,
  type Drawing,
  type Kind,
  type PageSize,
} from './boxes';

interface Before {
  drawing: Drawing;
  page: PageSize & { no: number };
  kind: Kind;
}

/** Dots a press moves: a page is about two thousand high. */
const STEP = 8;
const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** What a key does to the boxes; null where it is none of theirs. */
export function keyed(event: KeyboardEvent, before: Before): Change | { kind: Kind } | null {
  // letters typed into the note are letters
  if (event.target instanceof HTMLElement && event.target.closest('input,textarea,select')) {
    return null;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return steps(key, event.shiftKey);
  if (event.altKey) return null;
  return ofBox(key, event.shiftKey, before) ?? ofPage(key, before);
}

function steps(key: string, shift: boolean): Change | null {
  if (key === 'y' || (key === 'z' && shift)) return { do: 'redo' };
  return key === 'z' ? { do: 'undo' } : null;
}

/** Of the box in hand. */
function ofBox(key: string, shift: boolean, { drawing, page }: Before): Change | null {
  const box = drawing.now.find(({ id }) => id === drawing.selected);
  if (!box) return null;
  const arrow = ARROWS[key];
  if (arrow) {
    const at = shift ? stretched(box, arrow, page) : moved(box, arrow, page);
    return { do: 'place', id: box.id, at };
  }
  if (key === 'Delete' || key === 'Backspace') return { do: 'remove', id: box.id };
  return key === 'Escape' ? { do: 'select', id: null } : null;
}

function ofPage(key: string, { page, kind }: Before): Change | { kind: Kind } | null {
  const named = KINDS.find(({ letter }) => letter === key);
  if (named) return { kind: named.kind };
  if (key !== 'n') return null;
  const [width, height] = [Math.round(page.width / 5), Math.round(page.height / 25)];
  const middle = {
    x: Math.round((page.width - width) / 2),
    y: Math.round((page.height - height) / 2),
  };
  return { do: 'add', boxes: [{ page: page.no, ...middle, width, height, kind }] };
}
