import type { Tally, Weight } from './votes.rules';

/** Everybody whose ballot counted: for, against and abstentions, which take part too. */
export function partOf({ for: yes, against, abstain }: Tally): Weight {
  const each = [yes, against, abstain];
  return {
    area: each.reduce((sum, { area }) => sum + area, 0),
    heads: each.reduce((sum, { heads }) => sum + heads, 0),
  };
}
