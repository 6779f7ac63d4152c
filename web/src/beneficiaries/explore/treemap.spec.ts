import { treemap } from './treemap';

const FRAME = { x: 0, y: 0, width: 600, height: 400 };

describe('a treemap', () => {
  it('fills its frame, each tile as large as its share, within the frame', () => {
    const sizes = [6, 6, 4, 3, 2, 2, 1];
    const tiles = treemap(sizes, FRAME);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    for (const { index, x, y, width, height } of tiles) {
      expect(width * height).toBeCloseTo(((sizes[index] ?? 0) / whole) * 240_000, 3);
      expect([x >= 0, y >= 0, x + width <= 600.001, y + height <= 400.001]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
    expect(tiles).toHaveLength(sizes.length);
  });

  it('has no tile for what is nothing or less, and none for nothing at all', () => {
    expect(treemap([5, 0, -2], FRAME).map(({ index }) => index)).toEqual([0]);
    expect(treemap([], FRAME)).toEqual([]);
  });
});
