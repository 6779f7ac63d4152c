import fc from 'fast-check';
import { bodyOf, EMPTY_TERMS, shifted, termsOf } from './terms';

describe('the terms of a contract as a form', () => {
  it.each([
    ['30', '0.3'],
    ['5', '0.05'],
    ['12.5', '0.125'],
    ['0.5', '0.005'],
    ['三成', '三成'],
  ])('%s percent is %s', (percent, rate) => {
    expect(shifted(percent, -2)).toBe(rate);
    expect(shifted(rate, 2)).toBe(percent);
  });

  it('moves the point there and back', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99), (whole, hundredths) => {
        const rest = String(hundredths).padStart(2, '0').replace(/0+$/, '');
        const text = rest ? `${whole}.${rest}` : String(whole);
        expect(shifted(shifted(text, -2), 2)).toBe(text);
      }),
    );
  });

  it('leaves out what a place without contract has not', () => {
    const values = { ...EMPTY_TERMS, place: '南广场', schedule: 'none', incomeAccount: '430105' };
    const body = bodyOf(values);
    expect(Object.keys(body).sort()).toEqual(
      ['incomeAccount', 'kind', 'owner', 'place', 'schedule', 'startsOn'].sort(),
    );
  });

  it('sends a share of the developer as a rate, and shows it in percent again', () => {
    const values = {
      ...EMPTY_TERMS,
      schedule: 'monthly',
      amount: '6,500',
      share: 'rate' as const,
      shareValue: '30',
    };
    const body = bodyOf(values);
    expect(body).toMatchObject({
      amount: '6500.00',
      developerShare: { kind: 'rate', value: '0.3' },
    });
    const version = {
      ...values,
      version: 1,
      endsOn: null,
      costAccounts: [],
      developerShare: { kind: 'rate', value: '0.3' },
    };
    expect(termsOf(version)).toMatchObject({ share: 'rate', shareValue: '30', endsOn: '' });
  });
});
