import { drawQr } from '../layout/qr';
import {
  A4,
  HAIRLINE,
  INK,
  PINE,
  type Printed,
  QUIET,
  REPORT_MARGIN,
  SHADE,
  Sheet,
} from '../layout/sheet';
import type { MyMoneyContent } from './content.rules';

export const PAPER_ROWS = 16;

const ROW_HEIGHT = 21;
const QR_SIDE = 96;

/** 我的钱去哪了 on one sheet; the same bytes however often it is drawn. */
export function drawMyMoney(content: MyMoneyContent, madeAt: Date): Promise<Printed> {
  const sheet = new Sheet({
    size: A4,
    margin: REPORT_MARGIN,
    title: content.title,
    subject: content.place,
    madeAt,
  });
  const { left, top, width } = sheet;
  sheet.text(content.title, left, top, { size: 20, weight: 'bold', role: 'H1', width });
  sheet.text(content.place, left, top + 32, { size: 10.5, color: QUIET, width });
  const below = drawRows(sheet, content, drawSums(sheet, content, top + 58));
  drawRule(sheet, content, below + 18);
  return sheet.finish(() => undefined);
}

/** @returns where what comes next may begin. */
function drawSums(sheet: Sheet, { sums }: MyMoneyContent, y: number): number {
  const each = sheet.width / sums.length;
  sheet.fill([sheet.left, y, sheet.width, 52], SHADE);
  for (const [at, { name, figure }] of sums.entries()) {
    const place = { width: each, align: 'center' } as const;
    const isLast = at === sums.length - 1;
    sheet.text(name, sheet.left + at * each, y + 9, { ...place, size: 9.5, color: QUIET });
    sheet.text(figure, sheet.left + at * each, y + 26, {
      ...place,
      size: 12,
      weight: 'bold',
      color: isLast ? PINE : INK,
    });
  }
  return y + 70;
}

function drawRows(sheet: Sheet, { rows }: MyMoneyContent, y: number): number {
  const { left, right, width } = sheet;
  const amount = { width: 96, align: 'right' } as const;
  sheet.text('分摊的支出', left, y, { size: 11, weight: 'bold', role: 'H2' });
  sheet.text('我家分摊（元）', right - 200, y + 1, { ...amount, size: 9.5, role: 'TH' });
  sheet.text('全小区（元）', right - 96, y + 1, { ...amount, size: 9.5, role: 'TH' });
  sheet.line([left, y + 18], [right, y + 18], { color: INK });
  for (const [at, row] of rows.entries()) {
    const top = y + 22 + at * ROW_HEIGHT;
    const bar = ((width - 370) * row.permille) / 1000;
    sheet.text(row.name, left, top + 3, { size: 10, width: 150, role: 'TD' });
    if (bar > 0) sheet.fill([left + 156, top + 5, bar, 8], PINE);
    sheet.text(row.amount, right - 200, top + 3, { ...amount, size: 10, role: 'TD' });
    sheet.text(row.whole, right - 96, top + 3, { ...amount, size: 10, color: QUIET, role: 'TD' });
    sheet.line([left, top + ROW_HEIGHT - 2], [right, top + ROW_HEIGHT - 2], { color: HAIRLINE });
  }
  return y + 22 + rows.length * ROW_HEIGHT;
}

function drawRule(sheet: Sheet, content: MyMoneyContent, y: number): void {
  const width = sheet.width - QR_SIDE - 24;
  sheet.text('怎么算的', sheet.left, y, { size: 11, weight: 'bold', role: 'H2' });
  let at = y + 20;
  for (const sentence of content.rule) {
    const style = { size: 10, width, lineGap: 2 };
    sheet.text(sentence, sheet.left, at, style);
    at += sheet.heightOf(sentence, style) + 5;
  }
  sheet.text(content.check, sheet.left, at + 4, { size: 10.5, weight: 'bold', color: PINE, width });
  sheet.text(content.root, sheet.left, at + 24, { size: 7, color: QUIET, width });
  const place = { x: sheet.right - QR_SIDE, y, side: QR_SIDE };
  drawQr(sheet, place, { url: content.url, caption: '扫码核对' });
}
