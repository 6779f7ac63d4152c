import { Money } from '../shared/money';
import type { Fund } from './funds.rules';

/** One line of an entry (分录的一行): an amount on exactly one side of one account, in one fund. */
export interface Posting {
  readonly accountCode: string;
  readonly fund: Fund;
  /** A red line (红字) is negative on its own side, never positive on the other. */
  readonly debit: Money;
  readonly credit: Money;
  /** Empty means: as the entry's summary. */
  readonly summary?: string;
  readonly unitId?: string;
  readonly payeeId?: string;
  readonly contractId?: string;
  readonly budgetLineId?: string;
}

/** Σ debit − Σ credit: zero when the lines balance. */
export function overhangOf(lines: readonly Posting[]): Money {
  return Money.sum(lines.map((line) => line.debit.minus(line.credit)));
}

/** Σ debit, which equals Σ credit in a balanced entry; negative for a reversal. */
export function totalOf(lines: readonly Posting[]): Money {
  return Money.sum(lines.map((line) => line.debit));
}

/** The funds the lines touch, in order of appearance. */
export function fundsIn(lines: readonly Posting[]): Fund[] {
  return [...new Set(lines.map((line) => line.fund))];
}

/** The lines that take an entry back (红字冲销): the same lines, red on the same side. */
export function reversalOf(lines: readonly Posting[]): Posting[] {
  return lines.map((line) => ({
    ...line,
    debit: line.debit.negated(),
    credit: line.credit.negated(),
  }));
}
