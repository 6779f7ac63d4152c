import { UNITS_PER_EM, unitsOf } from './fonts';
import type { TextStyle } from './sheet-types';

export const SMALLEST = 9;

/** How wide words are on one line, in points. */
export const widthIn = (
  words: string,
  { size = SMALLEST, weight = 'regular' }: TextStyle,
): number => (unitsOf(words, weight) * size) / UNITS_PER_EM;

/** Whether words need no breaking: breaking takes most of the time of a long table. */
export function isOneLine(words: string, style: TextStyle): boolean {
  if (style.width === undefined) return true;
  return !words.includes('\n') && widthIn(words, style) <= style.width;
}

/** Where a line begins that is not set to the left, in points from x. */
export function indentOf(words: string, style: TextStyle): number {
  if (style.width === undefined || !style.align || style.align === 'left') return 0;
  const free = style.width - widthIn(words.trimEnd(), style);
  return style.align === 'right' ? free : free / 2;
}
