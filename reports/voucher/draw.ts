import { formatInstant } from '../../src/shared/day';
import type { Making } from '../layout/footer';
import { HAIRLINE, INK, mm, type Printed, QUIET, SHADE, Sheet, VERMILION } from '../layout/sheet';
import type { VoucherContent, VoucherRow, VoucherSheet } from './content.rules';
import { ROWS_PER_SHEET } from './content.rules';

/** The usual voucher paper of Chinese books: 240 × 140 mm, landscape, holes to the left. */
const PAPER: [number, number] = [mm(240), mm(140)];
const MARGIN = { top: mm(9), right: mm(12), bottom: mm(8), left: mm(20) };

const COLUMNS = [
  { title: '摘　要', share: 27, align: 'left' },
  { title: '会计科目', share: 27, align: 'left' },
  { title: '往来／明细', share: 17, align: 'left' },
  { title: '基金', share: 5, align: 'center' },
  { title: '借方金额', share: 14, align: 'right' },
  { title: '贷方金额', share: 14, align: 'right' },
] as const;

const HEADER_HEIGHT = 22;
const ROW_HEIGHT = 28;
const TEXT_COLUMNS = 4;
const PAD = 4;

/** The printed 记账凭证: six lines a sheet, as many sheets as it takes, red figures where red. */
export async function drawVoucher(content: VoucherContent, making: Making): Promise<Printed> {
  const sheet = new Sheet({
    size: PAPER,
    margin: MARGIN,
    title: `记账凭证 ${content.date} ${content.sheets[0]?.number ?? ''}`,
    subject: content.unit,
    madeAt: making.madeAt,
  });
  for (const [index, page] of content.sheets.entries()) {
    if (index > 0) sheet.addPage();
    drawHead(sheet, content, page);
    drawGrid(sheet, page);
    drawSignatures(sheet, content);
  }
  return sheet.finish(() => drawMaking(sheet, making));
}

function drawHead(sheet: Sheet, content: VoucherContent, page: VoucherSheet): void {
  const { left, width, top } = sheet;
  sheet.text(content.title, left, top, {
    size: 18,
    weight: 'bold',
    width,
    align: 'center',
    role: 'H1',
  });
  const middle = left + width / 2;
  for (const y of [top + 27, top + 29.5]) {
    sheet.line([middle - 62, y], [middle + 62, y], { color: INK, width: 0.7 });
  }
  if (content.remark !== '') {
    sheet.text(content.remark, left, top + 8, { size: 9, color: VERMILION, width, align: 'right' });
  }
  const y = top + 36;
  const style = { size: 9.5 } as const;
  const unitWidth = width * 0.42;
  const size = [9.5, 8.5, 7.5, 6.5].find(
    (each) => sheet.widthOf(content.unit, { size: each }) < unitWidth,
  );
  sheet.text(content.unit, left, y, { size: size ?? 5.5 });
  sheet.text(content.date, left, y, { ...style, width, align: 'center' });
  sheet.text(`${page.number}　${content.attachments}`, left, y, {
    ...style,
    width,
    align: 'right',
  });
}

const gridTop = (sheet: Sheet) => sheet.top + 54;

function columnsOn(sheet: Sheet) {
  const whole = COLUMNS.reduce((sum, column) => sum + column.share, 0);
  let x = sheet.left;
  return COLUMNS.map((column) => {
    const placed = { ...column, x, width: (sheet.width * column.share) / whole };
    x += placed.width;
    return placed;
  });
}

function drawGrid(sheet: Sheet, page: VoucherSheet): void {
  const columns = columnsOn(sheet);
  const top = gridTop(sheet);
  const height = HEADER_HEIGHT + (ROWS_PER_SHEET + 1) * ROW_HEIGHT;
  sheet.fill([sheet.left, top, sheet.width, HEADER_HEIGHT], SHADE);
  for (const column of columns) {
    sheet.text(column.title, column.x, top + 4.5, {
      size: 9.5,
      width: column.width,
      align: 'center',
      role: 'TH',
    });
  }
  for (const [index, row] of page.rows.entries()) {
    const y = top + HEADER_HEIGHT + index * ROW_HEIGHT;
    sheet.line([sheet.left, y], [sheet.right, y], { color: index === 0 ? INK : HAIRLINE });
    if (row) drawRow(sheet, y, row);
  }
  const totalTop = top + HEADER_HEIGHT + ROWS_PER_SHEET * ROW_HEIGHT;
  sheet.line([sheet.left, totalTop], [sheet.right, totalTop], { color: INK });
  drawTotal(sheet, totalTop, page);
  for (const [index, column] of columns.entries()) {
    const isText = index < TEXT_COLUMNS && index > 0;
    const end = isText ? totalTop : top + height;
    if (index > 0) sheet.line([column.x, top], [column.x, end], { color: HAIRLINE });
  }
  sheet.frame([sheet.left, top, sheet.width, height], { color: INK, width: 1 });
}

function drawRow(sheet: Sheet, y: number, row: VoucherRow): void {
  const cells = [row.summary, row.account, row.detail, row.fund, row.debit, row.credit];
  for (const [index, column] of columnsOn(sheet).entries()) {
    const words = cells[index] ?? '';
    const isFigure = index >= TEXT_COLUMNS;
    const style = {
      width: column.width - 2 * PAD,
      align: column.align,
      color: row.isRed && isFigure ? VERMILION : INK,
      role: 'TD',
    } as const;
    const size = isFigure ? 9.5 : sizeThatFits(sheet, words, style.width);
    const height = sheet.heightOf(words, { ...style, size });
    sheet.text(words, column.x + PAD, y + (ROW_HEIGHT - height) / 2, { ...style, size });
  }
}

/** Long words become smaller before they would run out of their box. */
function sizeThatFits(sheet: Sheet, words: string, width: number): number {
  const sizes = [9, 8, 7, 6];
  return sizes.find((size) => sheet.heightOf(words, { size, width }) <= ROW_HEIGHT - 2) ?? 5;
}

function drawTotal(sheet: Sheet, y: number, page: VoucherSheet): void {
  const middle = y + 7;
  if (!page.total) {
    sheet.text('（合计见末页）', sheet.left + PAD, middle, { size: 9, color: QUIET });
    return;
  }
  const { words, debit, credit, isRed } = page.total;
  sheet.text(`合计（大写）　${words}`, sheet.left + PAD, middle, { size: 9.5, weight: 'bold' });
  const columns = columnsOn(sheet).slice(TEXT_COLUMNS);
  for (const [index, column] of columns.entries()) {
    sheet.text(index === 0 ? debit : credit, column.x + PAD, middle, {
      size: 9.5,
      weight: 'bold',
      width: column.width - 2 * PAD,
      align: 'right',
      color: isRed ? VERMILION : INK,
      role: 'TD',
    });
  }
}

function drawSignatures(sheet: Sheet, content: VoucherContent): void {
  const y = gridTop(sheet) + HEADER_HEIGHT + (ROWS_PER_SHEET + 1) * ROW_HEIGHT + 10;
  const share = sheet.width / content.signatures.length;
  for (const [index, { role, name }] of content.signatures.entries()) {
    sheet.text(`${role}：${name}`, sheet.left + index * share, y, { size: 9.5 });
  }
}

function drawMaking(sheet: Sheet, making: Making): void {
  const again = making.printNo > 1 ? `　补打 第${making.printNo - 1}次` : '';
  sheet.text(
    `${formatInstant(making.madeAt)} 由${making.madeBy}打印${again}　账簿第 ${making.throughSeq} 笔`,
    sheet.left,
    sheet.bottom - 8,
    { size: 7, color: QUIET, width: sheet.width, align: 'right', role: 'Artifact' },
  );
}
