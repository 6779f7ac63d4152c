/** A rectangle in the units of its frame. */
export interface Tile {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Sized {
  readonly index: number;
  readonly area: number;
}

/**
 * A squarified treemap (Bruls, Huizing, van Wijk 2000): each size, the largest first, as a rectangle of
 * its share of the frame, as near to a square as may be. Sizes of nothing or less have no tile.
 */
export function treemap(sizes: readonly number[], frame: Frame): Tile[] {
  const shown = sizes.map((size, index) => ({ index, size })).filter(({ size }) => size > 0);
  const whole = shown.reduce((sum, { size }) => sum + size, 0);
  const scale = (frame.width * frame.height) / whole;
  const sized = shown.map(({ index, size }) => ({ index, area: size * scale }));
  return laid(
    [...sized].sort((a, b) => b.area - a.area),
    frame,
  );
}

function laid(rest: readonly Sized[], frame: Frame): Tile[] {
  const tiles: Tile[] = [];
  let [left, room] = [[...rest], frame];
  while (left.length > 0) {
    const side = Math.min(room.width, room.height);
    let count = 1;
    while (
      count < left.length &&
      worst(left.slice(0, count + 1), side) <= worst(left.slice(0, count), side)
    )
      count += 1;
    const row = left.slice(0, count);
    tiles.push(...rowOf(row, room));
    room = without(row, room);
    left = left.slice(count);
  }
  return tiles;
}

const areaOf = (row: readonly Sized[]) => row.reduce((sum, { area }) => sum + area, 0);

/** How far the longest tile of a row along `side` is from a square: 1 is a square. */
function worst(row: readonly Sized[], side: number): number {
  const thickness = areaOf(row) / side;
  return Math.max(
    ...row.map(({ area }) => {
      const length = area / thickness;
      return Math.max(length / thickness, thickness / length);
    }),
  );
}

function rowOf(row: readonly Sized[], { x, y, width, height }: Frame): Tile[] {
  const isColumn = width >= height;
  const thickness = areaOf(row) / (isColumn ? height : width);
  let at = isColumn ? y : x;
  return row.map(({ index, area }) => {
    const length = area / thickness;
    const tile = isColumn
      ? { index, x, y: at, width: thickness, height: length }
      : { index, x: at, y, width: length, height: thickness };
    at += length;
    return tile;
  });
}

function without(row: readonly Sized[], { x, y, width, height }: Frame): Frame {
  if (width >= height) {
    const thickness = areaOf(row) / height;
    return { x: x + thickness, y, width: width - thickness, height };
  }
  const thickness = areaOf(row) / width;
  return { x, y: y + thickness, width, height: height - thickness };
}
