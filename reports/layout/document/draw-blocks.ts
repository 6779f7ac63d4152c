import { INK, PINE, QUIET, type Sheet, VERMILION } from '../sheet';
import { drawTable } from '../table';
import type { BarsBlock, Block, LinesBlock, TableBlock, Tone } from './document';

const COLORS: Record<Tone, string> = { plain: INK, good: PINE, warning: VERMILION };
const LINE = 15;

/** Height below a heading that must be free for it not to stand alone, in points. */
export function spaceFor(block: Block): number {
  return block.kind === 'table' ? 70 : 40;
}

/** Draws a block from `y` on; the y below it. */
export function drawBlock(sheet: Sheet, y: number, block: Block): number {
  switch (block.kind) {
    case 'table':
      return drawTableBlock(sheet, y, block);
    case 'paragraph':
      return drawWords(sheet, y, block.text, COLORS[block.tone ?? 'plain']);
    case 'fields':
      return block.fields.reduce((at, field) => drawWords(sheet, at, field.join('：')), y);
    case 'notes':
      return block.notes.reduce(
        (at, note, index) => drawWords(sheet, at, `${index + 1}. ${note}`, QUIET),
        y,
      );
    case 'in-words':
      return drawWords(sheet, y, `${block.label}　${block.words}`);
    case 'bars':
      return drawBars(sheet, y, block);
    case 'lines':
      return drawLines(sheet, y, block);
  }
}

function drawWords(sheet: Sheet, y: number, words: string, color = INK): number {
  const style = { size: 10, width: sheet.width, lineGap: 3, color };
  const height = sheet.heightOf(words, style);
  const at = room(sheet, y, height);
  sheet.text(words, sheet.left, at, style);
  return at + height;
}

/** The y at which something of this height fits: on this page, or at the top of the next. */
function room(sheet: Sheet, y: number, height: number): number {
  if (y + height <= sheet.bottom) return y;
  sheet.addPage();
  return sheet.top;
}

function drawTableBlock(sheet: Sheet, y: number, table: TableBlock): number {
  const top = table.caption ? drawWords(sheet, y, table.caption, QUIET) + 4 : y;
  const empty = [{ cells: [table.empty ?? '本期没有'] }];
  return drawTable(sheet, top, {
    columns: table.columns,
    rows: table.rows.length > 0 ? table.rows.map(rowOf) : empty,
  });
}

const rowOf = ({ cells, indent, tone, ...row }: TableBlock['rows'][number]) => ({
  ...row,
  cells: cells.map((cell, index) => (index === 0 ? '　'.repeat(indent ?? 0) + cell : cell)),
  ...(tone ? { color: COLORS[tone] } : {}),
});

function drawBars(sheet: Sheet, y: number, { title, bars, legend }: BarsBlock): number {
  let at = drawWords(sheet, y, title);
  for (const bar of bars) at = drawWords(sheet, at, `${bar.name}　${bar.value}`);
  return legend ? drawWords(sheet, at, legend, QUIET) : at + LINE;
}

function drawLines(sheet: Sheet, y: number, { title, series }: LinesBlock): number {
  let at = drawWords(sheet, y, title);
  for (const line of series) at = drawWords(sheet, at, `${line.name}　${line.last}`);
  return at + LINE;
}
