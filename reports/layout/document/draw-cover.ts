import { drawBox } from '../paper-parts';
import { HAIRLINE, INK, mm, PINE, QUIET, type Sheet, VERMILION } from '../sheet';
import type { Field, ReportDocument } from './document';
import type { DocumentMaking } from './making';

const LABEL = 100;
const LINE = 26;

const stateColor = ({ isFinal }: ReportDocument) => (isFinal ? PINE : VERMILION);

/** The first page of a document of record: whose, what, of when, between whom, in which state. */
export function drawCover(
  sheet: Sheet,
  document: ReportDocument,
  { number }: DocumentMaking,
): void {
  const { left, width, top } = sheet;
  const centred = { width, align: 'center' } as const;
  if (number) sheet.text(number, left, top + mm(6), { ...centred, size: 10.5, align: 'right' });
  let y = top + mm(42);
  const place = { ...centred, size: 16 };
  sheet.text(document.communityName, left, y, place);
  y += sheet.heightOf(document.communityName, place) + 14;
  const title = { ...centred, size: 30, weight: 'bold', role: 'H1' } as const;
  sheet.text(document.title, left, y, title);
  y += sheet.heightOf(document.title, title) + 12;
  const middle = left + width / 2;
  for (const step of [0, 3]) {
    sheet.line([middle - 110, y + step], [middle + 110, y + step], { color: INK, width: 0.8 });
  }
  y += 16;
  sheet.text(document.subtitle, left, y, { ...centred, size: 11 });
  y += sheet.heightOf(document.subtitle, { ...centred, size: 11 }) + 8;
  sheet.text(document.state, left, y, { ...centred, size: 11, color: stateColor(document) });
  y = drawFields(sheet, Math.max(y + mm(22), sheet.height * 0.46), document.cover);
  drawBox(sheet, Math.max(y + mm(14), sheet.height * 0.7), document.finding);
}

/** Head of a report without a cover. The y below it. */
export function drawHead(sheet: Sheet, document: ReportDocument, making: DocumentMaking): number {
  const { left, top, width } = sheet;
  const centred = { width, align: 'center' } as const;
  let y = top;
  const lines = [
    [document.communityName, { ...centred, size: 13 }, 4],
    [document.title, { ...centred, size: 21, weight: 'bold', role: 'H1' }, 3],
    [document.subtitle, { ...centred, size: 10 }, 3],
    [document.state, { ...centred, size: 9.5, color: stateColor(document) }, 3],
  ] as const;
  for (const [words, style, gap] of lines) {
    sheet.text(words, left, y, style);
    y += sheet.heightOf(words, style) + gap;
  }
  if (making.number) {
    sheet.text(making.number, left, y, { ...centred, size: 9, color: QUIET });
    y += 15;
  }
  return drawBox(sheet, y + 4, document.finding);
}

function drawFields(sheet: Sheet, y: number, fields: readonly Field[]): number {
  const left = sheet.left + mm(20);
  const right = sheet.right - mm(20);
  const x = left + LABEL;
  let at = y;
  for (const [label, value] of fields) {
    const style = { size: 11, width: right - x, lineGap: 2 };
    const height = Math.max(LINE, sheet.heightOf(value, style) + 12);
    sheet.text(label, left, at + 6, { size: 11, color: QUIET });
    sheet.text(value, x, at + 6, style);
    sheet.line([left, at + height], [right, at + height], { color: HAIRLINE });
    at += height;
  }
  return at;
}
