import { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';
import { changeOf } from '../parts/figures.rules';
import {
  type AmountOf,
  expenseOf,
  itemAmounts,
  type LeafSums,
  movedOf,
  type StatementItem,
  yearMovedOf,
} from '../parts/fund-books.rules';

/** 物业服务支出的构成 (物业服务收费管理办法 11), and what is beside it. */
const HEADS: readonly StatementItem[] = [
  { name: '管理服务人员工资、社保和福利', codes: ['5101'] },
  { name: '共用部位、共用设施日常运行和维护', codes: ['5102', '5103', '5104'] },
  { name: '清洁卫生', codes: ['5105'] },
  { name: '绿化养护', codes: ['5106'] },
  { name: '秩序维护', codes: ['5107'] },
  { name: '办公费用', codes: ['5109'] },
  { name: '固定资产折旧', codes: ['5110'] },
  { name: '共用部位及公众责任保险', codes: ['5108'] },
  { name: '受托人报酬', codes: ['5201'] },
  { name: '公共收益经营成本', codes: ['5301'] },
  { name: '专项工程（维修资金等限定用途）', codes: ['5401'] },
  { name: '经业主同意的其他费用', codes: ['5'] },
];

/** Expenses of the span, of the one before and of the year by head. */
export function costHeads(now: readonly LeafSums[], before: readonly LeafSums[]): TableBlock {
  const spent = (leaves: readonly LeafSums[]) => leaves.filter(({ code }) => code.startsWith('5'));
  const of = (leaves: readonly LeafSums[], amountOf: AmountOf) =>
    itemAmounts(spent(leaves), HEADS, amountOf);
  const [earlier, current, year] = [of(before, movedOf), of(now, movedOf), of(now, yearMovedOf)];
  const rows = HEADS.map(({ name }, at) => ({
    name,
    amounts: [earlier, current, year].map((amounts) => amounts[at] ?? Money.zero),
  })).filter(({ amounts }) => amounts.some((amount) => !amount.isZero()));
  const totals = [expenseOf(before, movedOf), expenseOf(now, movedOf), expenseOf(now, yearMovedOf)];
  return {
    kind: 'table',
    caption: '服务费用（权责发生制）',
    columns: [
      { title: '费用', share: 36 },
      ...['上季度', '本季度', '增减', '本年累计'].map((title) => ({
        title,
        share: 16,
        align: 'right' as const,
      })),
    ],
    rows: [
      ...rows.map(({ name, amounts }) => ({ cells: cellsOf(name, amounts) })),
      { cells: cellsOf('合计', totals), isTotal: true },
    ],
  };
}

function cellsOf(name: string, amounts: readonly Money[]): string[] {
  const [before = Money.zero, now = Money.zero, year = Money.zero] = amounts;
  return [name, before.format(), now.format(), changeOf(now, before), year.format()];
}
