import type { CommonIncome, IncomeItem } from '../../shared/api/types';
import { absYuan, fenOf, isNegativeYuan, isZeroYuan, sumYuan } from '../../shared/format/yuan';

export const SIDES = ['due', 'received', 'overdue'] as const;
export type Side = (typeof SIDES)[number];

export type KindSums = Record<Side, string> & { kind: string; name: string };

/** What belongs to all owners; a place of the developer's or of one owner earns nothing for the trust. */
export const isCommon = ({ owner }: IncomeItem): boolean => owner === 'COMMON';

/** Due, received and overdue by kind, yuan; the largest first. */
export function sumsByKind(items: readonly IncomeItem[]): KindSums[] {
  const common = items.filter(isCommon);
  const kinds = new Map(common.map(({ kind, kindName }) => [kind, kindName]));
  return [...kinds]
    .map(([kind, name]) => {
      const own = common.filter((item) => item.kind === kind);
      const sum = (side: Side) => sumYuan(own.map((item) => item[side]));
      return { kind, name, due: sum('due'), received: sum('received'), overdue: sum('overdue') };
    })
    .sort((a, b) => weightOf(b) - weightOf(a));
}

/** The longest bar there is, in fen; never zero. */
export function longestOf(sums: readonly Record<Side, string>[]): number {
  return Math.max(1, ...sums.flatMap((each) => SIDES.map((side) => fenOf(each[side]))));
}

const weightOf = (sums: Record<Side, string>): number => fenOf(sums.due) + fenOf(sums.received);

/** How grave a state is: shown in this order, and with this tone. */
const GRAVITY: Record<string, { rank: number; tone: 'broken' | 'attention' | 'good' }> = {
  'no-contract': { rank: 0, tone: 'broken' },
  expired: { rank: 1, tone: 'broken' },
  late: { rank: 2, tone: 'broken' },
  'ends-soon': { rank: 3, tone: 'attention' },
  ok: { rank: 4, tone: 'good' },
};
const LEAST = { rank: 5, tone: 'attention' } as const;

export const toneOf = (state: string) => (GRAVITY[state] ?? LEAST).tone;

/** What is wrong comes first; among equals the larger. */
export function byGravity(items: readonly IncomeItem[]): IncomeItem[] {
  const rankOf = ({ state }: IncomeItem) => (GRAVITY[state] ?? LEAST).rank;
  return [...items].sort((a, b) => rankOf(a) - rankOf(b) || weightOf(b) - weightOf(a));
}

/** How many are shown red. */
export const wrongOf = (items: readonly IncomeItem[]): IncomeItem[] =>
  items.filter((item) => isCommon(item) && toneOf(item.state) === 'broken');

export interface NetPart {
  name: 'contractIncome' | 'parkingIncome' | 'otherIncome' | 'cost';
  /** Yuan; what is taken off is below zero. */
  amount: string;
}

/** What the net is made of: added up, the parts are the net. Cost is said even when there is none. */
export function netPartsOf(income: Pick<CommonIncome, NetPart['name']>): NetPart[] {
  const { contractIncome, parkingIncome, otherIncome, cost } = income;
  const parts: NetPart[] = [
    { name: 'contractIncome', amount: contractIncome },
    { name: 'parkingIncome', amount: parkingIncome },
    { name: 'otherIncome', amount: otherIncome },
    { name: 'cost', amount: isNegativeYuan(cost) ? absYuan(cost) : `-${cost}` },
  ];
  return parts.filter(({ name, amount }) => name === 'cost' || !isZeroYuan(amount));
}
