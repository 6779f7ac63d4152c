import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { gapsOf } from './accrual-gaps.rules';
import { earnedOf, instalmentsOf, shareOf, spansOf } from './instalments.rules';
import type { IncomeTerms } from './terms.rules';
import { period } from '../shared/period';

const terms = (change: Partial<IncomeTerms> = {}): IncomeTerms => ({
  kind: 'lift-adverts',
  place: '电梯轿厢',
  owner: 'COMMON',
  counterparty: '示例传媒',
  counterpartyKind: 'organisation',
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
  schedule: 'quarterly',
  amount: '1800.00',
  dueDay: 10,
  incomeAccount: '430101',
  costAccounts: [],
  developerShare: null,
  fileId: '01900000-0000-7000-8000-000000000000',
  resolutionRef: '第5号决议',
  ...change,
});
const FAR = day('9999-12-31');
const dues = (versions: readonly IncomeTerms[], endedOn: string | null = null) =>
  instalmentsOf(spansOf(versions, endedOn ? day(endedOn) : null), FAR).map(({ dueOn, amount }) =>
    [dueOn, amount].join(' '),
  );
const earned = (versions: readonly IncomeTerms[], endedOn: string | null = null) =>
  earnedOf(spansOf(versions, endedOn ? day(endedOn) : null)).map(({ period: month, amount }) =>
    [month, amount].join(' '),
  );

describe('instalments', () => {
  it.each<[string, Partial<IncomeTerms>, string[]]>([
    [
      'of a quarter, in its first month',
      {},
      ['2026-01-10 1800.00', '2026-04-10 1800.00', '2026-07-10 1800.00', '2026-10-10 1800.00'],
    ],
    ['of a year', { schedule: 'yearly', amount: '7200' }, ['2026-01-10 7200.00']],
    [
      'never before the contract begins',
      { startsOn: day('2026-02-20'), endsOn: day('2026-05-19') },
      ['2026-02-20 1800.00'],
    ],
    [
      'of a last quarter cut short: for its months only',
      { endsOn: day('2026-04-30') },
      ['2026-01-10 1800.00', '2026-04-10 600.00'],
    ],
    ['at once for the whole', { schedule: 'once', amount: '500' }, ['2026-01-10 500.00']],
    [
      'of one day',
      { schedule: 'once', amount: '500', endsOn: day('2026-01-01') },
      ['2026-01-10 500.00'],
    ],
    ['of nothing where sums come daily', { schedule: 'daily', amount: null, dueDay: null }, []],
    ['of nothing where nobody signed', { schedule: 'none', amount: null, endsOn: null }, []],
    ['of nothing on what is not common', { owner: 'DEVELOPER' }, []],
  ])('%s', (_what, change, expected) => expect(dues([terms(change)])).toEqual(expected));

  it('are due on the last day of a month that has no such day', () => {
    const january = terms({ schedule: 'monthly', amount: '100', startsOn: day('2026-01-31') });
    const short = { ...january, endsOn: day('2026-03-30'), dueDay: 28 };
    expect(dues([short])).toEqual(['2026-01-31 100.00', '2026-02-28 100.00']);
  });
});

describe('a version', () => {
  const dearer = terms({
    startsOn: day('2026-06-01'),
    endsOn: day('2027-05-31'),
    schedule: 'yearly',
    amount: '7776.00',
  });
  it('takes the place of the one before from its month on', () => {
    expect(dues([dearer, terms()])).toEqual([
      '2026-01-10 1800.00',
      '2026-04-10 1200.00',
      '2026-06-10 7776.00',
    ]);
  });
  it('leaves a month to nobody twice, even when it begins in its middle', () => {
    const middle = { ...dearer, startsOn: day('2026-06-20') };
    const months = earned([terms(), middle]).map((each) => each.slice(0, 7));
    expect(new Set(months).size).toBe(months.length);
    expect(months.slice(4, 7)).toEqual(['2026-05', '2026-06', '2026-07']);
  });
});

describe('what a month earns', () => {
  it('is an even part of its instalment, to the fen', () => {
    const odd = terms({ amount: '100.00', endsOn: day('2026-03-31') });
    expect(earned([odd])).toEqual(['2026-01 33.34', '2026-02 33.33', '2026-03 33.33']);
  });

  it('ends with the contract', () => {
    expect(earned([terms()], '2026-02-10')).toEqual(['2026-01 600.00', '2026-02 600.00']);
  });

  it('of a gate is only the developer’s sum of the month', () => {
    const gate = terms({
      schedule: 'daily',
      amount: null,
      dueDay: null,
      endsOn: day('2026-02-28'),
      developerShare: { kind: 'sum', value: '56000' },
    });
    expect(
      earnedOf(spansOf([gate], null)).map(({ amount, share }) => [amount, share].join()),
    ).toEqual(['0.00,56000.00', '0.00,56000.00']);
  });

  it('adds up to what is due, whatever the contract says, and never owes the developer more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('monthly', 'quarterly', 'yearly', 'once'),
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 999_999 }),
        (schedule, fen, startDay, length, part) => {
          const startsOn = day(`2026-01-${String(startDay).padStart(2, '0')}`);
          const endsOn = day(
            new Date(Date.UTC(2026, 0, startDay + length)).toISOString().slice(0, 10),
          );
          const developerShare = {
            kind: 'rate',
            value: `0.${String(part).padStart(6, '0')}`,
          } as const;
          const amount = Money.fen(BigInt(fen)).toString();
          const spans = spansOf(
            [terms({ schedule, amount, startsOn, endsOn, developerShare })],
            null,
          );
          const months = earnedOf(spans);
          const due = Money.sum(instalmentsOf(spans, FAR).map((each) => each.amount));
          expect(Money.sum(months.map((each) => each.amount)).toString()).toBe(due.toString());
          for (const month of months) expect(month.share.isAtMost(month.amount)).toBe(true);
        },
      ),
    );
  });
});

describe('the developer’s part', () => {
  it.each([
    [{ kind: 'rate', value: '0.3' } as const, '333.33', '100.00'],
    [{ kind: 'sum', value: '56000' } as const, '1', '56000.00'],
    [null, '100', '0.00'],
  ])('%j of %s', (share, amount, expected) =>
    expect(shareOf(share, Money.yuan(amount)).toString()).toBe(expected),
  );
});

describe('what is still to be booked', () => {
  const booked = (month: string, amount: string, turns = 1) => ({
    period: period(month),
    amount: Money.yuan(amount),
    share: Money.zero,
    turns,
  });
  const gaps = (endedOn: string | null, of: ReturnType<typeof booked>[]) =>
    gapsOf(
      { versions: [terms()], endedOn: endedOn ? day(endedOn) : null },
      of,
      period('2026-03'),
    ).map((gap) => `${gap.period} ${gap.amount.toString()} ${gap.turn}`);

  it.each<[string, string | null, ReturnType<typeof booked>[], string[]]>([
    ['everything at first', null, [], ['2026-01 600.00 1', '2026-02 600.00 1', '2026-03 600.00 1']],
    [
      'a gap in the middle',
      null,
      [booked('2026-01', '600'), booked('2026-03', '600')],
      ['2026-02 600.00 1'],
    ],
    [
      'nothing when all is',
      null,
      ['2026-01', '2026-02', '2026-03'].map((month) => booked(month, '600')),
      [],
    ],
    [
      'red, beyond the end',
      '2026-01-31',
      ['2026-01', '2026-02'].map((month) => booked(month, '600')),
      ['2026-02 -600.00 2'],
    ],
  ])('%s', (_what, endedOn, of, expected) => expect(gaps(endedOn, of)).toEqual(expected));
});
