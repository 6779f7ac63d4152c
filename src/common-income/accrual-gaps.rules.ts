import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { earnedOf, spansOf } from './instalments.rules';
import type { EarnedMonth } from './instalments.rules';
import type { IncomeTerms } from './terms.rules';

/** What is to be booked of a month so that the book says what it earned; negative takes back. */
export interface Gap extends EarnedMonth {
  /** How often the month is booked with this: 1 the first time. */
  readonly turn: number;
}

/**
 * Months until `through` whose accruals differ from what they earned, in order: those not booked yet, and
 * those booked beyond the end of a contract that was ended.
 */
export function gapsOf(
  { versions, endedOn }: { versions: readonly IncomeTerms[]; endedOn: Day | null },
  accrued: readonly (EarnedMonth & { readonly turns: number })[],
  through: Period,
): Gap[] {
  const earned = new Map(earnedOf(spansOf(versions, endedOn)).map((each) => [each.period, each]));
  const booked = new Map(accrued.map((each) => [each.period, each]));
  const periods = [...new Set([...earned.keys(), ...booked.keys()])].sort();
  return periods
    .filter((period) => period <= through)
    .map((period) => gapOf(period, earned.get(period), booked.get(period)))
    .filter(({ amount, share }) => !amount.isZero() || !share.isZero());
}

function gapOf(
  period: Period,
  earned: EarnedMonth | undefined,
  booked: (EarnedMonth & { readonly turns: number }) | undefined,
): Gap {
  const difference = (of: (month: EarnedMonth) => Money) =>
    (earned ? of(earned) : Money.zero).minus(booked ? of(booked) : Money.zero);
  return {
    period,
    amount: difference(({ amount }) => amount),
    share: difference(({ share }) => share),
    turn: (booked?.turns ?? 0) + 1,
  };
}
