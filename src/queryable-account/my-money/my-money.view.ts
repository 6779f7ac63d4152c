import { Money } from '../../shared/money';
import { ratioOf } from './my-money.rules';
import type { MoneyGroup } from './my-money.rules';
import type { MyMoney, UseCompared } from './my-money.queries';
import { spanWords } from './spans.rules';
import { type RuleTold, sentencesOf } from './sentences.rules';

/** Where money of the home, or a share of everybody's, came from. */
export class MoneySourceView {
  key: string;
  name: string;
  /** In yuan: this home's. */
  amount: string;
}

export class MoneyIncomeView extends MoneySourceView {
  /** In yuan: all homes' together, as the books have it. */
  whole: string;
}

/** A payment of this home; negative: given back. */
export class MyReceiptView {
  on: string;
  amount: string;
  /** Place in the books; opens the entry. */
  seq: string;
}

export class MyPaidView {
  total: string;
  lines: MoneySourceView[];
  receipts: MyReceiptView[];
}

/** 归大家: paid for a use (parking …), and everybody's income. */
export class PaidForUseView {
  total: string;
  lines: MoneySourceView[];
}

export class MyIncomeView {
  total: string;
  lines: MoneyIncomeView[];
}

export class MyUseView {
  /** Opens `my-money/uses/:key/entries`; the same through the years. */
  key: string;
  name: string;
  fund: string;
  /** Of the newest month; null where it was charged to no budget line. */
  budgetLineId: string | null;
  accountCode: string;
  /** In yuan: this home's share. */
  amount: string;
  whole: string;
  /** Part of all this home's uses: "0.2712". */
  shareOfUses: string;
  /** As many months right before; null where they are not closed. */
  lastSpan: string | null;
  /** The same months a year before; null where they are not closed. */
  lastYear: string | null;
}

export class MyUsesView {
  total: string;
  lines: MyUseView[];
}

/** opening + paid + income − uses = closing. */
export class MyFundView {
  fund: string;
  fundName: string;
  opening: string;
  paid: string;
  income: string;
  uses: string;
  closing: string;
}

/** Of what is still owed to the trust. */
export class MyClaimView {
  name: string;
  amount: string;
  whole: string;
}

export class MyClaimsView {
  total: string;
  lines: MyClaimView[];
}

export class MyMonthView {
  period: string;
  paid: string;
  income: string;
  uses: string;
  /** At its end. */
  held: string;
}

/** Σ of what all homes have left at the end, added up for this page, against the books as they stand. */
export class MyMoneyCheckView {
  /** Lines of the ledger in these months. */
  lines: number;
  /** How many homes were added up. */
  households: number;
  sum: string;
  ledger: string;
  difference: string;
}

/** The last month's place in the proof log, and the hash over all homes. */
export class MyMoneyProofView {
  period: string;
  leafIndex: number;
  root: string;
}

/** 我的钱去哪了: opening + paid + income − uses = held, to the fen; all in yuan. */
export class MyMoneyView {
  unitId: string;
  unitLabel: string;
  from: string;
  to: string;
  /** The newest month that is divided; null: none yet. */
  closedThrough: string | null;
  basis: 'area' | 'equal';
  basisName: string;
  /** Square metres where divided by area, else 1. */
  weight: string;
  totalWeight: string;
  households: number;
  /** The rule, with this home's own figures. */
  sentences: string[];
  opening: string;
  paid: MyPaidView;
  forUse: PaidForUseView;
  income: MyIncomeView;
  uses: MyUsesView;
  held: string;
  funds: MyFundView[];
  owed: MyClaimsView;
  /** What the home itself still owes: bills not paid, as of now. */
  ownDue: string;
  months: MyMonthView[];
  check: MyMoneyCheckView;
  proof: MyMoneyProofView | null;
}

export const basisNames = { area: '按面积分摊', equal: '按户平均分摊' } as const;

export function myMoneyViewOf(mine: MyMoney): MyMoneyView {
  const { money, span } = mine;
  return {
    unitId: mine.unitId,
    unitLabel: mine.unitLabel,
    from: span.from,
    to: span.to,
    closedThrough: mine.closedThrough,
    basis: mine.basis,
    basisName: basisNames[mine.basis],
    weight: weightText(mine, mine.weight),
    totalWeight: weightText(mine, mine.totalWeight),
    households: mine.households,
    sentences: sentencesOf(toldOf(mine)),
    opening: mine.opening.toString(),
    paid: paidViewOf(mine),
    forUse: { total: forUseOf(mine).toString(), lines: money.forUse.map(sourceViewOf) },
    income: incomeViewOf(mine),
    uses: { total: money.uses.toString(), lines: mine.uses.map((use) => useViewOf(use, mine)) },
    held: mine.held.toString(),
    funds: mine.funds.map(textsOf),
    owed: {
      total: Money.sum(mine.owed.map(({ amount }) => amount)).toString(),
      lines: mine.owed.map(textsOf),
    },
    ownDue: mine.ownDue.toString(),
    months: mine.months.map(textsOf),
    check: checkViewOf(mine),
    proof: mine.proof,
  };
}

const paidViewOf = ({ money, receipts }: MyMoney): MyPaidView => ({
  total: money.paid.toString(),
  lines: money.paidLines.map(sourceViewOf),
  receipts: receipts.map(({ on, amount, seq }) => ({ on, amount: amount.toString(), seq })),
});

const incomeViewOf = ({ money }: MyMoney): MyIncomeView => ({
  total: money.income.toString(),
  lines: money.incomeLines.map(({ key, name, amount, whole }) => ({
    key,
    name,
    amount: amount.toString(),
    whole: whole.toString(),
  })),
});

const checkViewOf = ({ check, households }: MyMoney): MyMoneyCheckView => ({
  lines: check.lines,
  households,
  sum: check.sum.toString(),
  ledger: check.ledger.toString(),
  difference: check.sum.minus(check.ledger).toString(),
});

/** Every Money of a plain row as text. */
function textsOf<T extends object>(row: T): { [K in keyof T]: T[K] extends Money ? string : T[K] } {
  const entries = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Money ? value.toString() : value,
  ]);
  return Object.fromEntries(entries) as { [K in keyof T]: T[K] extends Money ? string : T[K] };
}

const sourceViewOf = ({ key, name, amount }: MoneyGroup): MoneySourceView => ({
  key,
  name,
  amount: amount.toString(),
});

function useViewOf(use: UseCompared, { money }: MyMoney): MyUseView {
  return {
    ...textsOf(use),
    shareOfUses: ratioOf(use.amount.toFen(), money.uses.toFen()),
    lastSpan: use.lastSpan?.toString() ?? null,
    lastYear: use.lastYear?.toString() ?? null,
  };
}

const forUseOf = ({ money }: MyMoney): Money => Money.sum(money.forUse.map(({ amount }) => amount));

/** Square metres of hundredths; homes as they are. */
const weightText = ({ basis }: MyMoney, weight: bigint): string =>
  basis === 'area' ? Money.fen(weight).toString() : weight.toString();

/** What the sentences need. */
export function toldOf(mine: MyMoney): RuleTold {
  const { money, basis, weight, totalWeight, households, opening, held } = mine;
  const { paid, income, uses } = money;
  const shown = { paid, income, uses, forUse: forUseOf(mine) };
  const span = spanWords(mine.span);
  return { span, basis, weight, totalWeight, households, opening, held, ...shown };
}
