import { createHash } from 'node:crypto';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { groupedBy } from '../grouped.rules';
import { BETWEEN_FUNDS, categoryOf, categoryRank } from '../plain-words.rules';
import { MONEY_FUNDS } from './month-lines.rules';

/**
 * One home's months as it reads them. opening + paid + income − uses = held, by month, by fund and in all,
 * exactly, because every stored line is shown in one place only.
 */

/** One stored line with this home's part of it; yuan. */
export interface LineOfHome {
  readonly period: Period;
  readonly fund: string;
  readonly side: 'handover' | 'source' | 'use' | 'owed';
  readonly accountCode: string;
  readonly budgetLineId: string | null;
  /** Name of the budget line; null where it was charged to none. */
  readonly budgetLine: string | null;
  readonly own: boolean;
  readonly whole: Money;
  readonly share: Money;
  readonly brought: Money;
}

/** What is shown as one row. */
export interface MoneyGroup {
  /** Stable over the years; opens `uses/:key/entries`. */
  readonly key: string;
  readonly name: string;
  readonly fund: string;
  readonly budgetLineId: string | null;
  readonly accountCode: string;
  readonly whole: Money;
  readonly amount: Money;
}

export interface MoneySums {
  readonly paid: Money;
  readonly income: Money;
  readonly uses: Money;
}

/** The months of one home, told. `handover` belongs to what there was before. */
export interface HomeMoney extends MoneySums {
  readonly handover: Money;
  readonly paidLines: readonly MoneyGroup[];
  readonly forUse: readonly MoneyGroup[];
  readonly incomeLines: readonly MoneyGroup[];
  readonly useLines: readonly MoneyGroup[];
}

type Shown = 'handover' | 'paid' | 'income' | 'use';

/**
 * What one side of the trust gave another is neither income nor use: 基金往来, and money that is owed back to
 * a home, which is in 应退 until it is paid. Both are offset within a month, as the flow does.
 */
const OFFSET = [BETWEEN_FUNDS, 'owners-refund'];

const KEY_DIGITS = 12;

/** Name and fund tell a use through the years; the budget line's own number is each year another. */
export function keyOfLine(line: Pick<LineOfHome, 'fund' | 'accountCode' | 'budgetLine'>): string {
  const category = categoryOf(line.accountCode).key;
  if (OFFSET.includes(category)) return `all-${category}`;
  if (line.budgetLine === null) return `${line.fund}-${category}`;
  const name = createHash('sha256').update(line.budgetLine).digest('hex').slice(0, KEY_DIGITS);
  return `${line.fund}-${category}-${name}`;
}

/** Every line of these months where it is shown. */
export function homeMoney(lines: readonly LineOfHome[]): HomeMoney {
  const placed = [...groupedBy(lines, ({ period }) => period).values()].flatMap(placedOfMonth);
  const of = (shown: Shown) => placed.filter((each) => each.shown === shown);
  const groups = (shown: Shown) => groupsOf(of(shown), shown);
  const sum = (shown: Shown) => Money.sum(of(shown).map(({ amount }) => amount));
  return {
    handover: sum('handover'),
    paid: sum('paid'),
    income: sum('income'),
    uses: sum('use'),
    paidLines: groups('paid'),
    forUse: broughtFor(lines),
    incomeLines: groups('income'),
    useLines: groups('use'),
  };
}

interface Placed {
  readonly shown: Shown;
  readonly line: LineOfHome;
  readonly whole: Money;
  readonly amount: Money;
}

function placedOfMonth(lines: readonly LineOfHome[]): Placed[] {
  const kept = lines.filter(({ side }) => side !== 'owed');
  const offset = (line: LineOfHome) =>
    !line.own && line.side !== 'handover' && OFFSET.includes(categoryOf(line.accountCode).key);
  const plain = kept.filter((line) => !offset(line)).map(placedAlone);
  const groups = groupedBy(kept.filter(offset), keyOfLine);
  return [...plain, ...[...groups.values()].flatMap(placedTogether)];
}

function placedAlone(line: LineOfHome): Placed {
  const { side, own, whole, share: amount } = line;
  if (side === 'handover') return { shown: 'handover', line, whole, amount };
  if (own) {
    const back = side === 'use';
    return {
      shown: 'paid',
      line,
      whole: back ? whole.negated() : whole,
      amount: back ? amount.negated() : amount,
    };
  }
  return { shown: side === 'use' ? 'use' : 'income', line, whole, amount };
}

/** Offset: on the side of what is left, each line with its sign. */
function placedTogether(lines: readonly LineOfHome[]): Placed[] {
  const net = (of: 'whole' | 'share') =>
    Money.sum(lines.map((line) => (line.side === 'use' ? line[of].negated() : line[of])));
  const [whole, share] = [net('whole'), net('share')];
  if (whole.isZero() && share.isZero()) return [];
  const isUse = whole.isZero() ? share.isNegative() : whole.isNegative();
  return lines.map((line) => {
    const turned = (line.side === 'use') !== isUse;
    return {
      shown: isUse ? 'use' : 'income',
      line,
      whole: turned ? line.whole.negated() : line.whole,
      amount: turned ? line.share.negated() : line.share,
    };
  });
}

/** What stands behind one use: the lines, with the sign in which they count. */
export interface LineBehind {
  readonly line: LineOfHome;
  readonly isTurned: boolean;
}

export function linesBehindUse(lines: readonly LineOfHome[], key: string): LineBehind[] {
  return [...groupedBy(lines, ({ period }) => period).values()]
    .flatMap(placedOfMonth)
    .filter(({ shown, line }) => shown === 'use' && keyOfLine(line) === key)
    .map(({ line }) => ({ line, isTurned: line.side !== 'use' }));
}

function groupsOf(placed: readonly Placed[], shown: Shown): MoneyGroup[] {
  return [...groupedBy(placed, ({ line }) => keyOfLine(line))]
    .map(([key, group]) => groupOf(key, group, shown))
    .filter(({ whole, amount }) => !whole.isZero() || !amount.isZero())
    .sort(
      (a, b) =>
        b.whole.compare(a.whole) ||
        categoryRank(categoryOf(a.accountCode).key) - categoryRank(categoryOf(b.accountCode).key) ||
        (a.key < b.key ? -1 : 1),
    );
}

function groupOf(key: string, group: readonly Placed[], shown: Shown): MoneyGroup {
  const newest = group.at(-1)?.line;
  if (!newest) throw new Error('a group has at least one line');
  const category = categoryOf(newest.accountCode);
  const plain = shown === 'use' ? category.useName : category.sourceName;
  return {
    key,
    name: newest.budgetLine ?? plain,
    fund: newest.fund,
    budgetLineId: newest.budgetLineId,
    accountCode: newest.accountCode,
    whole: Money.sum(group.map(({ whole }) => whole)),
    amount: Money.sum(group.map(({ amount }) => amount)),
  };
}

/** What the home itself paid for a use (停车 …): everybody's income, told apart. */
function broughtFor(lines: readonly LineOfHome[]): MoneyGroup[] {
  const brought = lines
    .filter((line) => !line.brought.isZero())
    .map((line): Placed => {
      const amount = line.side === 'use' ? line.brought.negated() : line.brought;
      return { shown: 'income', line: { ...line, budgetLine: null }, whole: amount, amount };
    });
  return groupsOf(brought, 'income');
}

/** By fund: every line that moved money, nothing offset. */
export function fundsOf(
  lines: readonly LineOfHome[],
): { fund: string; handover: Money; paid: Money; income: Money; uses: Money }[] {
  return MONEY_FUNDS.map((fund) => {
    const placed = lines
      .filter((each) => each.fund === fund && each.side !== 'owed')
      .map(placedAlone);
    const sum = (shown: Shown) =>
      Money.sum(placed.filter((each) => each.shown === shown).map(({ amount }) => amount));
    return {
      fund,
      handover: sum('handover'),
      paid: sum('paid'),
      income: sum('income'),
      uses: sum('use'),
    };
  });
}

const RATIO_DIGITS = 4;

/** part ÷ whole to four decimals, half up: "0.2712"; "0.0000" of nothing. */
export function ratioOf(part: bigint, whole: bigint, digits = RATIO_DIGITS): string {
  const scale = 10n ** BigInt(digits);
  if (whole === 0n) return `0.${'0'.repeat(digits)}`;
  const negative = part < 0n !== whole < 0n && part !== 0n;
  const [above, below] = [part < 0n ? -part : part, whole < 0n ? -whole : whole];
  const scaled = (above * scale * 2n + below) / (below * 2n);
  const text = scaled.toString().padStart(digits + 1, '0');
  return `${negative ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
