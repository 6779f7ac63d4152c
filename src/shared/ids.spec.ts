import fc from 'fast-check';
import { isId, newId } from './ids';

const msOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

describe('newId', () => {
  it('carries the millisecond, version 7 and the variant of RFC 9562', () => {
    // The time of the example in RFC 9562 appendix A.6.
    const id = newId(() => 0x017f22e279b0);
    expect(id).toMatch(/^017f22e2-79b0-7[0-7][0-9a-f]{2}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(isId(id)).toBe(true);
  });

  it('takes the time of the machine unless told otherwise', () => {
    const before = Date.now();
    const ms = msOf(newId());
    expect(ms).toBeGreaterThanOrEqual(before);
    expect(ms).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it('ascends within one millisecond, past the end of its counter', () => {
    const clock = () => 1_700_000_000_000;
    const ids = Array.from({ length: 10_000 }, () => newId(clock));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
  });

  it('ascends whatever the clock does', () => {
    const readings = fc.array(fc.integer({ min: 0, max: 2 ** 48 - 10 }), { minLength: 2 });
    fc.assert(
      fc.property(readings, (times) => {
        let turn = 0;
        const clock = () => times[turn++]!;
        const ids = times.map(() => newId(clock));
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('is not dragged along by the clock of a test', () => {
    newId(() => Date.parse('2999-01-01'));
    expect(msOf(newId())).toBeLessThan(Date.parse('2999-01-01'));
  });

  it('differs between two processes in the same millisecond', () => {
    expect(newId(() => 5)).not.toBe(newId(() => 5));
  });
});

describe('isId', () => {
  it.each([
    [''],
    ['017f22e2-79b0-4cc3-98c4-dc0c0c07398f'],
    ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F'],
    ['017f22e2-79b0-7cc3-18c4-dc0c0c07398f'],
    ['017f22e279b07cc398c4dc0c0c07398f'],
    ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n'],
    [null],
    [7],
  ])('is false for %p', (given) => expect(isId(given)).toBe(false));

  it('is true for the example of RFC 9562', () => {
    expect(isId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(true);
  });
});
