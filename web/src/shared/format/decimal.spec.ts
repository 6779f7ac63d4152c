import fc from 'fast-check';
import { pointMoved } from './decimal';

describe('a decimal point that moves', () => {
  it.each([
    ['30', '0.3'],
    ['5', '0.05'],
    ['12.5', '0.125'],
    ['0.5', '0.005'],
    ['三成', '三成'],
  ])('%s percent is %s', (percent, rate) => {
    expect(pointMoved(percent, -2)).toBe(rate);
    expect(pointMoved(rate, 2)).toBe(percent);
  });

  it.each([
    ['5', '0.0005'],
    ['0.5', '0.00005'],
    ['10', '0.001'],
  ])('万分之 %s is %s', (tenThousandths, rate) => {
    expect(pointMoved(tenThousandths, -4)).toBe(rate);
    expect(pointMoved(rate, 4)).toBe(tenThousandths);
  });

  it.each([2, 4] as const)('goes %s places there and back', (by) => {
    const back = by === 2 ? -2 : -4;
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99), (whole, hundredths) => {
        const rest = String(hundredths).padStart(2, '0').replace(/0+$/, '');
        const text = rest ? `${whole}.${rest}` : String(whole);
        expect(pointMoved(pointMoved(text, back), by)).toBe(text);
      }),
    );
  });
});
