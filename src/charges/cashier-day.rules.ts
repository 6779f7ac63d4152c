import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import { chargesErrors } from './charges.errors';

/** Face values of the yuan in circulation, the largest first. */
export const FACES = ['100', '50', '20', '10', '5', '1', '0.5', '0.1'] as const;

/** How many notes and coins of each face value were counted. */
export type Pieces = Readonly<Partial<Record<(typeof FACES)[number], number>>>;

/** What was counted in the till. */
export interface Count {
  readonly counted: Money;
  /** Empty when only the sum was counted. */
  readonly pieces: Pieces;
  readonly reason: string;
}

/** Yuan. */
export function sumOfPieces(pieces: Pieces): Money {
  return Money.sum(FACES.map((face) => Money.yuan(face).times(Rate.of(String(pieces[face] ?? 0)))));
}

/**
 * What is more (above zero, 长款) or less (短款) in the till than in the book.
 * @throws DomainError `charges.pieces-other-sum`; `charges.difference-unexplained` when there is a
 * difference and nobody says why.
 */
export function differenceOf(booked: Money, { counted, pieces, reason }: Count): Money {
  if (Object.keys(pieces).length > 0) {
    const sum = sumOfPieces(pieces);
    if (!sum.equals(counted)) throw chargesErrors.piecesOtherSum(sum);
  }
  const difference = counted.minus(booked);
  if (!difference.isZero() && reason.trim().length < 2) {
    throw chargesErrors.differenceUnexplained(difference);
  }
  return difference;
}
