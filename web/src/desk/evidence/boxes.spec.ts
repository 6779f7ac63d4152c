import fc from 'fast-check';
import {
  between,
  changed,
  countsOf,
  isCovered,
  moved,
  SMALLEST,
  startOf,
  stretched,
  type Change,
  type Drawing,
} from './boxes';

const page = { width: 200, height: 100 };
const box = { page: 1, x: 10, y: 20, width: 30, height: 40, kind: 'phone' as const };
const after = (...changes: Change[]) => changes.reduce<Drawing>(changed, startOf([box]));

describe('boxes', () => {
  it('can be taken back and done again, one step at a time', () => {
    const steps: Change[] = [
      { do: 'add', boxes: [{ ...box, x: 50 }] },
      { do: 'name', id: 1, kind: 'name' },
      { do: 'remove', id: 0 },
    ];
    const done = after(...steps);
    expect(done.now).toMatchObject([{ id: 1, x: 50, kind: 'name' }]);
    const back = [1, 2, 3].reduce<Drawing>((so) => changed(so, { do: 'undo' }), done);
    expect(back.now).toEqual([{ ...box, id: 0 }]);
    expect(changed(back, { do: 'undo' })).toBe(back);
    const again = [1, 2, 3].reduce<Drawing>((so) => changed(so, { do: 'redo' }), back);
    expect(again.now).toEqual(done.now);
    expect(changed(again, { do: 'redo' })).toBe(again);
  });

  it('are never two under one number, also after a step back', () => {
    const done = after(
      { do: 'add', boxes: [box] },
      { do: 'undo' },
      { do: 'add', boxes: [box, box] },
    );
    expect(new Set(done.now.map(({ id }) => id)).size).toBe(done.now.length);
  });

  it('are in hand once drawn, and not when several come at once', () => {
    expect(after({ do: 'add', boxes: [box] }).selected).toBe(1);
    expect(after({ do: 'add', boxes: [box, box] }).selected).toBeNull();
    expect(after({ do: 'select', id: 0 }, { do: 'remove', id: 0 }).selected).toBeNull();
  });
});

const point = fc.record({
  x: fc.integer({ min: -300, max: 500 }),
  y: fc.integer({ min: -300, max: 500 }),
});
const isOnPage = ({ x, y, width, height }: typeof box) =>
  x >= 0 && y >= 0 && x + width <= page.width && y + height <= page.height;

it('stay on the page, however they are drawn, pushed or pulled', () => {
  fc.assert(
    fc.property(point, point, (one, other) => {
      expect(isOnPage({ ...box, ...between(one, other, page) })).toBe(true);
      expect(isOnPage({ ...box, ...moved(box, one, page) })).toBe(true);
      const pulled = stretched(box, other, page);
      expect(isOnPage({ ...box, ...pulled })).toBe(true);
      expect(Math.min(pulled.width, pulled.height)).toBeGreaterThanOrEqual(SMALLEST);
    }),
  );
});

it('are the same whichever corner they are drawn from', () => {
  expect(between({ x: 50, y: 60 }, { x: 20, y: 10 }, page)).toEqual(
    between({ x: 20, y: 10 }, { x: 50, y: 60 }, page),
  );
});

it.each([
  ['under it', {}, true],
  ['beside it', { x: 100 }, false],
  ['half of it', { width: 60 }, false],
  ['on another page', { page: 2 }, false],
])('hide what lies %s: %j %s', (_where, change, covered) => {
  expect(isCovered({ ...box, ...change }, [{ ...box, id: 0 }])).toBe(covered);
});

it('are counted by kind', () => {
  expect(countsOf([{ kind: 'name' }, { kind: 'phone' }, { kind: 'name' }])).toEqual([
    { kind: 'phone', count: 1 },
    { kind: 'name', count: 2 },
  ]);
});
