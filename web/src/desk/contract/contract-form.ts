import { pointMoved } from '../../shared/format/decimal';
import { exactYuan } from '../ui/exactYuan';
import type { LateFee, Terms } from './types';

/** What the form holds: amounts as they are typed, 违约金 in 万分之 a day and percent. */
export interface ContractValues {
  title: string;
  effectiveOn: string;
  resolutionRef: string;
  hasLateFee: boolean;
  terms: Omit<Terms, 'lateFee'> & { lateFee: LateFee };
}

/** What the server is sent. */
export interface ContractBody extends Pick<
  ContractValues,
  'title' | 'effectiveOn' | 'resolutionRef'
> {
  terms: Terms;
}

/** What a form begins with where nothing was agreed; sent only once somebody says it is. */
const NO_LATE_FEE: LateFee = { perDay: '', graceDays: 30, cap: '' };

/** The present version as the form shows it. */
export function valuesOf(
  { title, terms }: { title: string; terms: Terms },
  effectiveOn: string,
): ContractValues {
  const { lateFee } = terms;
  return {
    title,
    effectiveOn,
    resolutionRef: '',
    hasLateFee: lateFee !== null,
    terms: { ...terms, lateFee: lateFee ? shownLateFee(lateFee) : NO_LATE_FEE },
  };
}

/** Amounts as the server speaks them; the last rung has no limit, and no late fee is said to be none. */
export function bodyOf({ hasLateFee, terms, ...version }: ContractValues): ContractBody {
  const { approvalLadder, quotesAbove, lateFee } = terms;
  return {
    ...version,
    terms: {
      ...terms,
      quotesAbove: exactYuan(quotesAbove),
      approvalLadder: approvalLadder.map((rung, index) => ({
        ...rung,
        upTo: index === approvalLadder.length - 1 ? null : exactYuan(rung.upTo ?? ''),
      })),
      lateFee: hasLateFee ? sentLateFee(lateFee) : null,
    },
  };
}

/** 万分之五 a day and at most 30%, out of "0.0005" and "0.3". */
export const shownLateFee = ({ perDay, graceDays, cap }: LateFee): LateFee => ({
  perDay: pointMoved(perDay, 4),
  graceDays,
  cap: pointMoved(cap, 2),
});

const sentLateFee = ({ perDay, graceDays, cap }: LateFee): LateFee => ({
  perDay: pointMoved(perDay.trim(), -4),
  graceDays,
  cap: pointMoved(cap.trim(), -2),
});
