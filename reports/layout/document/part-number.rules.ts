const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一, 二, … 十, 十一, … 九十九 for the parts of a document; `index` from 0. */
export function partNumber(index: number): string {
  const number = index + 1;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${DIGITS[ones] ?? ''}`;
}
