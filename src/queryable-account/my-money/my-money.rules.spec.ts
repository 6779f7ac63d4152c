import fc from 'fast-check';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import {
  fundsOf,
  homeMoney,
  keyOfLine,
  type LineOfHome,
  linesBehindUse,
  ratioOf,
} from './my-money.rules';
import { sentencesOf } from './sentences.rules';
import { spanAsked, spanBefore, spanOfLastYear, spanWords } from './spans.rules';
import { shareOverVouchers } from './use-entries.rules';

const money = (fen: number) => Money.fen(BigInt(fen));
const sum = (amounts: readonly Money[]) => Money.sum(amounts).toString();
const fen = fc.integer({ min: -50_000, max: 500_000 }).map(money);

const lines: fc.Arbitrary<LineOfHome> = fc.record({
  period: fc.constantFrom(period('2026-01'), period('2026-02')),
  fund: fc.constantFrom('F1', 'F2', 'F3', 'F5'),
  side: fc.constantFrom('handover' as const, 'source' as const, 'use' as const, 'owed' as const),
  accountCode: fc.constantFrom('112201', '3001', '1301', '2301', '224106', '510301', '420101'),
  budgetLineId: fc.constantFrom(null, 'line-a'),
  budgetLine: fc.constantFrom(null, '电梯维保', '电梯大修'),
  own: fc.boolean(),
  whole: fen,
  share: fen,
  brought: fen,
});

describe('one home’s months', () => {
  it('show every stored line once: what is left is the same in all, by fund, and behind each use', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 20 }), (stored) => {
        const { handover, paid, income, uses, useLines, incomeLines, paidLines } =
          homeMoney(stored);
        const left = handover.plus(paid).plus(income).minus(uses).toString();
        expect(sum(useLines.map(({ amount }) => amount))).toBe(uses.toString());
        expect(sum(incomeLines.map(({ amount }) => amount))).toBe(income.toString());
        expect(sum(paidLines.map(({ amount }) => amount))).toBe(paid.toString());
        const funds = fundsOf(stored);
        const byFund = funds.map((f) => f.handover.plus(f.paid).plus(f.income).minus(f.uses));
        expect(sum(byFund)).toBe(left);
        for (const { key, amount } of useLines) {
          const behind = linesBehindUse(stored, key);
          const parts = behind.map(({ line, isTurned }) =>
            isTurned ? line.share.negated() : line.share,
          );
          expect(sum(parts)).toBe(amount.toString());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('know a use through the years by its name, not by the budget line’s number', () => {
    const line = { fund: 'F1', accountCode: '510301', budgetLine: '电梯维保' };
    expect(keyOfLine(line)).toBe(keyOfLine({ ...line }));
    expect(keyOfLine(line)).toMatch(/^F1-lift-[0-9a-f]{12}$/);
    expect(keyOfLine({ ...line, budgetLine: '电梯大修' })).not.toBe(keyOfLine(line));
    expect(keyOfLine({ ...line, budgetLine: null })).toBe('F1-lift');
  });
});

describe('a share over the vouchers of its line', () => {
  it('adds up to the share, also where some vouchers take back what others paid', () => {
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 9 }), (share, amounts) => {
        expect(sum(shareOverVouchers(share, amounts))).toBe(share.toString());
      }),
      { numRuns: 500 },
    );
  });

  it('is in proportion', () => {
    const shares = shareOverVouchers(money(1000), [money(30_000), money(60_000), money(10_000)]);
    expect(shares.map(String)).toEqual(['3.00', '6.00', '1.00']);
    const red = shareOverVouchers(money(1000), [money(30_000), money(-20_000)]);
    expect(red.map(String)).toEqual(['30.00', '-20.00']);
  });
});

describe('spans', () => {
  const [first, last] = [period('2025-03'), period('2026-04')];
  it.each([
    [{}, '2026-01 2026-04'],
    [{ from: period('2025-12') }, '2025-12 2026-04'],
    [{ to: period('2025-06') }, '2025-03 2025-06'],
    [{ from: period('2024-01'), to: period('2030-01') }, '2025-03 2026-04'],
    [{ from: period('2026-05') }, null],
    [{ to: period('2025-02') }, null],
  ])('%j is %s of what is divided', (asked, expected) => {
    const span = spanAsked(asked, first, last);
    expect(span && `${span.from} ${span.to}`).toBe(expected);
  });

  it('are refused backwards or beyond five years, and there is nothing of nothing', () => {
    const asked = { from: period('2026-03'), to: period('2026-01') };
    expect(() => spanAsked(asked, first, last)).toThrow(/早于/);
    expect(() => spanAsked({ from: period('2020-01') }, period('2020-01'), last)).toThrow(/60/);
    expect(spanAsked({}, undefined, undefined)).toBeNull();
  });

  it('have one right before, one a year before, and words', () => {
    const span = { from: period('2026-01'), to: period('2026-03') };
    expect(spanBefore(span)).toEqual({ from: '2025-10', to: '2025-12' });
    expect(spanOfLastYear(span)).toEqual({ from: '2025-01', to: '2025-03' });
    expect(spanWords(span)).toBe('2026年1月至3月');
    expect(spanWords({ from: period('2025-11'), to: period('2026-02') })).toBe(
      '2025年11月至2026年2月',
    );
    expect(spanWords({ from: span.from, to: span.from })).toBe('2026年1月');
  });
});

it.each([
  [1n, 3n, '0.3333'],
  [2n, 3n, '0.6667'],
  [1n, 20_000n, '0.0001'],
  [-1n, 3n, '-0.3333'],
  [5n, 0n, '0.0000'],
  [7n, 7n, '1.0000'],
])('%s of %s is %s', (part, whole, text) => {
  expect(ratioOf(part, whole)).toBe(text);
});

it('tells the rule of equal shares, and of a home that others carry for now', () => {
  const told = {
    span: '2026年1月',
    basis: 'equal' as const,
    weight: 1n,
    totalWeight: 782n,
    households: 782,
    opening: Money.zero,
    paid: Money.zero,
    forUse: Money.zero,
    income: Money.zero,
    uses: money(10_000),
    held: money(-10_000),
  };
  expect(sentencesOf(told)).toEqual([
    '2026年1月，您家实际交了 0.00 元物业费和维修资金，全部记在您家名下。',
    '其他收入和每一笔支出由全小区 782 户平均分摊，每户一份，所以大家每收入或支出 1,000 元，您家分到 1.28 元。',
    '以前剩下 0.00 ＋ 您家交的 0.00 ＋ 分到的收入 0.00 － 分摊的支出 100.00 ＝ −100.00 元；负数是说您家分摊的比交的多，差额暂时由其他住户的钱垫着。',
  ]);
});
