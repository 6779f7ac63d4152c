import fc from 'fast-check';
import { Money } from '../../shared/money';
import {
  blockersOfKeys,
  blockersOfReasons,
  finalLines,
  keyOfLine,
  needsReason,
  totalsOf,
} from './final-accounts.rules';
import type { AccountYear, BudgetedLine, FinalSide } from './final-accounts.rules';

const line = (
  lineId: string,
  accountCode: string,
  [approved, own]: readonly [string, string] = ['1000.00', '0.00'],
  isFirst = true,
): BudgetedLine => ({
  lineId,
  side: accountCode.startsWith('4') ? 'income' : 'expense',
  accountCode,
  name: `项目${lineId}`,
  approved: Money.yuan(approved),
  own: Money.yuan(own),
  isFirst,
});
const account = (accountCode: string, amount: string): AccountYear => ({
  accountCode,
  accountName: `科目${accountCode}`,
  side: accountCode.startsWith('4') ? 'income' : 'expense',
  amount: Money.yuan(amount),
});
const said = (lines: ReturnType<typeof finalLines>) =>
  lines.map((each) => `${each.lineId ?? '预算外'} ${each.accountCode} ${each.actual.toString()}`);

describe('a variance needs a reason', () => {
  it.each([
    ['nothing off', '1000.00', '1000.00', false],
    ['exactly a tenth over', '1000.00', '1100.00', false],
    ['a fen beyond a tenth over', '1000.00', '1100.01', true],
    ['exactly a tenth under', '1000.00', '900.00', false],
    ['a fen beyond a tenth under', '1000.00', '899.99', true],
    ['exactly 5,000 of a large line', '790800.00', '795800.00', false],
    ['a fen beyond 5,000 of a large line', '790800.00', '795800.01', true],
    ['a fen beyond 5,000 under', '790800.00', '785799.99', true],
    ['a fen where nothing was approved', '0.00', '0.01', true],
    ['nothing where nothing was approved', '0.00', '0.00', false],
    ['a tenth of an odd sum is rounded half up', '0.05', '0.06', false],
    ['more given back than spent', '100.00', '-0.01', true],
  ])('%s', (_name, approved, actual, needed) => {
    const both = { approved: Money.yuan(approved), actual: Money.yuan(actual) };
    expect(needsReason(both)).toBe(needed);
  });
});

describe('the lines of the final accounts', () => {
  it('take what was booked on them, and the first line of an account what named none', () => {
    const lines = finalLines(
      [
        line('a', '5102', ['600', '100']),
        line('b', '5102', ['400', '250'], false),
        line('c', '5106'),
      ],
      [account('5102', '400'), account('5106', '30')],
    );
    expect(said(lines)).toEqual(['a 5102 150.00', 'b 5102 250.00', 'c 5106 30.00']);
  });

  it('end with accounts no line covers, income first, and leave out what did not move', () => {
    const lines = finalLines(
      [line('a', '5102')],
      [account('5117', '80'), account('4401', '12'), account('5102', '7'), account('5110', '0')],
    );
    expect(said(lines)).toEqual(['a 5102 7.00', '预算外 4401 12.00', '预算外 5117 80.00']);
    expect(totalsOf(lines).surplus.toString()).toBe('-75.00');
  });

  it('show a line that nothing was booked on', () => {
    expect(said(finalLines([line('a', '5108')], []))).toEqual(['a 5108 0.00']);
  });

  it('always add up to the books, whatever named a line', () => {
    const codes = ['410101', '420101', '5101', '5102', '5106', '5117'];
    const yuan = fc.integer({ min: -500_000, max: 9_000_000 }).map((fen) => Money.fen(BigInt(fen)));
    const budgeted = fc.array(
      fc.record({ accountCode: fc.constantFrom(...codes.slice(0, 5)), approved: yuan, own: yuan }),
      { maxLength: 12 },
    );
    const amounts = fc.array(yuan, { minLength: codes.length, maxLength: codes.length });
    fc.assert(
      fc.property(budgeted, amounts, (given, sums) => {
        const lines = given.map((each, at) => ({
          ...line(String(at), each.accountCode),
          isFirst: given.findIndex((other) => other.accountCode === each.accountCode) === at,
          approved: each.approved,
          own: each.own,
        }));
        const accounts = codes.map((code, at) =>
          account(code, (sums[at] ?? Money.zero).toString()),
        );
        const whole = (side: FinalSide) =>
          Money.sum(accounts.filter((each) => each.side === side).map(({ amount }) => amount));
        const found = totalsOf(finalLines(lines, accounts));
        expect(found.incomeActual.equals(whole('income'))).toBe(true);
        expect(found.expenseActual.equals(whole('expense'))).toBe(true);
      }),
    );
  });
});

describe('reasons', () => {
  const lines = finalLines(
    [line('a', '5102', ['1000', '0']), line('b', '5106', ['1000', '1000'])],
    [account('5102', '1500'), account('5106', '1000'), account('5117', '3')],
  );

  it('are asked for by name, of every line that needs one', () => {
    const missing = blockersOfReasons(lines, new Map([['a', ' 原因 ']]));
    expect(missing.map(({ field }) => field)).toEqual(['reasons.a', 'reasons.5117']);
    expect(missing[0]?.message).toContain('“项目a”比预算多 500.00 元');
    expect(missing[1]?.message).toContain('不在预算内，发生了 3.00 元');
    const given = new Map(lines.map((each) => [keyOfLine(each), '管道爆裂抢修']));
    expect(blockersOfReasons(lines, given)).toEqual([]);
  });

  it('for lines that are not there are refused', () => {
    const of = new Map([
      ['a', '有'],
      ['x', '无'],
    ]);
    expect(blockersOfKeys(lines, of).map(({ field }) => field)).toEqual(['reasons.x']);
  });
});
