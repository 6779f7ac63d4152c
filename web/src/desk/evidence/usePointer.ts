import { useRef, useState, type PointerEvent } from 'react';
import {
  between,
  moved,
  SMALLEST,
  stretched,
  type Box,
  type Change,
  type Drawing,
  type Kind,
  type PageSize,
  type Rectangle,
} from './boxes';
import type { Mode } from './Tools';

interface Point {
  x: number;
  y: number;
}

/** What finger or mouse holds: the paper, a box, or a box's corner. */
interface Held {
  what: 'paper' | 'box' | 'corner';
  id: number | null;
  from: Point;
  to: Point;
}

interface Options {
  page: PageSize & { no: number };
  drawing: Drawing;
  change: (change: Change) => void;
  kind: Kind;
  mode: Mode;
  preview: boolean;
}

/** Boxes drawn, pushed and pulled with finger, pen or mouse; one step to undo for each gesture. */
export function usePointer({ page, drawing, change, kind, mode, preview }: Options) {
  const sheet = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const idle = mode === 'pan' || preview;
  const pointOf = (event: PointerEvent): Point => {
    const frame = sheet.current?.getBoundingClientRect();
    if (!frame || frame.width === 0) return { x: 0, y: 0 };
    const scale = page.width / frame.width;
    return { x: (event.clientX - frame.left) * scale, y: (event.clientY - frame.top) * scale };
  };
  const box = held && drawing.now.find(({ id }) => id === held.id);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (idle || !event.isPrimary || event.button !== 0) return;
    const at = pointOf(event);
    const target = heldAt(event.target);
    // a finger that leaves the page still draws
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ ...target, from: at, to: at });
    change({ do: 'select', id: target.id });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (held) setHeld({ ...held, to: pointOf(event) });
  };
  const onPointerUp = () => {
    if (!held) return;
    setHeld(null);
    const at = box ? pushed(box, held, page) : between(held.from, held.to, page);
    if (box && !sameAs(box, at)) change({ do: 'place', id: box.id, at });
    if (!box && at.width >= SMALLEST && at.height >= SMALLEST) {
      change({ do: 'add', boxes: [{ ...at, page: page.no, kind }] });
    }
  };
  return {
    sheet,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: () => setHeld(null),
    },
    /** The box under the finger as it would be now. */
    liveOf: (each: Box): Box =>
      held && each.id === held.id ? { ...each, ...pushed(each, held, page) } : each,
    /** The box that is being drawn. */
    fresh: held?.what === 'paper' ? between(held.from, held.to, page) : null,
  };
}

function heldAt(target: EventTarget): Pick<Held, 'what' | 'id'> {
  if (!(target instanceof Element)) return { what: 'paper', id: null };
  const corner = target.closest('[data-corner]');
  if (corner) return { what: 'corner', id: Number(corner.getAttribute('data-corner')) };
  const box = target.closest('[data-box]');
  return box
    ? { what: 'box', id: Number(box.getAttribute('data-box')) }
    : { what: 'paper', id: null };
}

function pushed(box: Box, { what, from, to }: Held, page: PageSize): Rectangle {
  const by = { x: to.x - from.x, y: to.y - from.y };
  return what === 'corner' ? stretched(box, by, page) : moved(box, by, page);
}

const sameAs = (one: Rectangle, other: Rectangle) =>
  one.x === other.x &&
  one.y === other.y &&
  one.width === other.width &&
  one.height === other.height;
