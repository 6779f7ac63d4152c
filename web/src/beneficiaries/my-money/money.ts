import { withQuery } from '../../shared/api/client';
import type {
  Flow,
  FlowPart,
  MoneyEntry,
  MoneyLine,
  MoneyMonth,
  MoneyUse,
  MyMoney,
} from '../../shared/api/types';
import { absYuan, fenOf, sumYuan, yuanOfFen } from '../../shared/format/yuan';
import type { Range } from '../flow/range';

/** As many as a person takes in at once; the rest is one row to unfold. */
const SHOWN_MAX = 8;

/** The largest uses, and what the smaller ones come to. A single small one is not worth folding. */
export function foldedUses(uses: readonly MoneyUse[]) {
  const sorted = [...uses].sort((a, b) => fenOf(b.amount) - fenOf(a.amount));
  const most = sorted.length === SHOWN_MAX + 1 ? sorted.length : SHOWN_MAX;
  const rest = sorted.slice(most);
  return {
    shown: sorted.slice(0, most),
    rest,
    restAmount: sumYuan(rest.map(({ amount }) => amount)),
  };
}

/** Percent of the longest bar; what was given back has none. */
export function barOf(amount: string, longest: string): number {
  const most = fenOf(longest);
  return most <= 0 ? 0 : Math.min(100, Math.max(0, (fenOf(amount) / most) * 100));
}

/** Percent of what a home had that was used; everything when nothing, or less than nothing, is left. */
export function usedPart(uses: string, held: string): number {
  const [used, left] = [Math.max(0, fenOf(uses)), Math.max(0, fenOf(held))];
  return used + left === 0 ? 0 : (used / (used + left)) * 100;
}

export interface Change {
  how: 'more' | 'less' | 'same';
  /** Yuan without a sign. */
  by: string;
}

/** Against another time; null where there is no other time to compare with. */
export function changeFrom(amount: string, before: string | null): Change | null {
  if (before === null) return null;
  const fen = fenOf(amount) - fenOf(before);
  const how = fen > 0 ? 'more' : fen < 0 ? 'less' : 'same';
  return { how, by: absYuan(yuanOfFen(fen)) };
}

/** Key of a line begins with its fund: "F1-interest". */
const FUND = /^F\d(?=-)/;

/** Lines of several funds may bear one name: these are told apart by the fund, the others left as they are. */
export function namedApart<T extends MoneyLine>(
  lines: readonly T[],
  nameOf: (name: string, fund: string) => string,
): T[] {
  const count = new Map<string, number>();
  for (const { name } of lines) count.set(name, (count.get(name) ?? 0) + 1);
  return lines.map((line) => {
    const [fund] = FUND.exec(line.key) ?? [];
    return fund && (count.get(line.name) ?? 0) > 1
      ? { ...line, name: nameOf(line.name, fund) }
      : line;
  });
}

/** "F1-parking", "F1-parking-0123456789ab", "all-between-funds". */
const LINE_KEY = /^(F\d|all)-(.+?)(?:-[0-9a-f]{12})?$/;

/** The statement narrowed to everybody's entries behind a line of income; null for a key it cannot read. */
export function entriesOfIncome(key: string, { from, to }: Range): string | null {
  const [, fund, source] = LINE_KEY.exec(key) ?? [];
  if (!fund || !source) return null;
  return withQuery('/statement', { from, to, source, fund: fund === 'all' ? '' : fund });
}

/** Lines of one name as one: a picture has no room for the funds they are kept in. */
function mergedByName(lines: readonly MoneyLine[]): FlowPart[] {
  const names = [...new Set(lines.map(({ name }) => name))];
  return names
    .map((name) => {
      const amounts = lines.filter((line) => line.name === name).map(({ amount }) => amount);
      return { key: name, name, amount: sumYuan(amounts), accounts: [] };
    })
    .filter(({ amount }) => fenOf(amount) !== 0);
}

/** One home's money in the shape of the flow picture: what she paid beside her share of the rest. */
export function flowOfHome(money: MyMoney, paidName: string): Flow {
  const paid = { key: 'paid', name: paidName, amount: money.paid.total };
  return {
    opening: money.opening,
    closing: money.held,
    sources: mergedByName([paid, ...money.income.lines]),
    uses: mergedByName(money.uses.lines),
    byMonth: [],
  };
}

/** Month by month: what came (paid by the home and her share of the rest), what went, what is left. */
export function monthsOfHome(months: readonly MoneyMonth[]): Flow['byMonth'] {
  return months.map(({ period, paid, income, uses, held }) => ({
    period,
    in: sumYuan([paid, income]),
    out: uses,
    closing: held,
  }));
}

export interface PayeeGroup {
  payee: string | null;
  kind: MoneyEntry['payeeKind'];
  share: string;
  entries: MoneyEntry[];
}

/** The vouchers of each payee together, who had most first; within one as they came. */
export function byPayee(entries: readonly MoneyEntry[]): PayeeGroup[] {
  const groups = new Map<string | null, MoneyEntry[]>();
  for (const entry of entries) {
    const known = groups.get(entry.payeeName);
    if (known) known.push(entry);
    else groups.set(entry.payeeName, [entry]);
  }
  return [...groups]
    .map(([payee, own]) => ({
      payee,
      kind: own.find(({ payeeKind }) => payeeKind)?.payeeKind ?? null,
      share: sumYuan(own.map(({ share }) => share)),
      entries: own,
    }))
    .sort((a, b) => fenOf(b.share) - fenOf(a.share));
}
