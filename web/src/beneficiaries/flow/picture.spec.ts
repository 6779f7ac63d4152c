import type { Band, Sides } from './sides';
import { pictureOf, type Frame } from './picture';

const frame: Frame = { width: 360, barHeight: 200, slotHeight: 44, barWidth: 10 };
const band = (key: string, amount: string): Band => ({
  key,
  part: 'use',
  name: key,
  amount,
  refund: false,
});
const sides: Sides = {
  left: [band('opening', '300.00'), band('fees', '100.00')],
  right: [band('a', '1.00'), band('b', '99.00'), band('left', '300.00')],
};

describe('the flow picture', () => {
  const picture = pictureOf(sides, frame);

  it('draws all bars on one scale', () => {
    const heights = picture.right.map(({ height }) => height);
    expect(heights).toEqual([0.5, 49.5, 150]);
    expect(heights.reduce((a, b) => a + b)).toBeCloseTo(picture.trust.height);
  });

  it('gives every band room for its words and lets none overlap', () => {
    const middles = picture.right.map(({ middle }) => middle);
    expect((middles[1] ?? 0) - (middles[0] ?? 0)).toBeGreaterThanOrEqual(44);
    for (const side of [picture.left, picture.right]) {
      side.slice(1).forEach((one, index) => {
        const before = side[index];
        expect(one.y).toBeGreaterThanOrEqual((before?.y ?? 0) + (before?.height ?? 0) - 1e-9);
      });
    }
  });

  it('stays inside its frame and docks every ribbon to the trust', () => {
    for (const one of [...picture.left, ...picture.right]) {
      expect(one.y).toBeGreaterThanOrEqual(0);
      expect(one.y + one.height).toBeLessThanOrEqual(picture.height + 1e-9);
      expect(one.ribbon).not.toContain('NaN');
    }
    expect(picture.left[0]?.ribbon).toContain(`${picture.trust.x} ${picture.trust.y}`);
  });

  it('draws nothing, rather than nonsense, for a trust without money', () => {
    expect(pictureOf({ left: [], right: [] }, frame)).toMatchObject({ left: [], right: [] });
  });
});
