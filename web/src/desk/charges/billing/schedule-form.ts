import type { Fee, FeeSchedule } from '../types';

export const KINDS = ['residential', 'commercial', 'parking', 'storage'] as const;
export const FEE_METHODS = ['area', 'fixed', 'metered', 'shared', 'parking'] as const;
export const SHARE_KEYS = ['area', 'equal', 'meter'] as const;

/** A price as the form holds it; '' in both: this kind of unit is not charged. */
export interface PriceField {
  kind: string;
  price: string;
  income: string;
}

export interface FeeField extends Omit<Fee, 'prices' | 'shareBy' | 'measure'> {
  shareBy: string;
  measure: string;
  prices: PriceField[];
}

export interface ScheduleFields {
  effectiveOn: string;
  resolutionRef: string;
  dueDay: number;
  fees: FeeField[];
}

/** What most communities charge, to begin with: 物业服务费 by area. */
export const FIRST_FEE: FeeField = {
  code: 'service',
  name: '物业服务费',
  method: 'area',
  shareBy: '',
  measure: '',
  vacantRate: '1',
  developerRate: '1',
  fund: 'F1',
  receivable: '112201',
  developerReceivable: '112201',
  advance: '220301',
  prices: KINDS.map((kind) => ({
    kind,
    price: '',
    income: kind === 'residential' ? '410101' : '',
  })),
};

/** The last version as the beginning of the next: of a change most stays as it is. */
export function fieldsFrom(last: FeeSchedule | null, effectiveOn: string): ScheduleFields {
  return {
    effectiveOn,
    resolutionRef: '',
    dueDay: last?.dueDay ?? 15,
    fees: last?.fees.map(feeFieldOf) ?? [FIRST_FEE],
  };
}

function feeFieldOf(fee: Fee): FeeField {
  return {
    ...fee,
    shareBy: fee.shareBy ?? '',
    measure: fee.measure ?? '',
    prices: KINDS.map((kind) => {
      const known = fee.prices.find((price) => price.kind === kind);
      return { kind, price: known?.price ?? '', income: known?.income ?? '' };
    }),
  };
}

/** The body of POST fee-schedules. */
export function scheduleBody({ fees, ...schedule }: ScheduleFields) {
  return { ...schedule, fees: fees.map(feeBody) };
}

function feeBody({ shareBy, measure, prices, ...fee }: FeeField) {
  const isShared = fee.method === 'shared';
  const isMetered = fee.method === 'metered' || (isShared && shareBy === 'meter');
  // Of a shared cost the income account says that a kind takes part; of all others the price.
  const charged = prices.filter(({ price, income }) => (isShared ? income : price) !== '');
  return {
    ...fee,
    ...(isShared ? { shareBy } : {}),
    ...(isMetered ? { measure } : {}),
    prices: charged.map(({ kind, price, income }) => ({
      kind,
      income,
      ...(isShared ? {} : { price: price.trim() }),
    })),
  };
}

/** "2026-11-22" → "2026-12-01": the first month that cannot have been billed yet. */
export function nextMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${y}-${String(m).padStart(2, '0')}-01`;
}
