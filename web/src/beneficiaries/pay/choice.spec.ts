import type { HouseholdBill } from '../../shared/api/types';
import { orderOf, START, toggled } from './choice';

const bill = (id: string, amount: string, settled = '0.00'): HouseholdBill => ({
  id,
  period: '2026-03',
  feeName: '物业费',
  payer: 'owner',
  dueOn: '2026-03-20',
  amount,
  settled,
  explanation: '',
  limitationEndsOn: null,
  limitation: null,
});
const at = { unitId: 'u', open: [bill('a', '128.95', '28.95'), bill('b', '4.15')] };

describe('what is ordered to be paid', () => {
  it('is every open bill to begin with, at what is left of it', () => {
    expect(orderOf(START, at)).toEqual({
      sum: '104.15',
      order: { unitId: 'u', billIds: ['a', 'b'] },
    });
  });

  it('leaves out what was unticked, and takes it back', () => {
    const one = toggled(START, 'a');
    expect(orderOf(one, at)).toEqual({ sum: '4.15', order: { unitId: 'u', billIds: ['b'] } });
    expect(orderOf(toggled(one, 'a'), at)).toEqual(orderOf(START, at));
    expect(orderOf(toggled(one, 'b'), at)).toBeNull();
  });

  it.each([
    ['200', '200'],
    ['￥1，234.5', '1234.5'],
    ['0', null],
    ['-5', null],
    ['一百', null],
    ['', null],
  ])('of an amount typed as %j is %j', (typed, amount) => {
    expect(orderOf({ ...START, way: 'amount', typed }, at)?.order ?? null).toEqual(
      amount === null ? null : { unitId: 'u', amount },
    );
  });
});
