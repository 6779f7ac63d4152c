/** The middle value; of an even number the mean of the two in the middle. @throws when empty. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('no values, no median');
  return (lower + upper) / 2;
}

/** The smallest value that at least the share `q` (0 to 1) of the values do not exceed. @throws when empty. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = ascending(values);
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  if (value === undefined) throw new Error('no values, no quantile');
  return value;
}

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** In the unit of the values. */
export function latencyOf(values: readonly number[]): Latency {
  const sorted = ascending(values);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
}

export interface Pair {
  readonly ours: number;
  readonly against: number;
}

/**
 * The median of the ratios of each round: what slows a machine down for a while slows both sides of
 * a round, so that the ratio of a round says more than the ratio of two medians.
 */
export function ratioOfPairs(pairs: readonly Pair[]): number {
  return median(pairs.map(({ ours, against }) => ours / against));
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
