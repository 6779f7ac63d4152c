import { HAIRLINE, QUIET, SHADE, type Sheet } from '../sheet';
import { drawTable } from '../table';
import { drawWords, roomFor, TONES } from './blocks-layout';
import type { Block, Field, TableBlock } from './document';
import { drawBars, drawLines, heightOfBars, LINES_HEIGHT } from './draw-charts';

const FIELD_LABEL = 0.26;
const SMALL = 8.5;
/** More columns than these are set smaller, so that names keep their room. */
const MANY_COLUMNS = 7;

/** Height below a heading that must be free for it not to stand alone, in points. */
export function spaceFor(sheet: Sheet, block: Block): number {
  if (block.kind === 'table') return block.caption ? 90 : 72;
  if (block.kind === 'lines') return LINES_HEIGHT;
  if (block.kind !== 'bars') return 36;
  return Math.min(heightOfBars(sheet, block), sheet.bottom - sheet.top - 40);
}

/** Draws a block from `y` on; the y below it. `drawn` hears how many rows of a table are done. */
export function drawBlock(
  sheet: Sheet,
  y: number,
  block: Block,
  drawn: (rows: number) => void,
): number {
  switch (block.kind) {
    case 'table':
      return drawTableBlock(sheet, y, block, drawn);
    case 'paragraph':
      return drawWords(sheet, y, block.text, { color: TONES[block.tone ?? 'plain'] });
    case 'fields':
      return block.fields.reduce((at, field) => drawField(sheet, at, field), y);
    case 'notes':
      return drawNotes(sheet, y, block.notes);
    case 'in-words':
      return drawInWords(sheet, y, block);
    case 'bars':
      return drawBars(sheet, y, block);
    case 'lines':
      return drawLines(sheet, y, block);
  }
}

function drawTableBlock(
  sheet: Sheet,
  y: number,
  table: TableBlock,
  drawn: (rows: number) => void,
): number {
  const size = table.columns.length > MANY_COLUMNS ? 8 : 9;
  const at = roomFor(sheet, y, spaceFor(sheet, table));
  const top = table.caption
    ? drawWords(sheet, at, table.caption, { size: 9, weight: 'bold' }) + 4
    : at;
  const rows = table.rows.map(({ tone, ...row }) => ({
    ...row,
    ...(tone ? { color: TONES[tone] } : {}),
  }));
  const below = drawTable(sheet, top, { columns: table.columns, rows, size, drawn });
  if (rows.length > 0) return below;
  const style = { size: 9, color: QUIET, width: sheet.width, align: 'center' } as const;
  sheet.text(table.empty ?? '本期没有', sheet.left, below + 5, style);
  sheet.line([sheet.left, below + 24], [sheet.right, below + 24], { color: HAIRLINE });
  return below + 24;
}

function drawField(sheet: Sheet, y: number, [label, value]: Field): number {
  const x = sheet.left + sheet.width * FIELD_LABEL;
  const name = { size: 10, color: QUIET, width: x - sheet.left - 10 };
  const said = { size: 10, width: sheet.right - x, lineGap: 2 };
  const height = Math.max(sheet.heightOf(label, name), sheet.heightOf(value, said)) + 8;
  const at = roomFor(sheet, y, height);
  sheet.text(label, sheet.left, at + 4, name);
  sheet.text(value, x, at + 4, said);
  sheet.line([sheet.left, at + height], [sheet.right, at + height], {
    color: HAIRLINE,
    width: 0.3,
  });
  return at + height;
}

function drawNotes(sheet: Sheet, y: number, notes: readonly string[]): number {
  let at = y;
  for (const [index, note] of notes.entries()) {
    const style = { size: SMALL, color: QUIET, lineGap: 2 };
    at = drawWords(sheet, at, `${index + 1}. ${note}`, style) + 3;
  }
  return at;
}

/** 合计（大写）: on a shade, the words to the right. */
function drawInWords(
  sheet: Sheet,
  y: number,
  { label, words }: { label: string; words: string },
): number {
  const said = { size: 10, weight: 'bold', width: sheet.width * 0.68, align: 'right' } as const;
  const height = sheet.heightOf(words, said) + 11;
  const at = roomFor(sheet, y, height);
  sheet.fill([sheet.left, at, sheet.width, height], SHADE);
  sheet.text(label, sheet.left + 8, at + 6, { size: 9.5, color: QUIET });
  sheet.text(words, sheet.right - said.width - 8, at + 5, said);
  return at + height;
}
