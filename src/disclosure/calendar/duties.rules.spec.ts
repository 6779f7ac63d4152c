import fc from 'fast-check';
import { type Day, day, plusDays } from '../../shared/day';
import { period } from '../../shared/period';
import { dueDayOf, ruleInWords, ruleWritten, turnOf } from './due-rule.rules';
import { dutiesOf, onShowUntil, standingDuties, standingOf, subjectOfTurn } from './duties.rules';
import { profileOf, profiles } from './profiles.rules';

describe('what contracts write', () => {
  it.each([
    ['次月15日前', { every: 'month', monthsAfter: 1, day: 15 }],
    ['每月 15 日前', { every: 'month', monthsAfter: 1, day: 15 }],
    ['季后20日前', { every: 'quarter', monthsAfter: 1, day: 20 }],
    ['次季首月20日前', { every: 'quarter', monthsAfter: 1, day: 20 }],
    ['次年3月底前', { every: 'year', monthsAfter: 3, day: 31 }],
    ['次年4月30日前', { every: 'year', monthsAfter: 4, day: 30 }],
    ['每日', null],
    ['及时', null],
    ['次月45日前', null],
  ])('%s', (words, rule) => {
    expect(ruleWritten(words)).toEqual(rule);
  });

  it('is read again as it is said', () => {
    for (const { due } of profiles.flatMap(({ duties }) => duties)) {
      expect(ruleWritten(ruleInWords(due))).toEqual(due);
    }
  });
});

describe('the day by which', () => {
  const due = (every: 'month' | 'quarter' | 'year', monthsAfter: number, dayOfMonth: number) => ({
    every,
    monthsAfter,
    day: dayOfMonth,
  });
  it.each([
    ['2026-12', due('month', 1, 15), '2027-01-15'],
    ['2026-01', due('month', 1, 31), '2026-02-28'],
    ['2026-05', due('quarter', 1, 20), '2026-07-20'],
    ['2026-10', due('quarter', 1, 20), '2027-01-20'],
    ['2026-07', due('year', 3, 31), '2027-03-31'],
    ['2027-07', due('year', 2, 31), '2028-02-29'],
  ])('%s', (month, rule, expected) => {
    expect(dueDayOf(rule, turnOf(rule.every, period(month)))).toBe(expected);
  });
});

describe('contract and place together', () => {
  it('ask for the earlier day, and for what only one of them asks', () => {
    const found = standingDuties(profileOf('zhejiang'), [
      { what: '收支公示表', due: '次月10日前' },
      { what: '服务与财务季度报告', due: '季后20日前' },
      { what: '逐笔收支与账户余额', due: '每日' },
    ]);
    expect(found.map(({ kind, due, source }) => [kind, ruleInWords(due), source])).toEqual([
      ['income-expenditure', '次月10日前', 'both'],
      ['annual-trustee-report', '次年3月31日前', 'profile'],
      ['quarterly-disclosure', '季后首月20日前', 'contract'],
    ]);
  });

  it('never ask for one report of one time twice', () => {
    const what = fc.constantFrom('收支公示表', '季度报告', '年度受托报告', '公共收益', '杂项');
    const due = fc.constantFrom('次月15日前', '季后5日前', '次年3月底前', '每日');
    fc.assert(
      fc.property(
        fc.constantFrom(...profiles),
        fc.array(fc.record({ what, due }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 900 }),
        (profile, promises, ahead) => {
          const startsOn = day('2025-03-01');
          const today = plusDays(startsOn, ahead);
          const duties = dutiesOf(standingDuties(profile, promises), { startsOn, today });
          const keys = duties.map(({ kind, turn }) => `${kind} ${turn.subject}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect(duties.every(({ turn, dueOn }) => dueOn.slice(0, 7) > turn.last)).toBe(true);
        },
      ),
    );
  });
});

describe('how a publication stands', () => {
  const duty = { turn: turnOf('month', period('2026-03')), dueOn: day('2026-04-15') };
  const filed = (countersignedOn: string | null, publishedOn: string | null) => ({
    countersignedOn: countersignedOn as Day | null,
    publishedOn: publishedOn as Day | null,
    onShowUntil: publishedOn === null ? null : onShowUntil(publishedOn as Day, 30),
  });
  it.each([
    ['2026-03-31', null, 'running', 0],
    ['2026-04-01', null, 'to-prepare', 0],
    ['2026-04-15', null, 'to-prepare', 0],
    ['2026-04-18', null, 'to-prepare', 3],
    ['2026-04-16', filed(null, null), 'prepared', 1],
    ['2026-04-14', filed('2026-04-13', null), 'countersigned', 0],
    ['2026-05-14', filed('2026-04-13', '2026-04-15'), 'on-show', 0],
    ['2026-05-15', filed('2026-04-13', '2026-04-15'), 'archived', 0],
    ['2026-06-30', filed('2026-04-13', '2026-04-20'), 'archived', 5],
  ])('on %s', (today, given, state, daysLate) => {
    expect(standingOf(duty, given, day(today))).toMatchObject({ state, daysLate });
  });

  it('hangs thirty whole days', () => {
    expect(onShowUntil(day('2026-03-01'), 30)).toBe('2026-03-30');
  });
});

it('finds the report of a turn by the form of its subject', () => {
  const year = turnOf('year', period('2026-05'));
  expect(['month', 'quarter', 'year'].map((form) => subjectOfTurn(form, year))).toEqual([
    '2026-12',
    '2026-Q4',
    '2026',
  ]);
});
