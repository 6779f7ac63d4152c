import * as fc from 'fast-check';
import { receiptNumberFrom } from './receipt-number.rules';
import { receiptNumberOf } from './receipt.rules';

describe('receiptNumberFrom', () => {
  it.each(['SJ2026-000012', 'sj2026-12', ' 2026-12 ', '2026 - 000012'])('reads %s', (written) =>
    expect(receiptNumberFrom(written)).toEqual({ year: 2026, no: 12 }),
  );

  it.each(['', 'SJ2026', '12', 'SJ2026-0', 'SJ26-12', 'SJ2026-12345678901', "SJ2026-1'"])(
    '%s is no number',
    (written) => expect(receiptNumberFrom(written)).toBeNull(),
  );

  it('reads back every number that is printed', () => {
    const [year, no] = [fc.integer({ min: 2000, max: 2999 }), fc.integer({ min: 1, max: 9999999 })];
    fc.assert(
      fc.property(year, no, (y, n) =>
        expect(receiptNumberFrom(receiptNumberOf({ year: y, no: n }))).toEqual({ year: y, no: n }),
      ),
    );
  });
});
