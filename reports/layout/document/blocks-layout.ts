import { INK, PINE, type Sheet, type TextStyle, VERMILION } from '../sheet';
import type { Tone } from './document';

export const TONES: Record<Tone, string> = { plain: INK, good: PINE, warning: VERMILION };

/** The y at which something of this height fits: here, or at the top of the next page. */
export function roomFor(sheet: Sheet, y: number, height: number): number {
  if (y + height <= sheet.bottom) return y;
  sheet.addPage(sheet.isTurned);
  return sheet.top;
}

/** Words across the page, whole on one page; the y below them. */
export function drawWords(sheet: Sheet, y: number, words: string, style: TextStyle = {}): number {
  const set = { size: 10, lineGap: 3, width: sheet.width, ...style };
  const height = sheet.heightOf(words, set);
  const at = roomFor(sheet, y, height);
  sheet.text(words, sheet.left, at, set);
  return at + height;
}
