import { pointMoved } from '../../shared/format/decimal';
import { exactYuan } from '../ui/exactYuan';
import type { BudgetTerms, LateFee, ObjectionTerms, Terms } from './types';

/** What the form holds: amounts as they are typed, parts in percent, 违约金 in 万分之 a day. */
export interface ContractValues {
  title: string;
  effectiveOn: string;
  resolutionRef: string;
  hasLateFee: boolean;
  hasObjection: boolean;
  terms: Omit<Terms, 'lateFee' | 'objection'> & { lateFee: LateFee; objection: ObjectionTerms };
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

const NO_OBJECTION: ObjectionTerms = {
  above: '5000.00',
  days: 2,
  households: 20,
  areaShare: '5',
};

/** The present version as the form shows it. */
export function valuesOf(
  { title, terms }: { title: string; terms: Terms },
  effectiveOn: string,
): ContractValues {
  const { lateFee, objection } = terms;
  return {
    title,
    effectiveOn,
    resolutionRef: '',
    hasLateFee: lateFee !== null,
    hasObjection: objection !== null,
    terms: {
      ...terms,
      lateFee: lateFee ? shownLateFee(lateFee) : NO_LATE_FEE,
      objection: objection
        ? { ...objection, areaShare: pointMoved(objection.areaShare, 2) }
        : NO_OBJECTION,
      budget: withShare(terms.budget, pointMoved(terms.budget.virement.share, 2)),
    },
  };
}

/** Amounts as the server speaks them; the last rung has no limit, and no late fee is said to be none. */
export function bodyOf({
  hasLateFee,
  hasObjection,
  terms,
  ...version
}: ContractValues): ContractBody {
  const { approvalLadder, quotesAbove, lateFee, budget, objection } = terms;
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
      budget: sentBudget(budget),
      objection: hasObjection ? sentObjection(objection) : null,
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

const withShare = (budget: BudgetTerms, share: string): BudgetTerms => ({
  ...budget,
  virement: { ...budget.virement, share },
});

function sentBudget(budget: BudgetTerms): BudgetTerms {
  const { share, yearly } = budget.virement;
  const exact = { ...budget, virement: { share, yearly: exactYuan(yearly) } };
  return withShare(exact, pointMoved(share.trim(), -2));
}

const sentObjection = ({ above, areaShare, ...rest }: ObjectionTerms): ObjectionTerms => ({
  ...rest,
  above: exactYuan(above),
  areaShare: pointMoved(areaShare.trim(), -2),
});
