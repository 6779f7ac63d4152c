import fc from 'fast-check';
import { blacken, boxesOnPages, MASK_KINDS, maskedKindsOf, type MaskBox } from './mask.rules';

const page = { no: 1, width: 60, height: 40 };
const box = (change: Partial<MaskBox> = {}): MaskBox => ({
  page: 1,
  x: 10,
  y: 10,
  width: 20,
  height: 10,
  kind: 'name',
  ...change,
});

describe('boxes on their pages', () => {
  it.each([
    ['as it is', {}, {}],
    ['outwards to whole dots', { x: 9.5, width: 20.2 }, { x: 9, width: 21 }],
    ['cut on the left and above', { x: -5, y: -5 }, { x: 0, y: 0, width: 15, height: 5 }],
    ['cut on the right and below', { x: 50, y: 35 }, { x: 50, y: 35, width: 10, height: 5 }],
  ])('are drawn %s', (_how, change, drawn) => {
    expect(boxesOnPages([box(change)], [page])).toEqual([box(drawn)]);
  });

  it.each([
    ['beside the page', { x: 60 }, 'evidence.box-outside'],
    ['above it', { y: -10 }, 'evidence.box-outside'],
    ['of no width', { width: 0 }, 'evidence.box-outside'],
    ['on a page that is not', { page: 2 }, 'evidence.page-unknown'],
  ])('are refused %s', (_how, change, code) => {
    expect(() => boxesOnPages([box(change)], [page])).toThrow(expect.objectContaining({ code }));
  });
});

/** Boxes that touch the page somewhere. */
const boxes = fc.array(
  fc.record({
    page: fc.constant(1),
    x: fc.integer({ min: -10, max: 59 }),
    y: fc.integer({ min: -10, max: 39 }),
    width: fc.integer({ min: 11, max: 90 }),
    height: fc.integer({ min: 11, max: 90 }),
    kind: fc.constantFrom(...MASK_KINDS),
  }),
  { maxLength: 8 },
);

it('blackens every dot under a box and no other, whatever the picture and the boxes', () => {
  fc.assert(
    fc.property(boxes, fc.constantFrom(3 as const, 4 as const), (drawn, channels) => {
      const data = new Uint8Array(page.width * page.height * channels).fill(200);
      const on = boxesOnPages(drawn, [page]);
      blacken({ data, width: page.width, channels }, on);
      const wanted = Uint8Array.from(data, (_value, at) => {
        const dot = Math.floor(at / channels);
        const [x, y] = [dot % page.width, Math.floor(dot / page.width)];
        const under = drawn.some(
          (each) =>
            x >= each.x && x < each.x + each.width && y >= each.y && y < each.y + each.height,
        );
        if (!under) return 200;
        return at % channels === 3 ? 255 : 0;
      });
      expect(Buffer.from(data).equals(Buffer.from(wanted))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('counts what was masked by kind, in the order of the list', () => {
  expect(maskedKindsOf(['name', 'phone', 'name', 'tattoo'])).toEqual([
    { kind: 'phone', name: '电话号码', count: 1 },
    { kind: 'name', name: '姓名', count: 2 },
    { kind: 'other', name: '其他', count: 1 },
  ]);
  expect(maskedKindsOf([])).toEqual([]);
});
