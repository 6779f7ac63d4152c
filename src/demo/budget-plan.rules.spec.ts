import { day } from '../shared/day';
import { Money } from '../shared/money';
import { period, type Period } from '../shared/period';
import { Rate } from '../shared/rate';
import { type DemoBudgetLine, demoBudgetLines, lineKeyOf } from './budget-plan.rules';
import { openRequests } from './open-requests.rules';
import { paymentsOf, type PlannedPayment } from './spending-plan.rules';

const YEAR = Array.from({ length: 12 }, (_, at) =>
  period(`2026-${String(at + 1).padStart(2, '0')}`),
);
const today = day('2026-11-22');

const amountOf = ({
  unitPrice,
  quantity,
  frequency,
  collectionRate = '1',
}: DemoBudgetLine): Money =>
  Money.yuan('1.00').times(
    Rate.of(unitPrice)
      .times(Rate.of(quantity))
      .times(Rate.of(frequency))
      .times(Rate.of(collectionRate)),
  );

const isBudgeted = ({ fund, accountCode }: PlannedPayment) =>
  fund === 'F1' && accountCode.startsWith('5');

describe('the budget of the demonstration', () => {
  const lines = demoBudgetLines(12);

  it('spends what it takes in, and keeps a little', () => {
    const side = (wanted: string) =>
      Money.sum(lines.filter((line) => line.side === wanted).map(amountOf));
    const left = side('income').minus(side('expense'));
    expect(side('income').toString()).toBe('1394766.72');
    expect(left.isNegative()).toBe(false);
  });

  const overspent = (budget: DemoBudgetLine[], planned: readonly PlannedPayment[]) =>
    budget.filter(({ key, side, ...line }) => {
      const spent = planned.filter((one) => isBudgeted(one) && lineKeyOf(one) === key);
      const sum = Money.sum(spent.map(({ amount }) => amount));
      return side === 'expense' && sum.isMoreThan(amountOf({ key, side, ...line }));
    });

  // The books open in any month: odd jobs fall into the year at other places then.
  it.each(Array.from({ length: 12 }, (_, first) => first))(
    'has room for everything planned when January is month %i of the books',
    (first) => {
      const planned = [
        ...YEAR.flatMap((month: Period, at) => paymentsOf(month, first + at)),
        ...openRequests(today).map(({ payment }) => payment),
      ];
      expect(overspent(lines, planned)).toEqual([]);
      for (const one of planned.filter(isBudgeted)) {
        expect(lines.map(({ key }) => key)).toContain(lineKeyOf(one));
      }
    },
  );

  it.each([3, 4, 5, 6, 7, 8, 9, 10, 11])(
    'has room for the first year when the books open %i months before its end',
    (months) => {
      const planned = YEAR.slice(-months).flatMap((month, index) => paymentsOf(month, index));
      expect(overspent(demoBudgetLines(months), planned)).toEqual([]);
    },
  );
});
