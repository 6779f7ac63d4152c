import { consentOf, isEnough, measureOf, plainArea, quorumOf, takingPart, widthOf } from './shares';
import type { Tally } from './types';

describe('the two bars of a vote', () => {
  it.each([
    ['exactly two thirds of the area', 600_000, 900_000, true],
    ['67 of 100 heads', 67, 100, true],
    ['66 of 100 heads', 66, 100, false],
    ['one hundredth of a ㎡ less', 599_999, 900_000, false],
    ['nobody on the roll', 0, 0, false],
  ])('quorum: %s', (_, part, whole, isReached) => {
    expect(quorumOf(part, whole).isReached).toBe(isReached);
  });

  it.each([
    ['ordinary, exactly half', 50, 100, 'ordinary', false],
    ['ordinary, one more than half', 51, 100, 'ordinary', true],
    ['special, exactly three quarters', 75, 100, 'special', true],
    ['special, less', 74, 100, 'special', false],
    ['nobody took part', 0, 0, 'ordinary', false],
  ] as const)('consent: %s', (_, yes, part, kind, isReached) => {
    expect(consentOf(yes, part, kind).isReached).toBe(isReached);
  });

  it('counts abstentions as taking part', () => {
    const tally: Tally = {
      for: { area: '100.50', heads: 2 },
      against: { area: '0.50', heads: 1 },
      abstain: { area: '9.00', heads: 4 },
    };
    expect(takingPart(tally, 'area')).toBe(11_000);
    expect(takingPart(tally, 'heads')).toBe(7);
    expect(measureOf(tally.for, 'area')).toBe(10_050);
  });

  it('stays on its track', () => {
    expect(widthOf({ part: 1, whole: 0 })).toBe(0);
    expect(widthOf({ part: 3, whole: 2 })).toBe(100);
    expect(widthOf({ part: 1, whole: 4 })).toBe(25);
  });

  it('says areas as people do', () => {
    expect(['5400.00', '412.50', '1234567.89', '0.00', 'x'].map(plainArea)).toEqual([
      '5,400',
      '412.5',
      '1,234,567.89',
      '0',
      'x',
    ]);
    expect(isEnough({ area: '0.00', heads: 0 })).toBe(true);
    expect(isEnough({ area: '0.00', heads: 1 })).toBe(false);
  });
});
