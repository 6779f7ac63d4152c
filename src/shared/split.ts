import { invalid } from './domain-error';
import { Money } from './money';

const AREA_PATTERN = /^\d{1,10}(\.\d{1,2})?$/;

/**
 * Shares of `total` in proportion to `weights`, in their order, exact to the fen: they always add
 * up to `total`, and each is less than one fen from its exact proportion (largest remainder).
 * Equal remainders favour the larger weight, so the shares do not depend on the order of the
 * weights; of equal weights the earlier one is favoured, so callers must pass them in a stable order
 * for the same home to get the same fen each time. A negative total mirrors the positive one.
 * @throws DomainError `split.no-weights` (empty), `split.negative-weight`, `split.zero-weights`.
 */
export function splitByWeight(total: Money, weights: readonly bigint[]): Money[] {
  assertUsable(weights);
  const fen = total.abs().toFen();
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const shares = weights.map((weight, index) => ({
    index,
    weight,
    fen: (fen * weight) / whole,
    remainder: (fen * weight) % whole,
  }));
  let left = fen - shares.reduce((sum, share) => sum + share.fen, 0n);
  const byRemainder = [...shares].sort(
    (a, b) => compare(b.remainder, a.remainder) || compare(b.weight, a.weight) || a.index - b.index,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.fen += 1n;
    left -= 1n;
  }
  return shares.map((share) => Money.fen(total.isNegative() ? -share.fen : share.fen));
}

/**
 * `parts` shares that differ by at most one fen, the larger ones first.
 * @throws DomainError `split.no-weights` unless `parts` is a whole number of at least one.
 */
export function splitEqually(total: Money, parts: number): Money[] {
  const usable = Number.isSafeInteger(parts) && parts > 0;
  return splitByWeight(
    total,
    Array.from({ length: usable ? parts : 0 }, () => 1n),
  );
}

/**
 * An area in ㎡ ("71.36", at most two decimals) as whole hundredths (7136n), for `splitByWeight`.
 * @throws DomainError `weight.malformed` for anything else.
 */
export function weightOf(text: string): bigint {
  if (typeof text !== 'string' || !AREA_PATTERN.test(text)) {
    throw invalid('weight.malformed', '面积格式不对，请填写平方米数，最多两位小数，例如 71.36', {
      given: String(text),
    });
  }
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}

function assertUsable(weights: readonly bigint[]): void {
  if (weights.length === 0) {
    throw invalid('split.no-weights', '没有分摊对象，请至少选择一户后再分摊');
  }
  if (weights.some((weight) => weight < 0n)) {
    throw invalid('split.negative-weight', '分摊权重不能为负数，请核对各户面积');
  }
  if (weights.every((weight) => weight === 0n)) {
    throw invalid('split.zero-weights', '分摊权重全部为零，请先补全各户面积');
  }
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
