import type { MatterKind, Weight } from './votes.rules';

export type Outcome = 'passed' | 'failed' | 'no-quorum';

/** What is needed to decide: who could vote, who took part, who was for it. */
export interface Standing {
  readonly total: Weight;
  readonly part: Weight;
  readonly yes: Weight;
}

/**
 * 民法典 278: owners of two thirds of the area and two thirds of the heads must take part ("以上" includes the
 * number itself, 民法典 1259). Ordinary matters pass with more than half of the area and of the heads that took
 * part, special ones with three quarters or more of both. Whole numbers only: a rounded per cent decides nothing.
 */
export function verdictOf(kind: MatterKind, { total, part, yes }: Standing): Outcome {
  if (!isQuorate(total, part)) return 'no-quorum';
  const enough = kind === 'special' ? threeQuarters : moreThanHalf;
  const both = enough(yes.area, part.area) && enough(yes.heads, part.heads);
  return both ? 'passed' : 'failed';
}

function isQuorate(total: Weight, part: Weight): boolean {
  return part.heads > 0 && 3 * part.area >= 2 * total.area && 3 * part.heads >= 2 * total.heads;
}

const moreThanHalf = (yes: number, part: number): boolean => 2 * yes > part;
const threeQuarters = (yes: number, part: number): boolean => 4 * yes >= 3 * part;

/** How much more must take part until there is a quorum; zeros once there is. */
export function missingToQuorum({ total, part }: Pick<Standing, 'total' | 'part'>): Weight {
  const short = (whole: number, there: number) => Math.max(0, Math.ceil((2 * whole) / 3) - there);
  return { area: short(total.area, part.area), heads: short(total.heads, part.heads) };
}

/** How much more must vote for it, if nobody else votes any more, until it passes; zeros once it does. */
export function missingToPass(kind: MatterKind, { total, part, yes }: Standing): Weight {
  const quorum = missingToQuorum({ total, part });
  const most = (of: keyof Weight) => Math.max(quorum[of], missingYes(kind, part[of], yes[of]));
  return { area: most('area'), heads: most('heads') };
}

/** Every further vote for it takes part as well: 2(yes+x) > part+x, or 4(yes+x) ≥ 3(part+x). */
function missingYes(kind: MatterKind, part: number, yes: number): number {
  return Math.max(0, kind === 'special' ? 3 * part - 4 * yes : part - 2 * yes + 1);
}
