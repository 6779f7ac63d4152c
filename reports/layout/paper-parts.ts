import { PINE, SHADE, type Sheet } from './sheet';

/** Words on a shade, with a bar at their side. */
export function drawBox(sheet: Sheet, y: number, words: string): number {
  const style = { size: 10.5, weight: 'bold', width: sheet.width - 22, lineGap: 3 } as const;
  const height = sheet.heightOf(words, style) + 14;
  sheet.fill([sheet.left, y, sheet.width, height], SHADE);
  sheet.fill([sheet.left, y, 3, height], PINE);
  sheet.text(words, sheet.left + 13, y + 7, style);
  return y + height + 12;
}

/** A heading that is not left alone at the foot of a page. */
export function drawHeading(sheet: Sheet, y: number, words: string, needs: number): number {
  let at = y;
  if (at + 20 + needs > sheet.bottom) {
    sheet.addPage();
    at = sheet.top;
  }
  sheet.text(words, sheet.left, at, { size: 11.5, weight: 'bold', role: 'H2' });
  return at + 20;
}
