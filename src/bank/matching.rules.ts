import { type Day, daysBetween, formatDay } from '../shared/day';
import type { Money } from '../shared/money';

/** Why a line and an entry belong together, the surest first. */
export const MATCH_RULES = [
  'reference',
  'order',
  'room',
  'payer',
  'settlement',
  'amount',
  'hand',
  'booked',
] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** A movement at the bank, or what is left of it. Into the account is positive. */
export interface BankMovement {
  readonly id: string;
  readonly bookedOn: Day;
  readonly amount: Money;
  readonly serial: string;
  readonly memo: string;
  /** Keyed hash of the other side's account number. */
  readonly otherHash: string | null;
}

/** What an entry moves on the account's ledger account, or what is left of it. Debit is positive. */
export interface BookMovement {
  readonly seq: string;
  readonly bookedOn: Day;
  readonly amount: Money;
  /** 流水号 the cashier wrote on the payment order, '' where there is none. */
  readonly reference: string;
  /** Keyed hash of the account the payment order pays to. */
  readonly payeeHash: string | null;
  /** The homes its lines name, as people say them: 3栋2单元501. */
  readonly homes: readonly string[];
}

/** What is known besides: who paid for which home before, what payment firms settled. */
export interface Knowledge {
  /** Homes by the payer's hash, from matches that people confirmed. */
  readonly homesOfPayer: ReadonlyMap<string, readonly string[]>;
  readonly settlements: readonly Settlement[];
}

/** A day of a payment firm's bill: orders less refunds less fee. */
export interface Settlement {
  readonly day: Day;
  readonly net: Money;
  readonly fee: Money;
  /** What the day brought before the fee, and where it stands. */
  readonly gross: Money;
  readonly channelId: string;
  readonly channelCode: string;
  /** Every order is in the books, and the day was not settled before. */
  readonly isDue: boolean;
}

/** What confirming a settlement books: gross from the channel, net at the bank, the fee an expense. */
export type SettlementSplit = Pick<
  Settlement,
  'day' | 'gross' | 'fee' | 'channelId' | 'channelCode'
>;

export interface Suggestion {
  readonly lineId: string;
  /** Null where the entry is made as the suggestion is confirmed. */
  readonly entrySeq: string | null;
  readonly split: SettlementSplit | null;
  readonly amount: Money;
  readonly rule: MatchRule;
  /** A sentence the accountant reads before she confirms. */
  readonly reason: string;
}

const DAYS_APART_MAX = 45;
// Without any other sign only a near day will do.
const DAYS_APART_BY_AMOUNT = 5;
const SETTLED_WITHIN_DAYS = 4;

type Reason = (line: BankMovement, entry: BookMovement, known: Knowledge) => string | null;

/** In this order: what an earlier rule has taken is no candidate of a later one. */
const RULES: readonly (readonly [MatchRule, Reason])[] = [
  ['reference', byReference],
  ['order', byPaymentOrder],
  ['room', byRoom],
  ['payer', byPayer],
  ['settlement', bySettlement],
  ['amount', byAmount],
];

/**
 * Which lines belong to which entries, each with its reason. Amounts must be equal, and a pair must be
 * the only one its rule allows on both sides: between two equal payments a person decides.
 */
export function suggestionsOf(
  lines: readonly BankMovement[],
  entries: readonly BookMovement[],
  known: Knowledge,
): Suggestion[] {
  const found: Suggestion[] = [];
  const [openLines, openEntries] = [new Set(lines), new Set(entries)];
  for (const [rule, reasonOf] of RULES) {
    for (const { line, entry, reason } of onlyPairs(openLines, openEntries, known, reasonOf)) {
      openLines.delete(line);
      openEntries.delete(entry);
      const { id: lineId, amount } = line;
      found.push({ lineId, entrySeq: entry.seq, split: null, amount, rule, reason });
    }
  }
  return [...found, ...settlementsDue([...openLines], known.settlements)];
}

/** A line that is what is left of one day's orders, and of no other, while the day is that of no other line. */
function settlementsDue(
  lines: readonly BankMovement[],
  settlements: readonly Settlement[],
): Suggestion[] {
  const pairs = lines.flatMap((line) =>
    settlements
      .filter((settled) => settled.isDue && isSettledBy(settled, line))
      .map((settled) => ({ line, settled })),
  );
  const ofLine = grouped(pairs, ({ line }) => line);
  const ofDay = grouped(pairs, ({ settled }) => settled);
  return pairs
    .filter(
      ({ line, settled }) => ofLine.get(line)?.length === 1 && ofDay.get(settled)?.length === 1,
    )
    .map(({ line, settled }) => {
      const { net: _net, isDue: _isDue, ...split } = settled;
      const { day, gross, fee } = split;
      const reason =
        `支付机构结算：${formatDay(day)} 收款 ${gross.format()}，` +
        `扣手续费 ${fee.format()}；确认后手续费一并入账`;
      return {
        lineId: line.id,
        entrySeq: null,
        split,
        amount: line.amount,
        rule: 'settlement' as const,
        reason,
      };
    });
}

function isSettledBy({ day, net }: Settlement, line: BankMovement): boolean {
  const later = daysBetween(day, line.bookedOn);
  return net.equals(line.amount) && later >= 0 && later <= SETTLED_WITHIN_DAYS;
}

interface Pair {
  readonly line: BankMovement;
  readonly entry: BookMovement;
  readonly reason: string;
}

function onlyPairs(
  lines: ReadonlySet<BankMovement>,
  entries: ReadonlySet<BookMovement>,
  known: Knowledge,
  reasonOf: Reason,
): Pair[] {
  const ofAmount = grouped(entries, ({ amount }) => amount.toString());
  const pairs = [...lines].flatMap((line): Pair[] =>
    (ofAmount.get(line.amount.toString()) ?? []).flatMap((entry) => {
      const apart = Math.abs(daysBetween(line.bookedOn, entry.bookedOn));
      const reason = apart > DAYS_APART_MAX ? null : reasonOf(line, entry, known);
      return reason === null ? [] : [{ line, entry, reason }];
    }),
  );
  const ofLine = grouped(pairs, ({ line }) => line);
  const ofEntry = grouped(pairs, ({ entry }) => entry);
  return pairs.filter(
    ({ line, entry }) => ofLine.get(line)?.length === 1 && ofEntry.get(entry)?.length === 1,
  );
}

function grouped<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function byReference(line: BankMovement, { reference }: BookMovement): string | null {
  if (reference.length < 4) return null;
  const isSame = line.serial === reference || line.memo.includes(reference);
  return isSame ? `流水号 ${reference} 与付款单一致，金额相等` : null;
}

function byPaymentOrder(line: BankMovement, { payeeHash }: BookMovement): string | null {
  if (payeeHash === null || payeeHash !== line.otherHash) return null;
  return '收款账号与付款单一致，金额相等';
}

function byRoom(line: BankMovement, { homes }: BookMovement): string | null {
  const written = new Set(roomCodesIn(line.memo));
  const [home, ...others] = homes;
  if (home === undefined || others.length > 0) return null;
  return written.has(roomCodeOf(home)) ? `附言写明房号 ${home}，金额相等` : null;
}

function byPayer(line: BankMovement, { homes }: BookMovement, known: Knowledge): string | null {
  const paidFor = known.homesOfPayer.get(line.otherHash ?? '') ?? [];
  const [home, ...others] = homes;
  if (home === undefined || others.length > 0 || !paidFor.includes(home)) return null;
  return `这个付款账号以前为 ${home} 缴过费，金额相等`;
}

function bySettlement(line: BankMovement, _entry: BookMovement, known: Knowledge): string | null {
  const settled = known.settlements.find((each) => isSettledBy(each, line));
  if (!settled) return null;
  const { day, fee } = settled;
  return `等于支付机构 ${formatDay(day)} 账单的收款净额（已扣手续费 ${fee.format()}）`;
}

function byAmount(line: BankMovement, entry: BookMovement): string | null {
  const apart = Math.abs(daysBetween(line.bookedOn, entry.bookedOn));
  if (apart > DAYS_APART_BY_AMOUNT) return null;
  return apart === 0 ? '金额相等，同一天，只有这一笔' : `金额相等，相差 ${apart} 天，只有这一笔`;
}

/** "3栋2单元501" → "3-2-501": the digits that make a door. */
export function roomCodeOf(home: string): string {
  return (home.normalize('NFKC').match(/\d+/gu) ?? []).join('-');
}

/** Every room written in a memo: "3-2-501", "3栋2单元501室", "3#2-501". */
export function roomCodesIn(memo: string): string[] {
  const text = memo.normalize('NFKC').replaceAll(/\s*(号楼|栋|幢|座|单元|[#_/—–－])\s*/gu, '-');
  return [...(text.match(/\d+(-\d+)+/gu) ?? [])];
}
