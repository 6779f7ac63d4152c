import { areaText, hundredths } from '../resolutions/area.rules';
import { type Day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import type { ObjectionTerms } from '../trust-contract/open-budget-terms.rules';

/** Terms as numbers: the share of the area in ten-thousandths. */
const SHARE_WHOLE = 10_000n;

/** What stands against a payment; areas in m² as text with two decimals. */
export interface ObjectionWeight {
  /** Persons who speak, each for all her homes: an owner of thirty flats is one household. */
  households: number;
  area: string;
  /** Registered area of all homes. */
  totalArea: string;
}

/**
 * 公示异议期: the last of `days` whole days after the day of the approval (公示期从次日起算); null when the
 * sum, with its sisters of thirty days, is within the limit or the contract knows no window.
 */
export function objectionsEnd(
  terms: ObjectionTerms | null,
  { basis, approvedOn }: { basis: Money; approvedOn: Day },
): Day | null {
  if (terms === null || !basis.isMoreThan(Money.yuan(terms.above))) return null;
  return plusDays(approvedOn, terms.days);
}

/** Enough households, or enough of the area: either of the two freezes the payment. Whole numbers only. */
export function freezes(
  { households, area, totalArea }: ObjectionWeight,
  terms: ObjectionTerms,
): boolean {
  if (households === 0) return false;
  if (households >= terms.households) return true;
  return BigInt(hundredths(area)) * SHARE_WHOLE >= shareOf(terms) * BigInt(hundredths(totalArea));
}

/** The least area that freezes, m² as text. */
export function areaToFreeze(totalArea: string, terms: ObjectionTerms): string {
  const product = shareOf(terms) * BigInt(hundredths(totalArea));
  return areaText(Number((product + SHARE_WHOLE - 1n) / SHARE_WHOLE));
}

/** "0.05" is 500 ten-thousandths. */
function shareOf({ areaShare }: ObjectionTerms): bigint {
  const [whole = '0', part = ''] = areaShare.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}

const FEW = 3;
const TEN_SQUARE_METRES = 1000;

/** The area of one or two homes would say which: it is told to whole tens of m². */
export function publicArea({ households, area }: Omit<ObjectionWeight, 'totalArea'>): string {
  if (households >= FEW) return area;
  return areaText(Math.round(hundredths(area) / TEN_SQUARE_METRES) * TEN_SQUARE_METRES);
}

export type ObjectionState = 'open' | 'frozen' | 'lifted' | 'refused' | 'over';

export const objectionStateNames: Record<ObjectionState, string> = {
  open: '公示异议期',
  frozen: '业主异议，已冻结',
  lifted: '异议已答复，解除冻结',
  refused: '异议成立，不予支付',
  over: '公示期满',
};

export interface FreezeStanding {
  outcome: 'withdrawn' | 'lifted' | 'refused' | null;
  /** The owners decided, not the committee: that is the last word. */
  byOwners: boolean;
}

/** A payment with its window; `freezes` in the order in which they came. */
export interface Objected {
  objectionEndsOn: Day | null;
  requestState: string;
  freezes: readonly FreezeStanding[];
}

/** Whether a voice is heard now: in the window, unless the owners, or a no of the committee, ended it. */
export function isHeard({ objectionEndsOn, requestState, freezes: past }: Objected, today: Day) {
  const isDecided = past.some(({ outcome, byOwners }) => byOwners || outcome === 'refused');
  return (
    requestState === 'approved' &&
    objectionEndsOn !== null &&
    today <= objectionEndsOn &&
    !isDecided
  );
}

/** How the objections to a payment stand. A committee's yes closes no window: others may still speak. */
export function objectionStateOf(objected: Objected, today: Day): ObjectionState {
  const last = objected.freezes.at(-1)?.outcome;
  if (last === null && objected.requestState === 'approved') return 'frozen';
  if (last === 'refused') return 'refused';
  if (isHeard(objected, today)) return 'open';
  return last === 'lifted' ? 'lifted' : 'over';
}
