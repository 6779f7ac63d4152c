import fc from 'fast-check';
import { decodeCursor, encodeCursor, pageOf } from './page';
import { Refusal } from './refusal';

const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger());

describe('a cursor', () => {
  it('comes back as the key it was made of, and fits into an address', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (key) => {
        const cursor = encodeCursor(key);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        // JSON has one zero.
        expect(decodeCursor(cursor, key.length)).toEqual(key.map((one) => (one === 0 ? 0 : one)));
      }),
    );
  });

  it.each([
    'x',
    '%%%',
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[1.5]').toString('base64url'),
    Buffer.from('[null]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('[["a"]]').toString('base64url'),
  ])('that was tampered with is refused (%p)', (cursor) => {
    expect(() => decodeCursor(cursor, 1)).toThrow(Refusal);
  });

  it('is none on the first page', () => {
    expect([decodeCursor(undefined, 2), decodeCursor('', 2)]).toEqual([null, null]);
  });
});

describe('paging through a list', () => {
  it('shows every row once, in order, whatever the size of the page', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const rows = Array.from({ length: count }, (_, index) => index);
        const seen: number[] = [];
        for (let after = -1; ;) {
          const fetched = rows.filter((row) => row > after).slice(0, limit + 1);
          const { items, next } = pageOf(fetched, limit, (row) => [row]);
          expect(items.length).toBeLessThanOrEqual(limit);
          seen.push(...items);
          if (next === null) break;
          after = Number(decodeCursor(next, 1)?.[0]);
        }
        expect(seen).toEqual(rows);
      }),
    );
  });
});
