import { readingsOf, useOf } from './readings';

const line = (unitId: string, lastMonth: string | null, before: string | null = null) => ({
  unitId,
  label: unitId,
  lastMonth,
  before,
  now: null,
});

describe('meter readings', () => {
  it.each([
    ['100.00', '112.5', '12.50'],
    ['0.00', '7', '7.00'],
    ['100.00', '99.99', 'backwards'],
    ['100.00', '', ''],
    ['100.00', '十', ''],
  ])('from %s to %s is %s', (before, now, use) => expect(useOf(before, now)).toBe(use));

  it('sends what was typed, from what stood there', () => {
    const lines = [line('a', '100.00'), line('b', null), line('c', '5.00', '4.00'), line('d', '9')];
    expect(readingsOf(lines, { a: '112.5', b: '3', c: '4.5', d: '8' })).toEqual([
      { unitId: 'a', before: '100.00', now: '112.50' },
      { unitId: 'b', before: '0.00', now: '3.00' },
      { unitId: 'c', before: '4.00', now: '4.50' },
    ]);
  });
});
