import { Decimal } from 'decimal.js';
import { invalid } from './domain-error';
import type { Rate } from './rate';

// A clone, so that no library can change the precision or the rounding under our feet.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

const YUAN_PATTERN = /^-?\d{1,16}(\.\d{1,2})?$/;
const FEN_PER_YUAN = 100;
// numeric(18,2): sixteen digits before the point, two after.
const LARGEST = new Exact('9999999999999999.99');
const THOUSANDS = /\B(?=(\d{3})+$)/g;
const MINUS = '−';

/**
 * An amount of RMB in yuan, exact to the fen, immutable, at most 9,999,999,999,999,999.99 either
 * side of zero (numeric(18,2)). There is no division: use `splitByWeight`.
 * Every operation throws DomainError `money.too-large` when its result leaves that range.
 */
export class Money {
  static readonly zero = new Money(new Exact(0));

  private constructor(private readonly amount: Decimal) {
    Object.freeze(this);
  }

  /**
   * Yuan from text such as "300", "-0.5" or "300.00": from a form, JSON, or a numeric column.
   * @throws DomainError `money.malformed` for anything else, numbers included: a JS number has
   * already lost what it lost.
   */
  static yuan(text: string): Money {
    if (typeof text !== 'string' || !YUAN_PATTERN.test(text)) {
      throw invalid('money.malformed', '金额格式不对，请填写数字，最多两位小数，例如 1234.50', {
        given: String(text),
      });
    }
    return Money.within(new Exact(text));
  }

  /** Whole fen (1/100 yuan). */
  static fen(fen: bigint): Money {
    return Money.within(new Exact(fen.toString()).div(FEN_PER_YUAN));
  }

  /** The sum; zero when there is nothing to add. */
  static sum(amounts: Iterable<Money>): Money {
    let total = Money.zero;
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  private static within(amount: Decimal): Money {
    if (amount.abs().greaterThan(LARGEST)) {
      throw invalid('money.too-large', '金额超出可记账的范围（整数部分最多 16 位），请核对后重填');
    }
    // decimal.js knows −0, which would print as 0.00 yet not be deeply equal to zero.
    return new Money(amount.isZero() ? new Exact(0) : amount);
  }

  plus(other: Money): Money {
    return Money.within(this.amount.plus(other.amount));
  }

  minus(other: Money): Money {
    return Money.within(this.amount.minus(other.amount));
  }

  negated(): Money {
    return Money.within(this.amount.negated());
  }

  abs(): Money {
    return Money.within(this.amount.abs());
  }

  /**
   * This amount × a rate, rounded ONCE to the fen, half up by size (0.005 → 0.01, −0.005 → −0.01).
   * Multiply rates with each other first (`price.times(area)`), so that nothing is rounded twice.
   */
  times(rate: Rate): Money {
    // 18 digits of money × at most 20 of rate stay within 40: the product is exact before rounding.
    const exact = this.amount.times(rate.toString());
    return Money.within(exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
  }

  isZero(): boolean {
    return this.amount.isZero();
  }

  isPositive(): boolean {
    return this.amount.greaterThan(0);
  }

  isNegative(): boolean {
    return this.amount.lessThan(0);
  }

  isLessThan(other: Money): boolean {
    return this.amount.lessThan(other.amount);
  }

  isAtMost(other: Money): boolean {
    return this.amount.lessThanOrEqualTo(other.amount);
  }

  isMoreThan(other: Money): boolean {
    return this.amount.greaterThan(other.amount);
  }

  isAtLeast(other: Money): boolean {
    return this.amount.greaterThanOrEqualTo(other.amount);
  }

  /** Only ever equal to a Money: TypeORM hands any stored value to `equals` when it compares rows. */
  equals(other: unknown): boolean {
    return other instanceof Money && this.amount.equals(other.amount);
  }

  /** −1, 0 or 1: for `sort((a, b) => a.compare(b))`. */
  compare(other: Money): number {
    return this.amount.comparedTo(other.amount);
  }

  toFen(): bigint {
    return BigInt(this.amount.times(FEN_PER_YUAN).toFixed(0));
  }

  /** "-1234.50": two decimals, no thousands separators. */
  toString(): string {
    return this.amount.toFixed(2);
  }

  toJSON(): string {
    return this.toString();
  }

  /** node-postgres looks for this name: query-builder parameters skip column transformers. */
  toPostgres(): string {
    return this.toString();
  }

  /**
   * Always throws. `a < b` and `a + b` compile on objects, and would compare or join text:
   * "9.00" < "10.00" is false. Use `isLessThan`, `plus`, `equals`, `compare`.
   * A TypeError, not a refusal: it is a programmer's mistake and must surface as a 500.
   */
  valueOf(): never {
    throw new TypeError(
      'Money cannot be used with <, >, + or ==: use isLessThan, isMoreThan, plus, minus, equals, compare',
    );
  }

  /** "1,234.50", for tables; the minus is "−" (U+2212), as wide as a digit. */
  format(): string {
    return `${this.sign()}${this.grouped()}`;
  }

  /** "¥1,234.50" or "−¥1,234.50", for prose and headings. */
  formatYuan(): string {
    return `${this.sign()}¥${this.grouped()}`;
  }

  private sign(): string {
    return this.isNegative() ? MINUS : '';
  }

  private grouped(): string {
    const [whole = '', fraction = ''] = this.amount.abs().toFixed(2).split('.');
    return `${whole.replace(THOUSANDS, ',')}.${fraction}`;
  }
}
