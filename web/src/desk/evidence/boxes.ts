/** What a box hides, and the letter that says so: the first of its pinyin, as far as they differ. */
export const KINDS = [
  { kind: 'phone', letter: 'd' },
  { kind: 'id-number', letter: 's' },
  { kind: 'plate', letter: 'c' },
  { kind: 'bank-account', letter: 'y' },
  { kind: 'name', letter: 'x' },
  { kind: 'face', letter: 'r' },
  { kind: 'address', letter: 'z' },
  { kind: 'signature', letter: 'q' },
  { kind: 'other', letter: 't' },
] as const;

export type Kind = (typeof KINDS)[number]['kind'];

/** A rectangle on the picture of a page, in its dots. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Box extends Rectangle {
  id: number;
  page: number;
  kind: Kind;
}

export interface PageSize {
  width: number;
  height: number;
}

/** Boxes as they are, were, and would be again; one of them in hand. */
export interface Drawing {
  past: readonly (readonly Box[])[];
  now: readonly Box[];
  future: readonly (readonly Box[])[];
  selected: number | null;
  nextId: number;
}

export type Change =
  | { do: 'add'; boxes: readonly Omit<Box, 'id'>[] }
  | { do: 'place'; id: number; at: Rectangle }
  | { do: 'name'; id: number; kind: Kind }
  | { do: 'remove'; id: number }
  | { do: 'select'; id: number | null }
  | { do: 'undo' }
  | { do: 'redo' };

/** A box smaller than this was a slip of the finger. */
export const SMALLEST = 8;

export function startOf(boxes: readonly Omit<Box, 'id'>[]): Drawing {
  const now = boxes.map((box, id) => ({ ...box, id }));
  return { past: [], now, future: [], selected: null, nextId: now.length };
}

export function changed(drawing: Drawing, change: Change): Drawing {
  switch (change.do) {
    case 'add':
      return added(drawing, change.boxes);
    case 'place':
      return stepped(drawing, replaced(drawing, change.id, change.at));
    case 'name':
      return stepped(drawing, replaced(drawing, change.id, { kind: change.kind }));
    case 'remove':
      return {
        ...stepped(
          drawing,
          drawing.now.filter(({ id }) => id !== change.id),
        ),
        selected: null,
      };
    case 'select':
      return { ...drawing, selected: change.id };
    case 'undo':
      return undone(drawing);
    case 'redo':
      return redone(drawing);
  }
}

function added(drawing: Drawing, boxes: readonly Omit<Box, 'id'>[]): Drawing {
  if (boxes.length === 0) return drawing;
  const fresh = boxes.map((box, turn) => ({ ...box, id: drawing.nextId + turn }));
  return {
    ...stepped(drawing, [...drawing.now, ...fresh]),
    nextId: drawing.nextId + boxes.length,
    selected: fresh.length === 1 ? (fresh[0]?.id ?? null) : null,
  };
}

const replaced = ({ now }: Drawing, id: number, by: Partial<Box>) =>
  now.map((box) => (box.id === id ? { ...box, ...by } : box));

const stepped = (drawing: Drawing, now: readonly Box[]): Drawing => ({
  ...drawing,
  past: [...drawing.past, drawing.now],
  now,
  future: [],
});

function undone(drawing: Drawing): Drawing {
  const before = drawing.past.at(-1);
  if (!before) return drawing;
  const past = drawing.past.slice(0, -1);
  return {
    ...drawing,
    past,
    now: before,
    future: [drawing.now, ...drawing.future],
    selected: null,
  };
}

function redone(drawing: Drawing): Drawing {
  const [after, ...future] = drawing.future;
  if (!after) return drawing;
  return { ...drawing, past: [...drawing.past, drawing.now], now: after, future, selected: null };
}

/** From one corner to the other, whichever way it was drawn, in whole dots on the page. */
export function between(
  from: { x: number; y: number },
  to: { x: number; y: number },
  page: PageSize,
): Rectangle {
  const x = clamp(Math.floor(Math.min(from.x, to.x)), 0, page.width);
  const y = clamp(Math.floor(Math.min(from.y, to.y)), 0, page.height);
  return {
    x,
    y,
    width: clamp(Math.ceil(Math.max(from.x, to.x)), 0, page.width) - x,
    height: clamp(Math.ceil(Math.max(from.y, to.y)), 0, page.height) - y,
  };
}

/** Pushed by so much, and held on the page. */
export function moved(box: Rectangle, by: { x: number; y: number }, page: PageSize): Rectangle {
  return {
    x: clamp(Math.round(box.x + by.x), 0, page.width - box.width),
    y: clamp(Math.round(box.y + by.y), 0, page.height - box.height),
    width: box.width,
    height: box.height,
  };
}

/** Its lower right corner pulled by so much, and held on the page. */
export function stretched(box: Rectangle, by: { x: number; y: number }, page: PageSize): Rectangle {
  return {
    x: box.x,
    y: box.y,
    width: clamp(Math.round(box.width + by.x), SMALLEST, page.width - box.x),
    height: clamp(Math.round(box.height + by.y), SMALLEST, page.height - box.y),
  };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Whether a box hides the most of it already. */
export function isCovered(wanted: Rectangle & { page: number }, boxes: readonly Box[]): boolean {
  return boxes.some((box) => {
    if (box.page !== wanted.page) return false;
    const across = overlap([box.x, box.width], [wanted.x, wanted.width]);
    const down = overlap([box.y, box.height], [wanted.y, wanted.height]);
    return across * down >= 0.8 * wanted.width * wanted.height;
  });
}

function overlap([a, long]: readonly [number, number], [b, wide]: readonly [number, number]) {
  return Math.max(0, Math.min(a + long, b + wide) - Math.max(a, b));
}

/** How often each kind is hidden, in the order of the list. */
export function countsOf(boxes: readonly Pick<Box, 'kind'>[]): { kind: Kind; count: number }[] {
  return KINDS.map(({ kind }) => ({
    kind,
    count: boxes.filter((box) => box.kind === kind).length,
  })).filter(({ count }) => count > 0);
}

export const isKind = (kind: string): kind is Kind => KINDS.some((each) => each.kind === kind);
