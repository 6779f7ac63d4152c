import type { BudgetLine } from '../lines.rules';
import { reckoned } from '../lines.rules';
import { budgetSheet } from './budget-sheet';

const line = (
  side: BudgetLine['side'],
  name: string,
  figures: Pick<
    BudgetLine,
    'accountCode' | 'unit' | 'unitPrice' | 'quantity' | 'frequency' | 'basis'
  > &
    Partial<BudgetLine>,
): BudgetLine => ({
  lineId: '',
  side,
  name,
  collectionRate: null,
  fileIds: [],
  isContingency: false,
  ...figures,
});

/** One of each sort of line, with made-up figures: what is due times what will come in, and a reserve. */
const EXAMPLES: readonly BudgetLine[] = [
  line('income', '物业费（示例）', {
    accountCode: '410101',
    unit: '㎡·月',
    unitPrice: '1.20',
    quantity: '83404',
    frequency: '12',
    collectionRate: '0.92',
    basis: '计费面积 × 单价 × 12 个月 × 预计收缴率（以收定支）',
  }),
  line('expense', '垃圾清运（示例）', {
    accountCode: '5105',
    unit: '月',
    unitPrice: '4500',
    quantity: '1',
    frequency: '12',
    basis: '清运合同，每月 4,500 元',
  }),
  line('expense', '预备费（示例）', {
    accountCode: '5901',
    unit: '年',
    unitPrice: '40000',
    quantity: '1',
    frequency: '1',
    isContingency: true,
    basis: '不超过支出总额的 3%',
  }),
];

/** 预算表模板: the columns, three examples, and the totals as formulas. */
export function budgetTemplate(): Promise<Buffer> {
  return budgetSheet({
    title: '年度预算表（模板）',
    subtitle: '删去示例行后填写；金额由单价 × 数量 × 次数（× 收缴率）算出，可以留空',
    lines: reckoned(EXAMPLES),
    accountNames: new Map(),
  });
}
