import { read } from '@e965/xlsx';
import { rowsOfXlsx } from '../../platform/files/table-file';
import { newId } from '../../shared/ids';
import { reckoned } from '../lines.rules';
import type { BudgetLine } from '../lines.rules';
import { budgetSheet } from './budget-sheet';
import { readBudgetSheet } from './budget-sheet.rules';
import { budgetTemplate } from './template';

const line = (change: Partial<BudgetLine>): BudgetLine => ({
  lineId: newId(),
  side: 'expense',
  accountCode: '5106',
  name: '绿化养护',
  unit: '月',
  unitPrice: '4000',
  quantity: '1',
  frequency: '12',
  collectionRate: null,
  basis: '=合同 3 号，每月一次',
  fileIds: [],
  isContingency: false,
  ...change,
});

const LINES = [
  line({
    side: 'income',
    accountCode: '410101',
    name: '物业费',
    unit: '㎡·月',
    unitPrice: '1.2',
    quantity: '83404',
    collectionRate: '0.92',
  }),
  line({ unitPrice: '0.0001', quantity: '99999999.9999', frequency: '0.33' }),
  line({ accountCode: '5901', name: '预备费', isContingency: true, frequency: '1' }),
];
const ACCOUNTS = new Map([
  ['410101', 'income'],
  ['5106', 'expense'],
  ['5105', 'expense'],
  ['5901', 'expense'],
] as const);

const sheet = () =>
  budgetSheet({
    title: '2026 年物业服务预算',
    subtitle: '第 1 版',
    lines: reckoned(LINES),
    accountNames: new Map([['5106', '绿化养护']]),
  });

describe('a budget in a spreadsheet', () => {
  it('comes back as it went out, to the last decimal, without being opened in between', async () => {
    const rows = await rowsOfXlsx(await sheet());
    const context = { accounts: ACCOUNTS, lineIds: new Set(LINES.map(({ lineId }) => lineId)) };
    const { lines, problems } = readBudgetSheet(rows, context);
    expect(problems).toEqual([]);
    const expected = reckoned(LINES).map(({ fileIds: _files, position, amount, ...rest }) => ({
      ...rest,
      row: position + 3,
      amount: amount.toString(),
    }));
    expect(lines.map((each) => ({ ...each, amount: each.amount.toString() }))).toEqual(expected);
  });

  it('computes while one tries out: amounts and totals are formulas with their values', async () => {
    const book = read(await sheet());
    const cells = book.Sheets['预算表'] ?? {};
    expect(cells['I4']).toMatchObject({ t: 'n', v: 1104936.19 });
    expect(cells['I4'].f).toBe('ROUND(E4*F4*G4*IF(H4="",1,H4),2)');
    expect(cells['I7'].f).toBe('SUMIF(A4:A6,"收入",I4:I6)');
    expect(cells['I9'].f).toBe('SUMIF(A4:A6,"收入",I4:I6)-SUMIF(A4:A6,"支出",I4:I6)');
    // a person's words are text, whatever they begin with
    expect(cells['K4']).toMatchObject({ t: 's', v: '=合同 3 号，每月一次' });
  });

  it('has a template that is itself sound', async () => {
    const rows = await rowsOfXlsx(await budgetTemplate());
    const { lines, problems } = readBudgetSheet(rows, { accounts: ACCOUNTS, lineIds: new Set() });
    expect(problems).toEqual([]);
    expect(lines.map(({ name }) => name)).toEqual([
      '物业费（示例）',
      '垃圾清运（示例）',
      '预备费（示例）',
    ]);
  });
});
