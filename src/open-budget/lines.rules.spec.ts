import fc from 'fast-check';
import { openingChart, chartOf } from '../ledger/chart.rules';
import { Money } from '../shared/money';
import type { BudgetLine } from './lines.rules';
import { amountOf, blockersOfBalance, blockersOfLines, reckoned, totalsOf } from './lines.rules';

const chart = chartOf(openingChart);
const yuan = (text: string) => Money.yuan(text);

const line = (change: Partial<BudgetLine> = {}): BudgetLine => ({
  lineId: change.name ?? '绿化',
  side: 'expense',
  accountCode: '5106',
  name: '绿化',
  unit: '年',
  unitPrice: '48000',
  quantity: '1',
  frequency: '1',
  collectionRate: null,
  basis: '',
  fileIds: [],
  isContingency: false,
  ...change,
});

const income = (name: string, accountCode: string, figures: Partial<BudgetLine>) =>
  line({ name, side: 'income', accountCode, ...figures });
const yearly = (name: string, accountCode: string, unitPrice: string) =>
  line({ name, accountCode, unitPrice });

/** domain 4.4: 782 households, 83,404 ㎡. */
const DEMO: readonly BudgetLine[] = [
  income('物业费', '410101', {
    unit: '㎡',
    unitPrice: '1.20',
    quantity: '83404',
    frequency: '12',
    collectionRate: '0.92',
  }),
  income('月租停车', '420101', {
    unit: '车位',
    unitPrice: '100',
    quantity: '210',
    frequency: '12',
  }),
  income('临停', '420102', { unitPrice: '78000' }),
  income('道闸与单元门广告', '430102', { unitPrice: '18000' }),
  income('快递柜', '430103', { unitPrice: '12000' }),
  income('充电桩', '430104', { unitPrice: '9600' }),
  income('场地', '430105', { unitPrice: '6000' }),
  income('回收', '430108', { unitPrice: '3600' }),
  income('利息', '4901', { unitPrice: '1800' }),
  yearly('工资', '5101', '790800'),
  yearly('社保', '5101', '94896'),
  yearly('垃圾清运', '5105', '54000'),
  yearly('绿化', '5106', '48000'),
  yearly('消杀', '5105', '9600'),
  yearly('化粪池', '5105', '18000'),
  yearly('公共电', '5104', '38400'),
  yearly('公共水', '5104', '9600'),
  yearly('维修材料', '5102', '60000'),
  yearly('消防', '510302', '24000'),
  yearly('监控门禁', '510303', '18000'),
  yearly('办公', '5109', '12000'),
  yearly('保险', '5108', '6000'),
  yearly('活动', '5111', '12000'),
  yearly('业委会', '5112', '24000'),
  yearly('审计', '5113', '8000'),
  yearly('税', '5115', '13000'),
  yearly('受托人报酬', '5201', '118874.90'),
  { ...yearly('预备费', '5901', '40000'), isContingency: true },
];

describe('what a line comes to', () => {
  it.each([
    ['83404', '1.20', '12', '0.92', '1104936.19'],
    ['210', '100', '12', null, '252000.00'],
    ['1', '0.005', '1', null, '0.01'],
    ['1', '0.0049', '1', null, '0.00'],
    ['3', '33.3333', '1', null, '100.00'],
    ['0', '48000', '12', null, '0.00'],
    ['1', '100', '0.5', null, '50.00'],
    ['71.36', '1.0875', '11.5', '0.935', '834.44'],
  ])('%s × %s × %s at %s is %s', (quantity, unitPrice, frequency, collectionRate, sum) => {
    expect(amountOf({ quantity, unitPrice, frequency, collectionRate }).toString()).toBe(sum);
  });

  it('is the exact product in ten-thousandths, rounded once', () => {
    const figure = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(figure, figure, fc.integer({ min: 1, max: 9999 }), (price, quantity, rate) => {
        const text = (units: number) =>
          `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`;
        const found = amountOf({
          unitPrice: text(price),
          quantity: text(quantity),
          frequency: '12',
          collectionRate: text(rate),
        });
        const exact = BigInt(price) * BigInt(quantity) * 12n * BigInt(rate);
        // 10^12 parts of a yuan, to the fen, half up
        const fen = (exact + 5_000_000_000n) / 10_000_000_000n;
        expect(found.toFen()).toBe(fen);
      }),
    );
  });
});

describe('the year of 锦和苑', () => {
  it('comes in, goes out and leaves what its accountants reckoned', () => {
    const { income: comes, expense, surplus, contingency } = totalsOf(reckoned(DEMO));
    expect([comes, expense, surplus, contingency].map(String)).toEqual([
      '1485936.19',
      '1399170.90',
      '86765.29',
      '40000.00',
    ]);
  });

  it('is a budget as it stands', () => {
    expect(blockersOfLines(DEMO, chart)).toEqual([]);
  });
});

describe('a line that is none', () => {
  it.each<[string, Partial<BudgetLine>, string, string]>([
    ['words for a price', { unitPrice: '很贵' }, 'figure', 'unitPrice'],
    ['a negative price', { unitPrice: '-1' }, 'figure', 'unitPrice'],
    ['five decimals', { quantity: '1.00001' }, 'figure', 'quantity'],
    ['never', { frequency: '0' }, 'figure', 'frequency'],
    [
      'more than all comes in',
      { side: 'income', accountCode: '4901', collectionRate: '1.01' },
      'figure',
      'collectionRate',
    ],
    [
      'nothing comes in',
      { side: 'income', accountCode: '4901', collectionRate: '0.0' },
      'figure',
      'collectionRate',
    ],
    ['a rate of an expense', { collectionRate: '0.9' }, 'rate-of-expense', 'collectionRate'],
    ['income on an expense', { accountCode: '410101' }, 'account-of-side', 'accountCode'],
    ['money itself', { accountCode: '1001' }, 'account-of-side', 'accountCode'],
    ['an account with parts', { accountCode: '5103' }, 'account', 'accountCode'],
    ['no account', { accountCode: '9999' }, 'account', 'accountCode'],
    [
      'an income kept in reserve',
      { side: 'income', accountCode: '4901', isContingency: true },
      'reserve',
      'isContingency',
    ],
    [
      'more than a book holds',
      { unitPrice: '9999999999', quantity: '9999999999' },
      'too-large',
      'unitPrice',
    ],
  ])('%s', (_what, change, code, field) => {
    const found = blockersOfLines([line(), line({ name: '第二行', ...change })], chart);
    expect(found).toMatchObject([{ code: `open-budget.${code}`, line: 2, field }]);
  });

  it('the same one twice', () => {
    expect(blockersOfLines([line(), line()], chart)).toMatchObject([
      { code: 'open-budget.line-twice', line: 2 },
    ]);
  });
});

describe('以收定支', () => {
  const of = (comes: string, goes: string) =>
    reckoned([
      income('收入', '4901', { unitPrice: comes }),
      line({ name: '支出', unitPrice: goes }),
    ]);

  it.each<[string, string, string, string, string[]]>([
    ['balanced', '100', '100', '', []],
    ['a surplus nobody says anything of', '100', '90', '', ['surplus-unstated']],
    ['a surplus with three blanks and a word', '100', '90', '   留', ['surplus-unstated']],
    ['a surplus that is kept', '100', '90', '转入下年', []],
    ['a deficit the fund covers, unsaid', '100', '150', '', ['surplus-unstated']],
    ['a deficit the fund covers to the fen', '100', '150', '用历年结余弥补', []],
    ['a deficit a fen beyond', '100', '150.01', '用历年结余弥补', ['deficit']],
  ])('%s', (_what, comes, goes, surplusNote, codes) => {
    const found = blockersOfBalance(of(comes, goes), { surplusNote, openingBalance: yuan('50') });
    expect(found.map(({ code }) => code)).toEqual(codes.map((code) => `open-budget.${code}`));
  });

  it('nothing at all', () => {
    const stated = { surplusNote: '没有', openingBalance: yuan('50') };
    expect(blockersOfBalance([], stated)).toMatchObject([{ code: 'open-budget.empty' }]);
  });
});
