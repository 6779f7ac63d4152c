import { Money } from '../../src/shared/money';

/** A home's months as its paper and picture tell them. */
export interface MyMoneyFacts {
  readonly communityName: string;
  /** "2026年1月至3月". */
  readonly span: string;
  /** "3栋2单元301"; null unless the resident wants it on it. */
  readonly home: string | null;
  readonly basis: 'area' | 'equal';
  readonly households: number;
  readonly opening: Money;
  readonly paid: Money;
  readonly income: Money;
  readonly uses: Money;
  readonly held: Money;
  readonly useLines: readonly {
    readonly name: string;
    readonly amount: Money;
    readonly whole: Money;
  }[];
  /** Σ of all homes, and the books, at the end. */
  readonly sum: Money;
  readonly ledger: Money;
  /** The rule with the home's own figures; its area is among them. */
  readonly sentences: readonly string[];
  /** Hash over all homes' rows, as the proof log has it; null while it has none. */
  readonly root: string | null;
  readonly url: string;
}

export interface MyMoneyRow {
  readonly name: string;
  readonly amount: string;
  readonly whole: string;
  /** Of the largest, 0 to 1000: how long its bar is. */
  readonly permille: number;
}

export interface MyMoneyContent {
  readonly title: string;
  readonly place: string;
  /** opening, paid, income, uses, held: name and figure. */
  readonly sums: readonly { readonly name: string; readonly figure: string }[];
  readonly rows: readonly MyMoneyRow[];
  readonly rule: readonly string[];
  readonly check: string;
  readonly root: string;
  readonly url: string;
}

/** What is not among the largest becomes one row, so that the sum stays whole. */
function fewer(lines: MyMoneyFacts['useLines'], most: number): MyMoneyFacts['useLines'] {
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1);
  return [
    ...lines.slice(0, most - 1),
    {
      name: `其他 ${rest.length} 项`,
      amount: Money.sum(rest.map(({ amount }) => amount)),
      whole: Money.sum(rest.map(({ whole }) => whole)),
    },
  ];
}

/**
 * Everything on the sheet, as text. Without the home's name there is nothing on it that tells which home it
 * is: not the room, and not its area either.
 * @param most rows of uses.
 * @throws plain Error when the figures do not come to what is left, or the uses not to their sum.
 */
export function myMoneyContent(facts: MyMoneyFacts, most: number): MyMoneyContent {
  const { opening, paid, income, uses, held, useLines } = facts;
  if (!opening.plus(paid).plus(income).minus(uses).equals(held)) {
    throw new Error('the months of a home do not add up');
  }
  if (!Money.sum(useLines.map(({ amount }) => amount)).equals(uses)) {
    throw new Error('the uses of a home do not add up');
  }
  return {
    title: `我的${paid.format()}元去哪了`,
    place: [facts.communityName, ...(facts.home ? [facts.home] : []), facts.span].join(' · '),
    sums: [
      { name: '以前剩下', figure: opening.format() },
      { name: '我家交了', figure: paid.format() },
      { name: '分到的收入', figure: income.format() },
      { name: '分摊的支出', figure: uses.format() },
      { name: '还在账上', figure: held.format() },
    ],
    rows: rowsOf(fewer(useLines, most)),
    rule: facts.home === null ? plainRule(facts) : facts.sentences,
    check: checkOf(facts),
    root: facts.root === null ? '' : `存证指纹 ${facts.root}`,
    url: facts.url,
  };
}

function rowsOf(lines: MyMoneyFacts['useLines']): MyMoneyRow[] {
  const largest = lines.reduce(
    (most, { amount }) => (amount.isMoreThan(most) ? amount : most),
    Money.zero,
  );
  return lines.map(({ name, amount, whole }) => ({
    name,
    amount: amount.format(),
    whole: whole.format(),
    permille: amount.isPositive() ? Number((amount.toFen() * 1000n) / largest.toFen()) : 0,
  }));
}

function plainRule({ basis, households }: MyMoneyFacts): string[] {
  const way = basis === 'area' ? '按面积' : '按户平均';
  return [
    '交的物业费和维修资金记在自家名下，退回的减去。',
    `其他收入和每一笔支出由全小区 ${households} 户${way}分摊，精确到分。`,
    '以前剩下 ＋ 交的 ＋ 分到的收入 － 分摊的支出 ＝ 还在信托账户里的钱。',
  ];
}

function checkOf({ households, sum, ledger }: MyMoneyFacts): string {
  const difference = sum.minus(ledger);
  return difference.isZero()
    ? `${households} 户合计 ＝ 账本，差额 0.00 元`
    : `注意：${households} 户合计与账本相差 ${difference.format()} 元，正在核对`;
}
