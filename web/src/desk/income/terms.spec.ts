import { bodyOf, EMPTY_TERMS, termsOf } from './terms';

describe('the terms of a contract as a form', () => {
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
