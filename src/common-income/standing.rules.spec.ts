import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { flagsOf, missingDaysOf, overdueOf, paidInstalments } from './standing.rules';
import type { Facts } from './standing.rules';

const due = (dueOn: string, amount: string) => ({
  dueOn: day(dueOn),
  amount: Money.yuan(amount),
  months: [],
});

describe('what is late', () => {
  const paid = (received: string) =>
    paidInstalments([due('2026-04-10', '1800'), due('2026-01-10', '1800')], Money.yuan(received));
  it.each([
    ['2026-01-10', '0', '0.00'],
    ['2026-01-11', '0', '1800.00'],
    ['2026-04-11', '2000', '1600.00'],
    ['2026-04-11', '3600', '0.00'],
    ['2026-04-11', '9999', '0.00'],
  ])('on %s after %s came in is %s', (on, received, expected) =>
    expect(overdueOf(paid(received), day(on)).toString()).toBe(expected),
  );

  it('is paid the oldest first, and never more than is due', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 999 }))),
        fc.nat(5000),
        (dues, fen) => {
          const instalments = dues.map(([date, amount]) => ({
            ...due(`2026-01-${String(date).padStart(2, '0')}`, '1'),
            amount: Money.fen(BigInt(amount)),
          }));
          const after = paidInstalments(instalments, Money.fen(BigInt(fen)));
          const total = Money.sum(instalments.map(({ amount }) => amount));
          const gone = Money.sum(after.map((each) => each.paid));
          const received = Money.fen(BigInt(fen));
          expect(gone.toString()).toBe((received.isMoreThan(total) ? total : received).toString());
          const firstOpen = after.findIndex(({ open }) => open.isPositive());
          const rest = firstOpen < 0 ? [] : after.slice(firstOpen + 1);
          expect(rest.every((each) => each.paid.isZero())).toBe(true);
        },
      ),
    );
  });
});

describe('what is wrong with a contract', () => {
  const facts = (
    change: Partial<Omit<Facts, 'terms'>> & { terms?: Partial<Facts['terms']> } = {},
  ): Facts => ({
    endedOn: null,
    overdue: Money.zero,
    missingDays: 0,
    today: day('2026-03-20'),
    ...change,
    terms: { schedule: 'monthly', endsOn: day('2026-12-31'), owner: 'COMMON', ...change.terms },
  });
  it.each<[string, Parameters<typeof facts>[0], string[]]>([
    ['nothing', {}, []],
    ['that there is none', { terms: { schedule: 'none', endsOn: null } }, ['no-contract']],
    ['that it is over', { terms: { endsOn: day('2026-03-19') } }, ['expired']],
    ['that it ends today', { terms: { endsOn: day('2026-03-20') } }, ['ends-soon']],
    ['that it ends in 60 days', { terms: { endsOn: day('2026-05-19') } }, ['ends-soon']],
    ['nothing 61 days before', { terms: { endsOn: day('2026-05-20') } }, []],
    ['that money is late', { overdue: Money.yuan('0.01') }, ['late']],
    ['that days are missing', { missingDays: 1 }, ['late']],
    [
      'the gravest first',
      { overdue: Money.yuan('1'), terms: { endsOn: day('2026-01-31') } },
      ['expired', 'late'],
    ],
    [
      'money still owed by one that was ended',
      {
        endedOn: day('2026-02-28'),
        overdue: Money.yuan('1'),
        terms: { endsOn: day('2026-01-31') },
      },
      ['late'],
    ],
    ['nothing of what is not common', { terms: { owner: 'PRIVATE', schedule: 'none' } }, []],
  ])('%s', (_what, change, expected) => expect(flagsOf(facts(change))).toEqual(expected));
});

describe('days without a sum', () => {
  const range = { from: day('2026-02-27'), to: day('2026-03-02') };
  it('are those nobody has settled', () => {
    expect(missingDaysOf(range, new Set(['2026-02-28', '2026-03-02', '2026-03-03']))).toEqual([
      '2026-02-27',
      '2026-03-01',
    ]);
  });
  it('are none of a range that has not begun', () => {
    expect(missingDaysOf({ from: day('2026-03-05'), to: day('2026-03-01') }, new Set())).toEqual(
      [],
    );
  });
});
