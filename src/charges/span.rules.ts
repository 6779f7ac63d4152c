/**
 * Everything that follows from some sums by adding and subtracting multiples of them: the linear span of
 * vectors of whole numbers, exact (fraction-free elimination).
 */
export class Span {
  private readonly rows: { readonly pivot: number; readonly row: readonly bigint[] }[] = [];

  constructor(...vectors: readonly (readonly bigint[])[]) {
    for (const vector of vectors) this.add(vector);
  }

  add(vector: readonly bigint[]): void {
    const row = this.reduced(vector);
    const pivot = row.findIndex((value) => value !== 0n);
    if (pivot >= 0) this.rows.push({ pivot, row });
  }

  has(vector: readonly bigint[]): boolean {
    return this.reduced(vector).every((value) => value === 0n);
  }

  /** What is left of a vector once everything known is taken off; zero when it follows. */
  private reduced(vector: readonly bigint[]): readonly bigint[] {
    return this.rows.reduce((left, { pivot, row }) => {
      const [factor, lead] = [left[pivot] ?? 0n, row[pivot] ?? 0n];
      if (factor === 0n) return left;
      return shortened(left.map((value, at) => value * lead - (row[at] ?? 0n) * factor));
    }, vector);
  }
}

function shortened(vector: readonly bigint[]): readonly bigint[] {
  const divisor = vector.reduce(greatestCommonDivisor, 0n);
  return divisor > 1n ? vector.map((value) => value / divisor) : vector;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
