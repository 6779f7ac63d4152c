import { pointMoved } from '../../shared/format/decimal';
import { typedYuan } from '../../shared/format/yuan';
import { exactYuan } from '../ui/exactYuan';
import type { Formula, FormulaBody } from './types';

export const FORMULA_KINDS = ['rate', 'sum'] as const;
export const BASES = ['received', 'paid', 'booked'] as const;

/** What the form holds: a rate in percent, amounts as they are typed. */
export interface FormulaValues {
  /** "2026-12": a rule holds from the first day of a month. */
  effectiveOn: string;
  kind: (typeof FORMULA_KINDS)[number];
  rate: string;
  sum: string;
  basis: (typeof BASES)[number];
  base: string[];
  exclusions: { account: string; because: string }[];
  fund: string;
  resolutionRef: string;
}

/** The next version begins from the newest; the first from a share of what was received. */
export function formulaValuesOf(newest: Formula | undefined, month: string): FormulaValues {
  const begun = { effectiveOn: month, resolutionRef: '' };
  if (!newest)
    return {
      ...begun,
      kind: 'rate',
      rate: '',
      sum: '',
      basis: 'received',
      base: [],
      exclusions: [],
      fund: 'F1',
    };
  const { rate, sum, base, exclusions, fund } = newest;
  return {
    ...begun,
    kind: newest.kind === 'sum' ? 'sum' : 'rate',
    rate: pointMoved(rate ?? '', 2),
    sum: sum ?? '',
    basis: BASES.find((basis) => basis === newest.basis) ?? 'received',
    base: [...base],
    exclusions: exclusions.map((each) => ({ ...each })),
    fund,
  };
}

/** What the server is sent; a fixed sum has no base, and nothing to leave out of it. */
export function formulaBodyOf(values: FormulaValues): FormulaBody {
  const { effectiveOn, kind, basis, base, exclusions, fund, resolutionRef } = values;
  const isRate = kind === 'rate';
  return {
    effectiveOn: `${effectiveOn}-01`,
    kind,
    basis,
    fund: fund as FormulaBody['fund'],
    resolutionRef: resolutionRef.trim(),
    base: isRate ? base : [],
    exclusions: isRate
      ? exclusions.map(({ account, because }) => ({ account, because: because.trim() }))
      : [],
    ...(isRate
      ? { rate: pointMoved(values.rate.trim(), -2) }
      : { sum: exactYuan(typedYuan(values.sum) ?? values.sum) }),
  };
}
