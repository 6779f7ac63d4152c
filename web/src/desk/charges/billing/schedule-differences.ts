import type { Fee, FeeSchedule } from '../types';

/** One change from a version to the next; what is null was not there, or is no longer. */
export interface ScheduleDifference {
  fee: string | null;
  what: 'fee' | 'price' | 'vacantRate' | 'developerRate' | 'shareBy' | 'dueDay' | 'name';
  /** Kind of unit a price is of. */
  kind: string | null;
  before: string | null;
  now: string | null;
}

/** What a household will notice, fee by fee; nothing for the first version. */
export function differencesOf(now: FeeSchedule, before: FeeSchedule | null): ScheduleDifference[] {
  if (before === null) return [];
  const codes = new Set([...before.fees, ...now.fees].map(({ code }) => code));
  const ofFees = [...codes].flatMap((code) => {
    const find = ({ fees }: FeeSchedule) => fees.find((fee) => fee.code === code) ?? null;
    return ofFee(find(before), find(now));
  });
  if (now.dueDay === before.dueDay) return ofFees;
  const day = { fee: null, what: 'dueDay', kind: null } as const;
  return [...ofFees, { ...day, before: String(before.dueDay), now: String(now.dueDay) }];
}

function ofFee(before: Fee | null, now: Fee | null): ScheduleDifference[] {
  if (!before || !now) return [cameOrWent(before, now)];
  const fee = now.name;
  const plain = (['name', 'vacantRate', 'developerRate', 'shareBy'] as const)
    .filter((what) => before[what] !== now[what])
    .map((what) => ({ fee, what, kind: null, before: before[what], now: now[what] }));
  return [...plain, ...ofPrices(fee, before, now)];
}

function cameOrWent(before: Fee | null, now: Fee | null): ScheduleDifference {
  const [was, is] = [before?.name ?? null, now?.name ?? null];
  return { fee: is ?? was, what: 'fee', kind: null, before: was, now: is };
}

function ofPrices(fee: string, before: Fee, now: Fee): ScheduleDifference[] {
  const kinds = new Set([...before.prices, ...now.prices].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const [was, is] = [priceOf(before, kind), priceOf(now, kind)];
    return was === is ? [] : [{ fee, what: 'price' as const, kind, before: was, now: is }];
  });
}

const priceOf = ({ prices }: Fee, kind: string): string | null =>
  prices.find((price) => price.kind === kind)?.price ?? null;
