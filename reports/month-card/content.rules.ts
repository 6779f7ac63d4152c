import type { Flow } from '../../src/queryable-account/flow.rules';
import type { Money } from '../../src/shared/money';
import { formatPeriod, type Period } from '../../src/shared/period';

/** What the books say of one month, for the card. */
export interface MonthCardFacts {
  readonly communityName: string;
  readonly period: Period;
  /** Whether its figures can no longer change. */
  readonly isClosed: boolean;
  readonly flow: Flow;
  /** 已与银行对账至…, as the badge of the pages says it. */
  readonly bank: { readonly agrees: boolean; readonly sentence: string };
  /** Where the QR code leads. */
  readonly url: string;
}

export interface CardLine {
  readonly name: string;
  readonly amount: Money;
}

/** 月度收支卡片, in the order in which it is read; the picture and its text say the same. */
export interface MonthCard {
  readonly communityName: string;
  readonly period: Period;
  readonly title: string;
  readonly income: Money;
  readonly expense: Money;
  readonly left: Money;
  /** The three largest uses, largest first; fewer when there were fewer. */
  readonly largest: readonly CardLine[];
  /** What went to all other uses. */
  readonly others: { readonly count: number; readonly amount: Money };
  readonly bank: MonthCardFacts['bank'];
  /** How far the figures may be relied on. */
  readonly standing: string;
  readonly url: string;
  /** Everything on the card as text, line by line: for screen readers and for chats without pictures. */
  readonly lines: readonly string[];
}

const LARGEST = 3;
const isSpent = (line: CardLine) => line.amount.isPositive();

/** 收入, 支出, 结余 on cash basis, as 钱从哪来到哪去 has them, and where the most of it went. */
export function monthCardOf(facts: MonthCardFacts): MonthCard {
  const { flow, period, communityName, bank, url } = facts;
  const [month] = flow.byMonth;
  if (!month || flow.byMonth.length !== 1) throw new Error('a card is of one month');
  const uses = flow.uses.filter(isSpent);
  const largest = uses.slice(0, LARGEST).map(({ name, amount }) => ({ name, amount }));
  const rest = uses.slice(LARGEST);
  const told = largest.reduce((sum, { amount }) => sum.plus(amount), month.out.minus(month.out));
  const others = { count: rest.length, amount: month.out.minus(told) };
  const title = `${formatPeriod(period)}收支`;
  const standing = facts.isClosed ? '本月已结账' : '本月尚未结账，数字还会变';
  const card = {
    communityName,
    period,
    title,
    income: month.in,
    expense: month.out,
    left: month.closing,
    largest,
    others,
    bank,
    standing,
    url,
  };
  return { ...card, lines: linesOf(card) };
}

function linesOf(card: Omit<MonthCard, 'lines'>): string[] {
  const yuan = (amount: Money) => `${amount.format()} 元`;
  return [
    `${card.communityName} ${card.title}`,
    `收入 ${yuan(card.income)}`,
    `支出 ${yuan(card.expense)}`,
    `月末结余 ${yuan(card.left)}`,
    ...(card.largest.length === 0 ? ['本月没有支出'] : []),
    ...card.largest.map(({ name, amount }, at) => `支出第 ${at + 1} 多：${name} ${yuan(amount)}`),
    ...(card.others.count === 0
      ? []
      : [`其余 ${card.others.count} 类支出 ${yuan(card.others.amount)}`]),
    card.bank.sentence,
    card.standing,
  ];
}
