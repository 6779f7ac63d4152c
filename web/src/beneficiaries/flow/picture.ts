import { fenOf } from '../../shared/format/yuan';
import type { Band, Sides } from './sides';

/** Between two bars, so that one can tell where one ends. */
const GAP = 6;

export interface Frame {
  width: number;
  /** Height of the trust's bar: the scale of the whole picture. */
  barHeight: number;
  /** A band's place is at least this high, so that its two lines of text fit. */
  slotHeight: number;
  barWidth: number;
}

export interface PlacedBand {
  band: Band;
  /** The band's own bar. */
  x: number;
  y: number;
  height: number;
  /** Middle of its place, where the words go. */
  middle: number;
  /** SVG path of the ribbon between the bar and the trust. */
  ribbon: string;
}

export interface Picture {
  height: number;
  trust: { x: number; y: number; width: number; height: number };
  left: PlacedBand[];
  right: PlacedBand[];
}

/**
 * Where everything of the flow picture goes: two columns of bars with a ribbon each to the trust in
 * the middle, all on one scale. Pure; units are those of the SVG's view box.
 */
export function pictureOf(sides: Sides, frame: Frame): Picture {
  const total = Math.max(sumOf(sides.left), sumOf(sides.right), 1);
  const scale = frame.barHeight / total;
  const left = slotsOf(sides.left, scale, frame);
  const right = slotsOf(sides.right, scale, frame);
  const height = Math.max(heightOf(left), heightOf(right), frame.barHeight);
  const trust = {
    x: (frame.width - frame.barWidth) / 2,
    y: (height - frame.barHeight) / 2,
    width: frame.barWidth,
    height: frame.barHeight,
  };
  return {
    height,
    trust,
    left: placed(left, { height, trust, frame, side: 'left' }),
    right: placed(right, { height, trust, frame, side: 'right' }),
  };
}

interface Slot {
  band: Band;
  bar: number;
  slot: number;
}

function slotsOf(bands: Band[], scale: number, frame: Frame): Slot[] {
  return bands.map((band) => {
    const bar = fenOf(band.amount) * scale;
    return { band, bar, slot: Math.max(bar + GAP, frame.slotHeight) };
  });
}

interface Placing {
  height: number;
  trust: Picture['trust'];
  frame: Frame;
  side: 'left' | 'right';
}

function placed(slots: Slot[], { height, trust, frame, side }: Placing): PlacedBand[] {
  const x = side === 'left' ? 0 : frame.width - frame.barWidth;
  const outer = side === 'left' ? frame.barWidth : x;
  const inner = side === 'left' ? trust.x : trust.x + trust.width;
  let top = (height - heightOf(slots)) / 2;
  let docked = trust.y;
  return slots.map(({ band, bar, slot }) => {
    const y = top + (slot - bar) / 2;
    const ribbon = ribbonOf({ x: outer, y }, { x: inner, y: docked }, bar);
    const one = { band, x, y, height: bar, middle: top + slot / 2, ribbon };
    top += slot;
    docked += bar;
    return one;
  });
}

interface Point {
  x: number;
  y: number;
}

/** A band of one thickness from a to b, leaving and arriving level. */
function ribbonOf(a: Point, b: Point, thickness: number): string {
  const mid = round((a.x + b.x) / 2);
  const [ax, ay, bx, by] = [a.x, a.y, b.x, b.y].map(round);
  const [ayEnd, byEnd] = [a.y + thickness, b.y + thickness].map(round);
  return (
    `M${ax} ${ay}C${mid} ${ay} ${mid} ${by} ${bx} ${by}` +
    `V${byEnd}C${mid} ${byEnd} ${mid} ${ayEnd} ${ax} ${ayEnd}Z`
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function sumOf(bands: Band[]): number {
  return bands.reduce((sum, band) => sum + fenOf(band.amount), 0);
}

function heightOf(slots: Slot[]): number {
  return slots.reduce((sum, { slot }) => sum + slot, 0);
}
