import { drawQr } from '../layout/qr';
import { HAIRLINE, INK, mm, type Printed, QUIET, SHADE, Sheet, VERMILION } from '../layout/sheet';
import { type ReceiptContent, ROWS } from './content.rules';

/** Half a sheet of A4, landscape: two receipts are cut from one. */
const PAPER: [number, number] = [mm(210), mm(148)];
const MARGIN = { top: mm(10), right: mm(14), bottom: mm(8), left: mm(14) };

const HEADER_HEIGHT = 22;
const ROW_HEIGHT = 25;
const PAD = 6;
const QR_SIDE = 92;

/** The printed 收款收据: one sheet, the same bytes however often it is drawn. */
export async function drawReceipt(content: ReceiptContent, madeAt: Date): Promise<Printed> {
  const sheet = new Sheet({
    size: PAPER,
    margin: MARGIN,
    title: `收款收据 ${content.number}`,
    subject: content.unit,
    madeAt,
  });
  drawHead(sheet, content);
  drawGrid(sheet, content);
  drawFoot(sheet, content);
  if (content.stamp !== null) drawStamp(sheet, content.stamp);
  return sheet.finish(() => undefined);
}

function drawHead(sheet: Sheet, content: ReceiptContent): void {
  const { left, top, width } = sheet;
  const centred = { width, align: 'center' } as const;
  sheet.text(content.title, left, top, { ...centred, size: 19, weight: 'bold', role: 'H1' });
  const middle = left + width / 2;
  for (const y of [top + 28, top + 30.5]) {
    sheet.line([middle - 68, y], [middle + 68, y], { color: INK, width: 0.7 });
  }
  sheet.text(content.number, left, top + 10, {
    size: 11,
    weight: 'bold',
    color: VERMILION,
    width,
    align: 'right',
  });
  const y = top + 40;
  sheet.text(content.unit, left, y, { size: 9.5 });
  sheet.text(content.date, left, y, { size: 9.5, width, align: 'right' });
  sheet.text(content.payer, left, y + 19, { size: 12, weight: 'bold' });
}

const gridTop = (sheet: Sheet) => sheet.top + 82;
const gridHeight = HEADER_HEIGHT + (ROWS + 1) * ROW_HEIGHT;

function columnsOn(sheet: Sheet) {
  const edges = [0, 0.46, 0.78, 1].map((share) => sheet.left + sheet.width * share);
  return [
    { title: '收款项目', align: 'left' },
    { title: '所属月份', align: 'center' },
    { title: '金额（元）', align: 'right' },
  ].map((column, at) => ({
    ...column,
    align: column.align as 'left' | 'center' | 'right',
    x: edges[at] ?? 0,
    width: (edges[at + 1] ?? 0) - (edges[at] ?? 0),
  }));
}

function drawGrid(sheet: Sheet, content: ReceiptContent): void {
  const [top, columns] = [gridTop(sheet), columnsOn(sheet)];
  sheet.fill([sheet.left, top, sheet.width, HEADER_HEIGHT], SHADE);
  for (const { title, x, width } of columns) {
    sheet.text(title, x, top + 4.5, { size: 10, width, align: 'center', role: 'TH' });
  }
  for (const [index, row] of content.rows.entries()) {
    const y = top + HEADER_HEIGHT + index * ROW_HEIGHT;
    sheet.line([sheet.left, y], [sheet.right, y], { color: index === 0 ? INK : HAIRLINE });
    if (row) drawCells(sheet, y, [row.name, row.months, row.amount]);
  }
  drawTotal(sheet, content);
  const totalTop = top + HEADER_HEIGHT + ROWS * ROW_HEIGHT;
  for (const { x } of columns.slice(1)) sheet.line([x, top], [x, totalTop], { color: HAIRLINE });
  sheet.frame([sheet.left, top, sheet.width, gridHeight], { color: INK, width: 1 });
}

function drawCells(sheet: Sheet, y: number, texts: readonly string[]): void {
  for (const [at, { x, width, align }] of columnsOn(sheet).entries()) {
    const style = { size: 10.5, width: width - 2 * PAD, align, role: 'TD' } as const;
    sheet.text(texts[at] ?? '', x + PAD, y + 5, style);
  }
}

function drawTotal(sheet: Sheet, { total }: ReceiptContent): void {
  const y = gridTop(sheet) + HEADER_HEIGHT + ROWS * ROW_HEIGHT;
  sheet.line([sheet.left, y], [sheet.right, y], { color: INK });
  const style = { weight: 'bold', role: 'TD' } as const;
  const words = `合计（大写）　${total.words}`;
  sheet.text(words, sheet.left + PAD, y + 5, { ...style, size: 11 });
  sheet.text(total.figure, sheet.left, y + 5, {
    ...style,
    size: 12,
    width: sheet.width - PAD,
    align: 'right',
  });
}

function drawFoot(sheet: Sheet, content: ReceiptContent): void {
  const y = gridTop(sheet) + gridHeight + 8;
  const half = (sheet.width - QR_SIDE) / 2;
  const pairs = [
    [content.paidBy, content.voucher],
    [content.signatures[0] ?? '', content.signatures[1] ?? ''],
  ];
  for (const [index, [first = '', second = '']] of pairs.entries()) {
    sheet.text(first, sheet.left, y + index * 20, { size: 9.5, width: half + 30 });
    sheet.text(second, sheet.left + half + 36, y + index * 20, { size: 9.5, width: half - 40 });
  }
  for (const [index, note] of content.notes.entries()) {
    sheet.text(note, sheet.left, y + 62 + index * 13, { size: 8, color: QUIET });
  }
  const place = { x: sheet.right - QR_SIDE + 6, y: y - 4, side: QR_SIDE };
  drawQr(sheet, place, { url: content.checkUrl, caption: '扫码验真' });
}

/** Framed in red across the rows: nobody takes the sheet for money. */
function drawStamp(sheet: Sheet, stamp: string): void {
  const [width, height] = [250, 44];
  const [x, y] = [sheet.left + (sheet.width - width) / 2, gridTop(sheet) + 70];
  for (const inset of [0, 3]) {
    sheet.frame([x + inset, y + inset, width - 2 * inset, height - 2 * inset], {
      color: VERMILION,
      width: 1.4,
    });
  }
  sheet.text(stamp, x, y + 10, {
    size: 17,
    weight: 'bold',
    color: VERMILION,
    width,
    align: 'center',
  });
}
