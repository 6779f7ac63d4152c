import { type Day, daysBetween, formatDay } from '../shared/day';
import { Money } from '../shared/money';
import type { OpenItem } from './reconciliation.rules';

/** Days an item may be under way, or a difference stand, before it counts as unexplained. */
export const UNDER_WAY_DAYS = 5;
// Statements come monthly, and take some days.
const STATEMENT_DAYS = 35;

/** One account and what its statements say, up to the last day they reach. */
export interface StatedSides {
  readonly name: string;
  readonly through: Day;
  /** What neither side explains; zero for a payment firm, which states no balance. */
  readonly difference: Money;
  readonly bankOnly: readonly OpenItem[];
  readonly bookOnly: readonly OpenItem[];
}

export interface AccountAgreement {
  readonly name: string;
  readonly agreedTo: Day;
  readonly difference: Money;
  /** different: something is unexplained; late: no statement for more than 35 days. */
  readonly state: 'agreed' | 'late' | 'different';
}

/** What the public badge says of the books and the bank. */
export interface Agreement {
  /** `none`: no statement yet; `agreed`; `open`: young items under way; `differs`: red. */
  readonly state: 'none' | 'agreed' | 'open' | 'differs';
  readonly through: Day | null;
  readonly difference: Money;
  readonly openItems: number;
  readonly sentence: string;
  readonly accounts: readonly AccountAgreement[];
}

/** Something that has stood unexplained for too long: where, since when, how much. */
export interface Unexplained {
  readonly account: string;
  readonly on: Day;
  readonly amount: Money;
  readonly what: string;
}

/**
 * What has stood too long, the oldest first. What only the bank has ages until today: somebody could
 * have looked. What only the books have ages until the statement ends: it says no more than that. A
 * difference counts from the day of the statement.
 */
export function unexplainedOf(of: readonly StatedSides[], today: Day): Unexplained[] {
  return of
    .flatMap((sides) => unexplainedOfOne(sides, today))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function unexplainedOfOne(sides: StatedSides, today: Day): Unexplained[] {
  const { name: account, through, difference, bankOnly, bookOnly } = sides;
  const isOld = (on: Day, at: Day) => daysBetween(on, at) > UNDER_WAY_DAYS;
  const told = (items: readonly OpenItem[], what: string, at: Day) =>
    items
      .filter(({ on }) => isOld(on, at))
      .map(({ on, amount }) => ({ account, on, amount, what }));
  const differs = !difference.isZero() && isOld(through, today);
  return [
    ...told(bankOnly, '银行已收付、账上没有', today),
    ...told(bookOnly, '账上已记、银行没有', through),
    ...(differs ? [{ account, on: through, amount: difference, what: '调节后仍有的差额' }] : []),
  ];
}

/** Of every account of a community together; `of` is empty where no statement was taken in yet. */
export function agreementOf(of: readonly StatedSides[], today: Day): Agreement {
  const through = of.map((each) => each.through).reduce<Day | null>(earlier, null);
  if (through === null) {
    const sentence = '还没有导入银行对账单';
    const nothing = { difference: Money.zero, openItems: 0, accounts: [] };
    return { state: 'none', through, sentence, ...nothing };
  }
  const difference = Money.sum(of.map((each) => each.difference.abs()));
  const open = of.flatMap(({ bankOnly, bookOnly }) => [...bankOnly, ...bookOnly]).length;
  const old = unexplainedOf(of, today).length;
  return {
    state: stateOf(difference, { open, old }),
    through,
    difference,
    openItems: open,
    sentence: sentenceOf(through, difference, { open, old }),
    accounts: of.map((sides) => accountOf(sides, today)),
  };
}

function accountOf(sides: StatedSides, today: Day): AccountAgreement {
  const { name, through, difference } = sides;
  const isDifferent = !difference.isZero() || unexplainedOfOne(sides, today).length > 0;
  const isLate = daysBetween(through, today) > STATEMENT_DAYS;
  const state = isDifferent ? 'different' : isLate ? 'late' : 'agreed';
  return { name, agreedTo: through, difference, state };
}

function sentenceOf(
  through: Day,
  difference: Money,
  { open, old }: { open: number; old: number },
): string {
  const start = `已与银行对账至${formatDay(through)}，差额 ${difference.format()}`;
  const rest = open === 0 ? '' : `；${open} 笔未达账项`;
  const overdue = old === 0 ? '' : `，有 ${old} 项超过 ${UNDER_WAY_DAYS} 天仍未查明`;
  return `${start}${rest}${overdue}`;
}

function stateOf(difference: Money, count: { open: number; old: number }): Agreement['state'] {
  if (!difference.isZero() || count.old > 0) return 'differs';
  return count.open > 0 ? 'open' : 'agreed';
}

const earlier = (a: Day | null, b: Day): Day => (a === null || b < a ? b : a);
