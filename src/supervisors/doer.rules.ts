import { mayDo, type Right } from '../community/rights.rules';
import type { Doer } from '../spending/spending.rules';

/** Whose list of things to do it is, in every post she holds. */
export interface Person {
  readonly personId: string;
  readonly capacities: readonly Doer[];
}

export function may({ capacities }: Person, right: Right): boolean {
  return capacities.some(({ post }) => mayDo(post, right));
}
