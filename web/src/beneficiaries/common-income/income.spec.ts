import type { IncomeItem } from '../../shared/api/types';
import { sumYuan } from '../../shared/format/yuan';
import { byGravity, longestOf, netPartsOf, sumsByKind, wrongOf } from './income';

const item = (given: Partial<IncomeItem>): IncomeItem => ({
  id: '1',
  kind: 'lift-adverts',
  kindName: '广告',
  place: '1栋电梯',
  owner: 'COMMON',
  counterparty: '城市传媒有限公司',
  schedule: 'yearly',
  due: '0.00',
  received: '0.00',
  overdue: '0.00',
  missingDays: 0,
  state: 'ok',
  flags: [],
  endsOn: null,
  nextDue: null,
  ...given,
});

describe('公共收益 as a picture', () => {
  it('adds up by kind, the largest first, without what is not common', () => {
    const items = [
      item({ due: '7920.00', received: '3960.10', overdue: '3959.90' }),
      item({ due: '0.20', received: '0.20' }),
      item({ kind: 'lockers', kindName: '快递柜', due: '18000.00', received: '18000.00' }),
      item({ owner: 'DEVELOPER', due: '99999.00' }),
    ];
    const sums = sumsByKind(items);
    expect(sums).toEqual([
      { kind: 'lockers', name: '快递柜', due: '18000.00', received: '18000.00', overdue: '0.00' },
      {
        kind: 'lift-adverts',
        name: '广告',
        due: '7920.20',
        received: '3960.30',
        overdue: '3959.90',
      },
    ]);
    expect(longestOf(sums)).toBe(1_800_000);
    expect(longestOf([])).toBe(1);
  });

  it('puts what is wrong first: no contract, expired, late, and the larger among equals', () => {
    const states = ['ok', 'ends-soon', 'late', 'no-contract', 'expired', 'late'];
    const items = states.map((state, index) =>
      item({ id: String(index), state, due: `${index}.00` }),
    );
    expect(byGravity(items).map(({ id }) => id)).toEqual(['3', '4', '5', '2', '1', '0']);
    expect(wrongOf(items)).toHaveLength(4);
  });
});

describe('what the owners have net', () => {
  const amountsOf = (income: Parameters<typeof netPartsOf>[0]) =>
    netPartsOf(income).map(({ name, amount }) => [name, amount]);

  it('is made of parts that add up, without those of nothing', () => {
    const income = {
      contractIncome: '118200.00',
      parkingIncome: '231000.00',
      otherIncome: '0.00',
      cost: '1200.50',
    };
    expect(amountsOf(income)).toEqual([
      ['contractIncome', '118200.00'],
      ['parkingIncome', '231000.00'],
      ['cost', '-1200.50'],
    ]);
    expect(sumYuan(netPartsOf(income).map(({ amount }) => amount))).toBe('347999.50');
  });

  it('says that nothing was taken off, and adds a cost that came back', () => {
    const none = { contractIncome: '0.00', parkingIncome: '0.00', otherIncome: '0.00' };
    expect(amountsOf({ ...none, cost: '0.00' })).toEqual([['cost', '-0.00']]);
    expect(amountsOf({ ...none, cost: '-5.00' })).toEqual([['cost', '5.00']]);
  });
});
