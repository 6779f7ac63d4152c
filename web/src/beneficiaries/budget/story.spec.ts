import type { BudgetItem, BudgetLine } from '../../shared/api/types';
import {
  budgetToShow,
  comparable,
  comparedWith,
  feeLine,
  feeOfHome,
  flowOf,
  greatestOf,
  largestUses,
  monthOfHome,
  ownLastYear,
  sharesOf,
} from './story';

const line = (given: Partial<BudgetLine>): BudgetLine => ({
  lineId: given.name ?? '1',
  position: 1,
  side: 'expense',
  name: '保洁',
  accountCode: '5104',
  accountName: '清洁卫生',
  unit: '月',
  unitPrice: '4500.0000',
  quantity: '1.0000',
  frequency: '12.00',
  collectionRate: null,
  amount: '54000.00',
  basis: '',
  files: [],
  isContingency: false,
  perSquareMetreMonth: null,
  lastYear: null,
  before: null,
  remarks: [],
  comments: 0,
  openComments: 0,
  ...given,
});

const item = (given: Partial<BudgetItem>): BudgetItem => ({
  budgetId: `${given.year}-${given.fund}`,
  year: 2026,
  fund: 'F1',
  fundName: '物业服务信托基金',
  title: '2026年预算',
  state: 'effective',
  stateName: '执行中',
  version: 1,
  versionState: 'effective',
  versionStateName: '生效',
  inForceVersion: 1,
  totals: { income: '0.00', expense: '0.00', surplus: '0.00', contingency: '0.00' },
  deadline: null,
  comment: null,
  ...given,
});

describe('which budget is shown first', () => {
  it('is the one in force of this year, of the first fund', () => {
    const items = [
      item({ year: 2027, fund: 'F1', inForceVersion: null }),
      item({ year: 2026, fund: 'F2' }),
      item({ year: 2026, fund: 'F1' }),
      item({ year: 2025, fund: 'F1' }),
    ];
    expect(budgetToShow(items, '2026-11-22')?.budgetId).toBe('2026-F1');
    expect(budgetToShow(items.slice(0, 1), '2026-11-22')?.budgetId).toBe('2027-F1');
    expect(budgetToShow([], '2026-11-22')).toBeUndefined();
  });

  it('is the newest in force where this year has none yet', () => {
    const items = [
      item({ year: 2024 }),
      item({ year: 2025 }),
      item({ year: 2027, inForceVersion: null }),
    ];
    expect(budgetToShow(items, '2026-11-22')?.year).toBe(2025);
  });
});

describe('a budget as a picture', () => {
  it('has the lines of both sides, and what is left is the difference', () => {
    const lines = [
      line({ name: '物业费', side: 'income', amount: '100.00' }),
      line({ name: '保洁', amount: '60.10' }),
      line({ name: '无', amount: '0.00' }),
      line({ name: '绿化', amount: '20.00' }),
    ];
    const totals = { income: '100.00', expense: '80.10', surplus: '19.90', contingency: '0.00' };
    const flow = flowOf({ lines, totals });
    expect(flow.sources.map(({ name, amount }) => [name, amount])).toEqual([['物业费', '100.00']]);
    expect(flow.uses.map(({ name }) => name)).toEqual(['保洁', '无', '绿化']);
    expect(flow.closing).toBe('19.90');
    expect(largestUses(lines, 3).map(({ name }) => name)).toEqual(['保洁', '绿化']);
  });
});

describe('what a budget means for one home', () => {
  const areas = { home: '89.50', whole: '83404.00' };

  it('divides each line by area and month, the largest first', () => {
    const lines = [
      line({ name: '绿化', amount: '48000.00' }),
      line({ name: '工资', amount: '790800.00' }),
      line({ name: '物业费', side: 'income', amount: '1104936.19' }),
    ];
    expect(sharesOf(lines, areas)).toEqual([
      { name: '工资', amount: '70.72' },
      { name: '绿化', amount: '4.29' },
    ]);
    expect(sharesOf(lines, { home: '89.50', whole: '0.00' })).toEqual([]);
    expect(monthOfHome('-48000.00', areas)).toBe('-4.29');
  });

  it('takes the fee from the line of service fees, by the price per square metre', () => {
    const fee = line({ side: 'income', accountCode: '410101', unitPrice: '1.2000' });
    expect(feeLine([line({}), fee])).toBe(fee);
    expect(feeOfHome('89.50', '1.2000')).toBe('107.40');
    expect(feeOfHome('89.50', '1.2345')).toBe('110.49');
    expect(feeOfHome('89.50', '2')).toBe('179.00');
  });

  it('compares account by account, since last year is known by account', () => {
    const lines = [
      line({ name: '楼道保洁', amount: '30000.00', lastYear: '50000.00' }),
      line({ name: '外墙清洗', amount: '24000.00' }),
      line({
        name: '绿化',
        accountCode: '5105',
        accountName: '绿化养护',
        amount: '48000.00',
        lastYear: '60000.00',
      }),
    ];
    const { against, changes } = comparedWith(lines, [line({ amount: '1.00' })]);
    expect(against).toBe('actual');
    expect(changes).toEqual([
      { name: '清洁卫生', amount: '4000.00' },
      { name: '绿化', amount: '-12000.00' },
    ]);
    expect(greatestOf(changes)?.name).toBe('绿化');
    expect(greatestOf([{ name: '绿化', amount: '0.00' }])).toBeUndefined();
    expect(lines.map((one) => ownLastYear(one, lines))).toEqual([null, null, '60000.00']);
  });

  it('compares with the plan of the year before while its books are not whole', () => {
    const now = [line({ amount: '54000.00' }), line({ accountCode: '5105', amount: '1.00' })];
    const last = [
      line({ amount: '30000.00' }),
      line({ amount: '20000.00' }),
      line({ name: '装饰', accountCode: '5111', amount: '500.00' }),
    ];
    expect(comparedWith(now, last)).toEqual({
      against: 'plan',
      changes: [
        { name: '保洁', amount: '4000.00' },
        { name: '保洁', amount: '1.00' },
        { name: '装饰', amount: '-500.00' },
      ],
    });
    expect(comparedWith(now, undefined).changes).toEqual([]);
  });

  it('compares with no year that is not over, or that the books do not have whole', () => {
    const budget = { year: 2026, lines: [line({ lastYear: '50000.00' })] };
    const lastYear = (booksStartOn: string | undefined, today = '2026-01-01') =>
      comparable(budget, { booksStartOn, today }).lines[0]?.lastYear;
    expect(lastYear('2025-01-01')).toBe('50000.00');
    expect(lastYear('2025-07-01')).toBeNull();
    expect(lastYear('2025-01-01', '2025-12-31')).toBeNull();
    expect(lastYear(undefined)).toBeNull();
  });
});
