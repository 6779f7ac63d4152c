const DECIMAL = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/**
 * The decimal point moved, digit by digit: no rounding. By 2 a part is read in percent ("0.08" → "8"), by
 * 4 in 万分之; by -2 and -4 back again. What is no number stays as it is.
 */
export function pointMoved(text: string, by: 2 | -2 | 4 | -4): string {
  const [, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (!whole) return text;
  const digits = by > 0 ? fraction.padEnd(by, '0') : whole.padStart(1 - by, '0');
  const [left, right] =
    by > 0
      ? [whole + digits.slice(0, by), digits.slice(by)]
      : [digits.slice(0, by), digits.slice(by) + fraction];
  const rest = right.replace(/0+$/, '');
  const start = left.replace(/^0+(?=\d)/, '');
  return rest ? `${start}.${rest}` : start;
}
