import { invalid } from './domain-error';

const RATE_PATTERN = /^\d{1,10}(\.\d{1,6})?$/;
// Money has 18 digits and its arithmetic 40: with at most 20 here every product stays exact.
const DIGITS_MAX = 20;

/**
 * A non-negative factor that is not money: a unit price (3.2 元/㎡), a share (0.0375), an area
 * (71.36 ㎡). Exact and immutable; nothing is ever rounded here, and there is no division.
 */
export class Rate {
  private constructor(
    private readonly units: bigint,
    private readonly decimals: number,
  ) {
    Object.freeze(this);
  }

  /**
   * From text with at most ten digits before the point and six after.
   * @throws DomainError `rate.malformed` for anything else, numbers and negative ones included.
   */
  static of(text: string): Rate {
    if (typeof text !== 'string' || !RATE_PATTERN.test(text)) {
      throw invalid(
        'rate.malformed',
        '单价、比例或面积的格式不对，请填写数字，最多六位小数，例如 3.2',
        {
          given: String(text),
        },
      );
    }
    const [whole = '', fraction = ''] = text.split('.');
    return Rate.normalised(BigInt(whole + fraction), fraction.length);
  }

  /** Trailing zeros are dropped, so that 3.20 and 3.2 are the same rate. */
  private static normalised(units: bigint, decimals: number): Rate {
    let [shortest, places] = [units, decimals];
    while (places > 0 && shortest % 10n === 0n) {
      shortest /= 10n;
      places -= 1;
    }
    if (shortest.toString().length > DIGITS_MAX) {
      throw invalid(
        'rate.too-long',
        `单价、比例或面积相乘后超过 ${DIGITS_MAX} 位数字，请减少小数位数`,
      );
    }
    return new Rate(shortest, places);
  }

  /**
   * The exact product, e.g. price × area × months.
   * @throws DomainError `rate.too-long` when it needs more than 20 digits.
   */
  times(other: Rate): Rate {
    return Rate.normalised(this.units * other.units, this.decimals + other.decimals);
  }

  isZero(): boolean {
    return this.units === 0n;
  }

  equals(other: unknown): boolean {
    return other instanceof Rate && this.units === other.units && this.decimals === other.decimals;
  }

  /** The shortest exact text: "3.2", "0.0375", "100". */
  toString(): string {
    if (this.decimals === 0) return this.units.toString();
    const digits = this.units.toString().padStart(this.decimals + 1, '0');
    return `${digits.slice(0, -this.decimals)}.${digits.slice(-this.decimals)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** node-postgres looks for this name. */
  toPostgres(): string {
    return this.toString();
  }

  /** Always throws: `<` and `+` on rates would work on text. See `Money.valueOf`. */
  valueOf(): never {
    throw new TypeError('Rate cannot be used with <, >, + or ==: use times and equals');
  }
}
