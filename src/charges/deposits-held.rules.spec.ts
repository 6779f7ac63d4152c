import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { type DepositMovement, lotsHeld, publishedDeposits } from './deposits-held.rules';

const yuan = (text: string) => Money.yuan(text);
const start = day('2026-01-01');
const moved = (unitId: string | null, days: number, amount: string): DepositMovement => ({
  unitId,
  account: '224101',
  on: plusDays(start, days),
  amount: yuan(amount),
});

describe('deposits held', () => {
  it('takes what goes back from the oldest', () => {
    const lots = lotsHeld([moved('a', 0, '2000'), moved('a', 9, '500'), moved('a', 20, '-2100')]);
    expect(lots).toEqual([moved('a', 9, '400')]);
  });

  it('keeps households and accounts apart, and says when more went back than came', () => {
    const lots = lotsHeld([moved('a', 0, '2000'), moved('b', 5, '-300'), moved('b', 9, '100')]);
    expect(lots).toEqual([moved('a', 0, '2000'), moved('b', 5, '-200')]);
  });

  it('adds up to the balance, whatever happened', () => {
    const any = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', null), fc.nat(900), fc.integer({ min: -999, max: 999 })),
    );
    fc.assert(
      fc.property(any, (rows) => {
        const movements = rows.map(([unit, days, fen]) => moved(unit, days, `${fen}`));
        const sum = (of: readonly DepositMovement[]) => Money.sum(of.map(({ amount }) => amount));
        expect(sum(lotsHeld(movements)).equals(sum(movements))).toBe(true);
      }),
    );
  });
});

describe('deposits as published', () => {
  const today = plusDays(start, 800);
  const homes = (count: number, days: number) =>
    Array.from({ length: count }, (_, at) => moved(`${days}-${at}`, days, '100'));

  it('holds back what stands for fewer than five, and another group with it', () => {
    const buckets = publishedDeposits([...homes(4, 0), ...homes(6, 500), ...homes(9, 790)], today);
    const shown = (name: string) => buckets.find((bucket) => bucket.name === name)?.shown;
    expect([shown('2年以上'), shown('181天–1年'), shown('90天以内')]).toEqual([false, false, true]);
  });

  it('shows what stands for five or more', () => {
    const [newest] = publishedDeposits(homes(5, 790), today);
    expect(newest).toMatchObject({ shown: true, count: 5, open: yuan('500') });
  });
});
