import { Money } from '../../src/shared/money';

/** One account of one fund; all amounts are debit less credit, in yuan. */
export interface LeafSums {
  readonly code: string;
  readonly name: string;
  /** Before the first month asked for. */
  readonly opening: Money;
  /** In the months asked for. */
  readonly moved: Money;
  /** From January of the last month's year. */
  readonly yearMoved: Money;
  readonly closing: Money;
}

export interface FundBooks {
  readonly fund: string;
  readonly name: string;
  readonly leaves: readonly LeafSums[];
}

/** Which amount of an account is meant, as debit less credit. */
export type AmountOf = (leaf: LeafSums) => Money;

export const closingOf: AmountOf = (leaf) => leaf.closing;
export const openingOf: AmountOf = (leaf) => leaf.opening;
export const movedOf: AmountOf = (leaf) => leaf.moved;
export const yearMovedOf: AmountOf = (leaf) => leaf.yearMoved;
/** What the account held when the year began. */
export const yearOpeningOf: AmountOf = (leaf) => leaf.closing.minus(leaf.yearMoved);

/** 1 资产, 2 负债, 3 净资产, 4 收入, 5 费用. */
export type Kind = '1' | '2' | '3' | '4' | '5';

/** 报表项目: accounts that one line of a statement adds up. */
export interface StatementItem {
  readonly name: string;
  /** Beginnings of the codes; the longest that fits decides. */
  readonly codes: readonly string[];
}

export const ASSETS: readonly StatementItem[] = [
  { name: '货币资金', codes: ['1001', '1002', '1012'] },
  { name: '应收物业费', codes: ['112201'] },
  { name: '应收停车费', codes: ['112202'] },
  { name: '应收公共收益', codes: ['112203'] },
  { name: '减：坏账准备', codes: ['1231'] },
  { name: '预付账款', codes: ['1123'] },
  { name: '其他应收款', codes: ['1221'] },
  { name: '基金间应收', codes: ['1301'] },
  { name: '维修材料', codes: ['1403'] },
  { name: '固定资产净值', codes: ['1601', '1602'] },
  { name: '长期待摊费用', codes: ['1801'] },
  { name: '其他资产', codes: ['1'] },
];

export const LIABILITIES: readonly StatementItem[] = [
  { name: '应付账款', codes: ['2202'] },
  { name: '预收账款', codes: ['2203'] },
  { name: '应付职工薪酬', codes: ['2211'] },
  { name: '应交税费', codes: ['2221'] },
  { name: '应退押金', codes: ['224101', '224102'] },
  { name: '代收水电费', codes: ['224103'] },
  { name: '待查款', codes: ['224105'] },
  { name: '应退业主款', codes: ['224106'] },
  { name: '应付受托人报酬', codes: ['2251'] },
  { name: '受托人垫付款', codes: ['2252'] },
  { name: '基金间应付', codes: ['2301'] },
  { name: '其他负债', codes: ['2'] },
];

/** What moves net assets beside income and expense. */
export const NET_ASSETS: readonly StatementItem[] = [
  { name: '移交转入的本金', codes: ['3001'] },
  { name: '维修资金归集与划转', codes: ['3103'] },
  { name: '结余分配', codes: ['3202'] },
  { name: '以前年度结余调整', codes: ['3301'] },
  { name: '基金结余转入转出', codes: ['3'] },
];

/** Σ of the accounts whose code begins so. */
export const sumUnder = (
  leaves: readonly LeafSums[],
  code: string,
  amountOf: AmountOf = closingOf,
): Money => Money.sum(leaves.filter((leaf) => leaf.code.startsWith(code)).map(amountOf));

/** The lines of a statement in their order; every account of the kind is in exactly one. */
export function itemAmounts(
  leaves: readonly LeafSums[],
  items: readonly StatementItem[],
  amountOf: AmountOf,
): Money[] {
  return items.map((item) =>
    Money.sum(leaves.filter(({ code }) => itemOf(code, items) === item).map(amountOf)),
  );
}

function itemOf(code: string, items: readonly StatementItem[]): StatementItem | null {
  let best: { item: StatementItem; length: number } | null = null;
  for (const item of items) {
    for (const prefix of item.codes) {
      if (code.startsWith(prefix) && prefix.length > (best?.length ?? 0)) {
        best = { item, length: prefix.length };
      }
    }
  }
  return best?.item ?? null;
}

/** What is the owners': Σ of net assets, income and expense, as credit less debit. */
export function netAssets(leaves: readonly LeafSums[], amountOf: AmountOf): Money {
  const kinds: readonly Kind[] = ['3', '4', '5'];
  return Money.sum(kinds.map((kind) => sumUnder(leaves, kind, amountOf))).negated();
}

export const incomeOf = (leaves: readonly LeafSums[], amountOf: AmountOf): Money =>
  sumUnder(leaves, '4', amountOf).negated();

export const expenseOf = (leaves: readonly LeafSums[], amountOf: AmountOf): Money =>
  sumUnder(leaves, '5', amountOf);

/** The same account of all funds as one, in the order of codes. */
export function allFunds(books: readonly FundBooks[]): LeafSums[] {
  const byCode = new Map<string, LeafSums>();
  for (const leaf of books.flatMap(({ leaves }) => leaves)) {
    const known = byCode.get(leaf.code);
    byCode.set(leaf.code, known ? added(known, leaf) : leaf);
  }
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const added = (one: LeafSums, other: LeafSums): LeafSums => ({
  ...one,
  opening: one.opening.plus(other.opening),
  moved: one.moved.plus(other.moved),
  yearMoved: one.yearMoved.plus(other.yearMoved),
  closing: one.closing.plus(other.closing),
});
