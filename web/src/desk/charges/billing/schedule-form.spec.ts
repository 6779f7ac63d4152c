import type { FeeSchedule } from '../types';
import { fieldsFrom, FIRST_FEE, nextMonth, scheduleBody } from './schedule-form';

const last: FeeSchedule = {
  version: 3,
  effectiveOn: '2026-01-01',
  resolutionRef: '决议 1',
  dueDay: 20,
  fees: [
    {
      code: 'lift',
      name: '电梯电费',
      method: 'shared',
      shareBy: 'area',
      measure: null,
      prices: [{ kind: 'residential', price: null, income: '410101' }],
      vacantRate: '1',
      developerRate: '1',
      fund: 'F1',
      receivable: '112201',
      developerReceivable: '112201',
      advance: '220301',
    },
  ],
};

describe('the form of a fee schedule', () => {
  it('begins with the last version and sends what it says', () => {
    const fields = fieldsFrom(last, '2027-01-01');
    expect(fields).toMatchObject({ resolutionRef: '', dueDay: 20, effectiveOn: '2027-01-01' });
    const [fee] = scheduleBody(fields).fees;
    const { measure: _none, prices: _prices, ...rest } = last.fees[0]!;
    expect(fee).toEqual({ ...rest, prices: [{ kind: 'residential', income: '410101' }] });
  });

  it('leaves out kinds without a price, and what the method does not need', () => {
    const priced = FIRST_FEE.prices.map((price) =>
      price.kind === 'residential' ? { ...price, price: ' 2.4 ' } : price,
    );
    const fields = { ...fieldsFrom(null, '2027-01-01'), fees: [{ ...FIRST_FEE, prices: priced }] };
    const [fee] = scheduleBody(fields).fees;
    expect(fee?.prices).toEqual([{ kind: 'residential', price: '2.4', income: '410101' }]);
    expect(fee).not.toHaveProperty('shareBy');
    expect(fee).not.toHaveProperty('measure');
  });

  it.each([
    ['2026-11-22', '2026-12-01'],
    ['2026-12-31', '2027-01-01'],
  ])('after %s comes %s', (day, next) => expect(nextMonth(day)).toBe(next));
});
