import { exactYuan } from '../../ui/exactYuan';
import { typedNumber } from '../editor/numbers';

export const MODES = ['carry', 'top-up-repair-fund', 'credit-fees', 'cash'] as const;
export type Mode = (typeof MODES)[number];
export const BASES = ['area', 'equal', 'per-m2-amount', 'per-unit-amount'] as const;
export type Basis = (typeof BASES)[number];

export const UNIT_KINDS = ['residential', 'commercial', 'parking', 'storage'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface PlanValues {
  year: number;
  fund: string;
  mode: Mode;
  basis: Basis;
  /** A sum, or what one square metre or one home gets. */
  amount: string;
  feeCode: string;
  unitKinds: UnitKind[];
  reason: string;
}

/** Which fields belong to a way: homes get something only when credited or paid. */
export function fieldsOf(mode: Mode, basis: Basis) {
  const toHomes = mode === 'credit-fees' || mode === 'cash';
  return {
    toHomes,
    saysRate: toHomes && (basis === 'per-m2-amount' || basis === 'per-unit-amount'),
  };
}

const RATE_DECIMALS = 6;

/** What the server is sent: only what belongs to the way. */
export function bodyOf(values: PlanValues): object {
  const { year, fund, mode, basis, amount, feeCode, unitKinds, reason } = values;
  const { toHomes, saysRate } = fieldsOf(mode, basis);
  const rate = typedNumber(amount, RATE_DECIMALS) ?? amount;
  return {
    year,
    fund,
    mode,
    ...(toHomes ? { basis, unitKinds } : {}),
    ...(saysRate ? { rate } : { total: exactYuan(amount) }),
    ...(mode === 'credit-fees' && feeCode.trim() ? { feeCode: feeCode.trim() } : {}),
    reason: reason.trim(),
  };
}
