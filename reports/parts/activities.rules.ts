import { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';
import { changeOf, type NamedAmount } from './figures.rules';
import { type AmountOf, type LeafSums, movedOf, yearMovedOf } from './fund-books.rules';

/** 收支表: what was earned and spent, by account, in the span before, in this one and in the year. */
export interface Activities {
  readonly now: readonly LeafSums[];
  readonly before: readonly LeafSums[];
}

type Row = TableBlock['rows'][number];

const SIDES = [
  { kind: '4', name: '收入', total: '收入合计' },
  { kind: '5', name: '费用', total: '费用合计' },
] as const;

/** Income and expense with their totals and the surplus; columns: before, now, change, and the year. */
export function activityTable(
  { now, before }: Activities,
  titles: { readonly before: string; readonly now: string; readonly year: string | null },
): TableBlock {
  const rows = SIDES.flatMap((side) => sideRows({ now, before }, side));
  return {
    kind: 'table',
    columns: [
      { title: '项目', share: 32 },
      { title: titles.before, share: 17, align: 'right' },
      { title: titles.now, share: 17, align: 'right' },
      { title: '增减', share: 17, align: 'right' },
      // where the span is the year itself
      ...(titles.year === null ? [] : [{ title: titles.year, share: 17, align: 'right' as const }]),
    ],
    rows: [...rows, surplusRow({ now, before })].map((row) => ({
      ...row,
      cells: titles.year === null ? row.cells.slice(0, -1) : row.cells,
    })),
  };
}

function sideRows({ now, before }: Activities, side: (typeof SIDES)[number]): Row[] {
  const ofSide = (leaves: readonly LeafSums[]) =>
    leaves.filter(({ code }) => code.startsWith(side.kind));
  const sign = signOf(side.kind);
  const earlier = new Map(ofSide(before).map((leaf) => [leaf.code, sign(movedOf)(leaf)]));
  const rows = ofSide(now)
    .map((leaf) => ({
      name: leaf.name,
      before: earlier.get(leaf.code) ?? Money.zero,
      now: sign(movedOf)(leaf),
      year: sign(yearMovedOf)(leaf),
    }))
    .filter((each) => !(each.before.isZero() && each.now.isZero() && each.year.isZero()));
  const sum = (of: 'before' | 'now' | 'year') => Money.sum(rows.map((row) => row[of]));
  const total = { name: side.total, before: sum('before'), now: sum('now'), year: sum('year') };
  return [...rows.map((row) => ({ ...rowOf(row), indent: 1 })), { ...rowOf(total), isTotal: true }];
}

function surplusRow({ now, before }: Activities): Row {
  return {
    ...rowOf({
      name: '收支结余',
      before: surplusOf(before, movedOf),
      now: surplusOf(now, movedOf),
      year: surplusOf(now, yearMovedOf),
    }),
    isTotal: true,
  };
}

interface Amounts {
  readonly name: string;
  readonly before: Money;
  readonly now: Money;
  readonly year: Money;
}

const rowOf = ({ name, before, now, year }: Amounts) => ({
  cells: [name, before.format(), now.format(), changeOf(now, before), year.format()],
});

/** Income grows on the right side of the books, expense on the left. */
const signOf =
  (kind: '4' | '5') =>
  (amountOf: AmountOf): AmountOf =>
  (leaf) =>
    kind === '4' ? amountOf(leaf).negated() : amountOf(leaf);

/** Income less expense. */
export const surplusOf = (leaves: readonly LeafSums[], amountOf: AmountOf): Money =>
  Money.sum(leaves.filter(({ code }) => /^[45]/.test(code)).map(amountOf)).negated();

/** The largest expenses, and how many more there are as one. */
export function largestExpenses(
  leaves: readonly LeafSums[],
  amountOf: AmountOf,
  most: number,
): NamedAmount[] {
  const spent = leaves
    .filter(({ code }) => code.startsWith('5'))
    .map((leaf) => ({ name: leaf.name, amount: amountOf(leaf) }))
    .filter(({ amount }) => amount.isPositive())
    .toSorted((a, b) => b.amount.compare(a.amount));
  const rest = spent.slice(most);
  if (rest.length === 0) return spent;
  const amount = Money.sum(rest.map((each) => each.amount));
  return [...spent.slice(0, most), { name: `其余 ${rest.length} 项`, amount }];
}
