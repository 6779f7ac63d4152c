import { Money } from '../../src/shared/money';
import type { TableBlock } from '../layout/document/document';
import { assertAgrees } from './figures.rules';
import {
  allFunds,
  type AmountOf,
  ASSETS,
  closingOf,
  expenseOf,
  type FundBooks,
  incomeOf,
  itemAmounts,
  type LeafSums,
  LIABILITIES,
  NET_ASSETS,
  netAssets,
  type StatementItem,
  sumUnder,
  yearMovedOf,
  yearOpeningOf,
} from './fund-books.rules';

/** Of one fund, or of the trust, on one day. */
interface Column {
  readonly title: string;
  readonly leaves: readonly LeafSums[];
  readonly amountOf: AmountOf;
  /** What funds owe each other: neither owned nor owed by the trust. */
  readonly offset: Money;
}

type Row = TableBlock['rows'][number];

const DUE_FROM = '1301';
const DUE_TO = '2301';

/**
 * 资产负债表: each fund, the trust as a whole, and as it was when the year began.
 * @throws plain Error where assets are not liabilities and net assets, in any column.
 */
export function balanceSheet(books: readonly FundBooks[], caption: string): TableBlock {
  const columns = balanceColumns(books);
  const assets = columns.map((column) => assetsOf(column));
  const debts = columns.map((column) => debtsOf(column));
  const nets = columns.map(({ leaves, amountOf }) => netAssets(leaves, amountOf));
  const both = debts.map((debt, at) => debt.plus(nets[at] ?? Money.zero));
  for (const [at, { title }] of columns.entries()) {
    assertAgrees(`balance of ${title}`, assets[at] ?? Money.zero, both[at] ?? Money.zero);
  }
  const rows = [
    ...itemRows(
      ASSETS,
      columns.map((column) => assetItems(column)),
    ),
    totalRow('资产总计', assets),
    ...itemRows(
      LIABILITIES,
      columns.map((column) => debtItems(column)),
    ),
    totalRow('负债合计', debts),
    totalRow('净资产（归全体业主）', nets),
    totalRow('负债和净资产总计', both),
  ];
  return wideTable(
    caption,
    columns.map(({ title }) => title),
    rows,
  );
}

function balanceColumns(books: readonly FundBooks[]): Column[] {
  const whole = allFunds(books);
  const wholeAt = (title: string, amountOf: AmountOf): Column => {
    const owed = sumUnder(whole, DUE_TO, amountOf).negated();
    const due = sumUnder(whole, DUE_FROM, amountOf);
    return { title, leaves: whole, amountOf, offset: due.isLessThan(owed) ? due : owed };
  };
  const ofFund = ({ name, leaves }: FundBooks): Column => ({
    title: name,
    leaves,
    amountOf: closingOf,
    offset: Money.zero,
  });
  return [...books.map(ofFund), wholeAt('合计', closingOf), wholeAt('合计（年初）', yearOpeningOf)];
}

const assetItems = ({ leaves, amountOf, offset }: Column): Money[] =>
  withoutOffset(ASSETS, DUE_FROM, offset, itemAmounts(leaves, ASSETS, amountOf));

const debtItems = ({ leaves, amountOf, offset }: Column): Money[] => {
  const owed = itemAmounts(leaves, LIABILITIES, (leaf) => amountOf(leaf).negated());
  return withoutOffset(LIABILITIES, DUE_TO, offset, owed);
};

const withoutOffset = (
  items: readonly StatementItem[],
  code: string,
  offset: Money,
  amounts: readonly Money[],
): Money[] =>
  amounts.map((amount, at) => (items[at]?.codes.includes(code) ? amount.minus(offset) : amount));

const assetsOf = (column: Column): Money => Money.sum(assetItems(column));
const debtsOf = (column: Column): Money => Money.sum(debtItems(column));

/**
 * 基金变动表 of the year so far: what each fund's net assets were, what moved them, what they are.
 * @throws plain Error where the movements do not lead from the one to the other.
 */
export function fundChanges(books: readonly FundBooks[], caption: string): TableBlock {
  const columns = [
    ...books.map(({ name, leaves }) => ({ title: name, leaves })),
    { title: '合计', leaves: allFunds(books) },
  ];
  const each = (amountIn: (leaves: readonly LeafSums[]) => Money) =>
    columns.map(({ leaves }) => amountIn(leaves));
  const opening = each((leaves) => netAssets(leaves, yearOpeningOf));
  const surplus = each((leaves) =>
    incomeOf(leaves, yearMovedOf).minus(expenseOf(leaves, yearMovedOf)),
  );
  const others = columns.map(({ leaves }) =>
    itemAmounts(leaves, NET_ASSETS, (leaf) => leaf.yearMoved.negated()),
  );
  const closing = each((leaves) => netAssets(leaves, closingOf));
  for (const [at, { title }] of columns.entries()) {
    const told = Money.sum([...pick(opening, at), ...pick(surplus, at), ...(others[at] ?? [])]);
    assertAgrees(`net assets of ${title}`, told, closing[at] ?? Money.zero);
  }
  return wideTable(
    caption,
    columns.map(({ title }) => title),
    [
      totalRow('年初净资产', opening),
      plainRow(
        '加：本年收入',
        each((leaves) => incomeOf(leaves, yearMovedOf)),
      ),
      plainRow(
        '减：本年费用',
        each((leaves) => expenseOf(leaves, yearMovedOf)),
      ),
      totalRow('本年收支结余', surplus),
      ...itemRows(NET_ASSETS, others),
      totalRow('期末净资产', closing),
    ],
  );
}

const pick = (amounts: readonly Money[], at: number): Money[] => amounts.slice(at, at + 1);

/** Lines of nothing but zeros are left out: a community has some ten of the thirty. */
function itemRows(items: readonly StatementItem[], columns: readonly (readonly Money[])[]): Row[] {
  return items.flatMap(({ name }, at) => {
    const amounts = columns.map((column) => column[at] ?? Money.zero);
    return amounts.every((amount) => amount.isZero()) ? [] : [plainRow(name, amounts)];
  });
}

const plainRow = (name: string, amounts: readonly Money[]): Row => ({
  cells: [name, ...amounts.map(figure)],
  indent: 1,
});

const totalRow = (name: string, amounts: readonly Money[]): Row => ({
  cells: [name, ...amounts.map((amount) => amount.format())],
  isTotal: true,
});

/** A wide table is read more easily with its blanks. */
const figure = (amount: Money): string => (amount.isZero() ? '—' : amount.format());

function wideTable(caption: string, titles: readonly string[], rows: readonly Row[]): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      { title: '项目', share: 19 },
      ...titles.map((title) => ({ title, share: 13, align: 'right' as const })),
    ],
    rows,
    landscape: true,
  };
}
