import type { IncomeInBooks } from '../../src/common-income/common-income.queries';
import type { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';
import { assertAgrees } from './figures.rules';

/** 共有部分的经营与收益: gross, cost and net (民法典 282); the columns are those of `spans`. */
export function incomeBooksTable(
  spans: readonly { readonly title: string; readonly books: IncomeInBooks }[],
): TableBlock {
  for (const { books } of spans) {
    const { contractIncome, parkingIncome, otherIncome, income } = books;
    assertAgrees('common income', contractIncome.plus(parkingIncome).plus(otherIncome), income);
  }
  const row = (name: string, amountOf: (books: IncomeInBooks) => Money) => [
    name,
    ...spans.map(({ books }) => amountOf(books).format()),
  ];
  return {
    kind: 'table',
    columns: [
      { title: '项目', share: 40 },
      ...spans.map(({ title }) => ({ title, share: 20, align: 'right' as const })),
    ],
    rows: [
      { cells: row('合同和场地的收入', (books) => books.contractIncome), indent: 1 },
      { cells: row('停车月租', (books) => books.parkingIncome), indent: 1 },
      { cells: row('其他公共收益', (books) => books.otherIncome), indent: 1 },
      { cells: row('收入合计', (books) => books.income), isTotal: true },
      { cells: row('减：经营成本', (books) => books.cost), indent: 1 },
      { cells: row('净收益（归全体业主）', netIncome), isTotal: true },
    ],
  };
}

export const netIncome = ({ income, cost }: IncomeInBooks): Money => income.minus(cost);
