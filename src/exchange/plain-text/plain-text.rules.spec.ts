import fc from 'fast-check';
import { openingChart } from '../../ledger/chart.rules';
import { day } from '../../shared/day';
import { Money } from '../../shared/money';
import { reckon } from '../../../verifier/lib/plain-text.mjs';
import { plainAccountNames } from './account-names.rules';
import { beancountDialect } from './beancount-text.rules';
import { hledgerDialect, ledgerDialect } from './journal-text.rules';
import { plainWords } from './plain-words.rules';
import type { PlainDialect } from './plain-text.rules';

describe('names of accounts', () => {
  const names = plainAccountNames(openingChart);

  it.each([
    ['1001', 'Assets:1001-库存现金'],
    ['100201', 'Assets:1002-银行存款:01-信托专户'],
    ['101201', 'Assets:1012-其他货币资金:01-微信-支付宝-POS在途'],
    ['112201', 'Assets:1122-应收账款:01-应收物业费'],
    ['224102', 'Liabilities:2241-其他应付款:02-门禁卡及其他押金'],
    ['3101', 'Equity:3101-基金结余-未限定'],
    ['410101', 'Income:4101-物业费收入:01-住宅'],
    ['5101', 'Expenses:5101-人员费用'],
  ])('%s is %s', (code, name) => {
    expect(names.get(code)).toBe(name);
  });

  it('are each their own, and what beancount takes', () => {
    const all = [...names.values()];
    expect(new Set(all).size).toBe(openingChart.length);
    const component = /^[A-Z\p{Nd}][\p{L}\p{Nd}-]*$/u;
    const bad = all.filter((name) => !name.split(':').every((part) => component.test(part)));
    expect(bad).toEqual([]);
  });

  it('keep siblings apart whatever they are called', () => {
    const child = (code: string, name: string) => ({
      ...openingChart[0]!,
      code,
      name,
      parentCode: '1001',
    });
    const odd = [openingChart[0]!, child('100101', '（*）'), child('100102', '（*）')];
    expect([...plainAccountNames(odd).values()].slice(1)).toEqual([
      'Assets:1001-库存现金:01',
      'Assets:1001-库存现金:02',
    ]);
  });
});

describe('words', () => {
  it.each([
    ['付 "电梯"; 维保', '付 ”电梯”； 维保'],
    ['a|b, c:d [2026-01-01] \\', 'a｜b， c：d ［2026-01-01］ ＼'],
    ['一\n二\t三\u0007 四', '一 二 三 四'],
    ['  ', '—'],
  ])('%j reads %j', (text, words) => {
    expect(plainWords(text)).toBe(words);
  });

  it('are one line without a sign of the three languages, whatever they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainWords(text)).toMatch(/^[^\n\r\t;|,:[\]"\\]+$/);
      }),
    );
  });
});

const DIALECTS: readonly (readonly [string, PlainDialect])[] = [
  ['ledger', ledgerDialect],
  ['hledger', hledgerDialect],
  ['beancount', beancountDialect],
];

describe.each(DIALECTS)('%s', (_name, dialect) => {
  const account = (name: string) => ({ name, code: '1', title: '一' });
  const head = dialect.head({
    title: '小区',
    firstDay: day('2026-01-01'),
    accounts: [account('Assets:1001-现金'), account('Income:4101-收入')],
    remarks: [],
  });
  const paid = (amount: Money, off = Money.zero) =>
    dialect.transaction({
      on: day('2026-03-05'),
      code: '2026-03-0001',
      payee: '某单位',
      summary: '收款',
      postings: [
        { account: 'Assets:1001-现金', amount, fund: 'F1', note: '第一行' },
        { account: 'Income:4101-收入', amount: amount.negated().plus(off), fund: 'F1', note: null },
      ],
    });
  const checked = (amount: Money) =>
    dialect.check({
      on: day('2026-03-05'),
      says: '银行对账单',
      remarks: ['一句话'],
      assertions: [{ account: 'Assets:1001-现金', amount }],
    });
  const codes = (text: string) => reckon(text).problems.map(({ code }) => code);
  const money = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((fen) => Money.fen(fen));

  it('is read back to the fen', () => {
    fc.assert(
      fc.property(money, (amount) => {
        const read = reckon(head + paid(amount) + checked(amount));
        expect(read.problems).toEqual([]);
        expect(read.balances.get('Assets:1001-现金')).toBe(amount.toFen());
      }),
    );
  });

  it('is found out by a fen: in a transaction, in an assertion, and where an account is unknown', () => {
    const amount = Money.yuan('12.30');
    const fen = Money.yuan('0.01');
    expect(codes(head + paid(amount, fen))).toEqual(['text.unbalanced']);
    expect(codes(head + paid(amount) + checked(amount.plus(fen)))).toEqual(['text.assertion']);
    expect(codes(paid(amount))).toContain('text.unknown-account');
    expect(codes(`${head}what is this\n`)).toEqual(['text.unread']);
  });
});
