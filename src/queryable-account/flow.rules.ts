import { Money } from '../shared/money';
import { splitByWeight } from '../shared/split';
import { groupedBy } from './grouped.rules';
import { BETWEEN_FUNDS, type Category, categoryOf, categoryRank } from './plain-words.rules';

/**
 * Money in and out of the trust on cash basis (收付实现制): what the cash and bank accounts received
 * and paid, named by the accounts on the other side. What never touched money (计费, 计提, 折旧) is
 * not here; a transfer between the trust's own bank accounts has no other side and vanishes.
 */

/** The non-cash side of one entry within one fund, summed by account, in yuan; red lines negative. */
export interface CounterLine {
  readonly accountCode: string;
  readonly debit: Money;
  readonly credit: Money;
}

/** Cash that came in (from `accountCode`) or went out (to it) in a period, in one fund. */
export interface CashMovement {
  readonly period: string;
  readonly fund: string;
  readonly accountCode: string;
  readonly side: 'source' | 'use';
  readonly amount: Money;
}

export interface FlowAccount {
  readonly code: string;
  readonly amount: Money;
}

export interface FlowLine {
  readonly key: string;
  readonly name: string;
  readonly amount: Money;
  readonly accounts: readonly FlowAccount[];
}

export interface FlowMonth {
  readonly period: string;
  readonly in: Money;
  readonly out: Money;
  readonly closing: Money;
}

export interface Flow {
  readonly opening: Money;
  readonly closing: Money;
  readonly sources: readonly FlowLine[];
  readonly uses: readonly FlowLine[];
  readonly byMonth: readonly FlowMonth[];
}

type Side = 'debit' | 'credit';

/** Income and expense; everything else is what the trust has or owes. */
const isNominal = (accountCode: string) => /^[45]/.test(accountCode);

/**
 * What of one entry's other side was settled in cash: `credit` is where money came from, `debit`
 * where it went. As a rule each line counts in full, because debits and credits of a fund are equal.
 * Only where a paying entry also books a debt (借 水电费 1000，贷 应付 800，贷 银行 200) the lines
 * share the 200 that moved, in proportion and exact to the fen; and likewise for receipts.
 * Σ credit − Σ debit is the change of cash, before and after.
 */
export function settledInCash(lines: readonly CounterLine[]): CounterLine[] {
  const isRed = lines.every((line) => !line.debit.isPositive() && !line.credit.isPositive());
  return isRed ? settledBlack(lines.map(mirrored)).map(mirrored) : settledBlack(lines);
}

function settledBlack(lines: readonly CounterLine[]): CounterLine[] {
  const change = sumOf(lines, 'credit').minus(sumOf(lines, 'debit'));
  const main: Side = change.isNegative() ? 'debit' : 'credit';
  const opposite: Side = main === 'debit' ? 'credit' : 'debit';
  const hasRed = lines.some((line) => line.debit.isNegative() || line.credit.isNegative());
  const offset = sumOf(
    lines.filter((line) => !isNominal(line.accountCode)),
    opposite,
  );
  if (hasRed || offset.isZero()) return [...lines];
  const settled = sumOf(lines, main).minus(offset);
  if (settled.isNegative()) return [...lines];
  return reducedTo(settled, lines, main);
}

function reducedTo(settled: Money, lines: readonly CounterLine[], main: Side): CounterLine[] {
  const shares = splitByWeight(
    settled,
    lines.map((line) => line[main].toFen()),
  );
  return lines.map((line, index) => {
    const paid = shares[index] ?? Money.zero;
    const debit = main === 'debit' ? paid : nominalPart(line, 'debit');
    const credit = main === 'credit' ? paid : nominalPart(line, 'credit');
    return { accountCode: line.accountCode, debit, credit };
  });
}

const nominalPart = (line: CounterLine, side: Side) =>
  isNominal(line.accountCode) ? line[side] : Money.zero;

const mirrored = (line: CounterLine): CounterLine => ({
  accountCode: line.accountCode,
  debit: line.debit.negated(),
  credit: line.credit.negated(),
});

const sumOf = (lines: readonly CounterLine[], side: Side) =>
  Money.sum(lines.map((line) => line[side]));

/** Counter lines as movements: a credit is a source, a debit a use. */
export function movementsOf(
  where: { period: string; fund: string },
  lines: readonly CounterLine[],
): CashMovement[] {
  const found: CashMovement[] = [];
  for (const { accountCode, debit, credit } of lines) {
    if (!credit.isZero()) found.push({ ...where, accountCode, side: 'source', amount: credit });
    if (!debit.isZero()) found.push({ ...where, accountCode, side: 'use', amount: debit });
  }
  return found;
}

/**
 * The whole picture: opening + Σ sources − Σ uses = closing, to the fen, and so for every month.
 * `periods` are all months shown, in order; movements outside them are a programmer's mistake.
 * Within the whole trust (more than one fund), what one fund gave another is offset.
 */
export function flowOf(
  opening: Money,
  periods: readonly string[],
  movements: readonly CashMovement[],
): Flow {
  const kept = withoutTransfersBetweenFunds(movements);
  const byMonth = monthsOf(opening, periods, kept);
  return {
    opening,
    closing: byMonth.at(-1)?.closing ?? opening,
    sources: linesOf(kept, 'source'),
    uses: linesOf(kept, 'use'),
    byMonth,
  };
}

function monthsOf(
  opening: Money,
  periods: readonly string[],
  movements: readonly CashMovement[],
): FlowMonth[] {
  const stray = movements.find((movement) => !periods.includes(movement.period));
  if (stray) throw new Error(`movement in ${stray.period}, outside the months shown`);
  let closing = opening;
  return periods.map((period) => {
    const ofMonth = movements.filter((movement) => movement.period === period);
    const [moneyIn, out] = [totalOf(ofMonth, 'source'), totalOf(ofMonth, 'use')];
    closing = closing.plus(moneyIn).minus(out);
    return { period, in: moneyIn, out, closing };
  });
}

/**
 * What fund A gave and fund B received in the same month is neither a source nor a use of the trust.
 * Where the two legs fall into different months the difference stays, or cash would not add up.
 */
export function withoutTransfersBetweenFunds<Movement extends CashMovement>(
  movements: readonly Movement[],
): Movement[] {
  const isBetween = (movement: Movement) => categoryOf(movement.accountCode).key === BETWEEN_FUNDS;
  const between = movements.filter(isBetween);
  if (new Set(movements.map((movement) => movement.fund)).size < 2) return [...movements];
  const kept = movements.filter((movement) => !isBetween(movement));
  for (const period of new Set(between.map((movement) => movement.period))) {
    const ofMonth = between.filter((movement) => movement.period === period);
    const net = totalOf(ofMonth, 'source').minus(totalOf(ofMonth, 'use'));
    const first = ofMonth[0];
    if (net.isZero() || !first) continue;
    const side = net.isPositive() ? 'source' : 'use';
    kept.push({ ...first, side, amount: net.abs() });
  }
  return kept;
}

function linesOf(movements: readonly CashMovement[], side: CashMovement['side']): FlowLine[] {
  const groups = groupedBy(
    movements.filter((movement) => movement.side === side),
    (movement) => categoryOf(movement.accountCode).key,
  );
  return [...groups.entries()]
    .map(([key, group]) => flowLine(key, side, group))
    .filter((line) => !line.amount.isZero() || line.accounts.length > 0)
    .sort((a, b) => b.amount.compare(a.amount) || categoryRank(a.key) - categoryRank(b.key));
}

function flowLine(key: string, side: CashMovement['side'], group: CashMovement[]): FlowLine {
  const category: Category = categoryOf(group[0]?.accountCode ?? '');
  return {
    key,
    name: side === 'source' ? category.sourceName : category.useName,
    amount: Money.sum(group.map((movement) => movement.amount)),
    accounts: accountsOf(group),
  };
}

function accountsOf(group: readonly CashMovement[]): FlowAccount[] {
  const sums = new Map<string, Money>();
  for (const { accountCode, amount } of group) {
    sums.set(accountCode, (sums.get(accountCode) ?? Money.zero).plus(amount));
  }
  return [...sums.entries()]
    .map(([code, amount]) => ({ code, amount }))
    .filter((account) => !account.amount.isZero())
    .sort((a, b) => b.amount.compare(a.amount) || (a.code < b.code ? -1 : 1));
}

const totalOf = (movements: readonly CashMovement[], side: CashMovement['side']) =>
  Money.sum(
    movements.filter((movement) => movement.side === side).map((movement) => movement.amount),
  );
