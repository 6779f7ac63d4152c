/**
 * 本福特定律, first two digits: in amounts that grow by themselves, `d` leads with log10(1 + 1/d).
 * Thresholds after Nigrini, Benford's Law (2012), ch. 7: mean absolute deviation of the 90 shares.
 */

/** Fewer amounts say nothing of 90 pairs of digits: no conclusion is drawn. */
export const BENFORD_LEAST = 300;
/** 99 %: about one pair in a hundred stands out by chance alone. */
export const BENFORD_Z = 2.576;

const FIRST = 10;
const LAST = 99;
const CLOSE = 0.0012;
const ACCEPTABLE = 0.0018;
const MARGINAL = 0.0022;

export type BenfordVerdict = 'too-few' | 'close' | 'acceptable' | 'marginal' | 'apart';

export const benfordVerdicts: Record<BenfordVerdict, string> = {
  'too-few': '笔数太少，不作判断',
  close: '相符',
  acceptable: '基本相符',
  marginal: '勉强相符',
  apart: '不相符',
};

/** One pair of leading digits that comes too often. Shares are parts of one. */
export interface BenfordPair {
  readonly digits: number;
  readonly count: number;
  readonly share: number;
  readonly expected: number;
  readonly z: number;
}

export interface Benford {
  readonly amounts: number;
  /** Mean absolute deviation of the shares; 0 where there is no amount. */
  readonly deviation: number;
  readonly verdict: BenfordVerdict;
  /** The furthest first; none where there are too few amounts. */
  readonly pairs: readonly BenfordPair[];
}

export const benfordShare = (digits: number): number => Math.log10(1 + 1 / digits);

/** Judges how often each pair (10–99) leads; pairs that never come may be left out. */
export function benfordOf(counts: ReadonlyMap<number, number>): Benford {
  const digits = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
  const amounts = digits.reduce((sum, pair) => sum + (counts.get(pair) ?? 0), 0);
  if (amounts === 0) return { amounts, deviation: 0, verdict: 'too-few', pairs: [] };
  const all = digits.map((pair) => pairOf(pair, counts.get(pair) ?? 0, amounts));
  const apart = all.reduce((sum, { share, expected }) => sum + Math.abs(share - expected), 0);
  const deviation = apart / all.length;
  if (amounts < BENFORD_LEAST) return { amounts, deviation, verdict: 'too-few', pairs: [] };
  const pairs = all
    .filter(({ share, expected, z }) => share > expected && z > BENFORD_Z)
    .sort((one, other) => other.z - one.z);
  return { amounts, deviation, verdict: verdictOf(deviation), pairs };
}

/** z with the correction for continuity, which counts only where it is the smaller of the two. */
function pairOf(digits: number, count: number, amounts: number): BenfordPair {
  const expected = benfordShare(digits);
  const share = count / amounts;
  const apart = Math.abs(share - expected);
  const correction = 1 / (2 * amounts);
  const spread = Math.sqrt((expected * (1 - expected)) / amounts);
  const z = (apart > correction ? apart - correction : apart) / spread;
  return { digits, count, share, expected, z };
}

function verdictOf(deviation: number): BenfordVerdict {
  if (deviation <= CLOSE) return 'close';
  if (deviation <= ACCEPTABLE) return 'acceptable';
  return deviation <= MARGINAL ? 'marginal' : 'apart';
}
