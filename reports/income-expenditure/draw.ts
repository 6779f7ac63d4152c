import { drawFooter, type Making } from '../layout/footer';
import { finishSealed, type Sealing, unsealed } from '../layout/seal';
import { drawQr } from '../layout/qr';
import {
  A4,
  HAIRLINE,
  INK,
  mm,
  PINE,
  type Printed,
  QUIET,
  REPORT_GAP,
  REPORT_MARGIN,
  SHADE,
  Sheet,
  VERMILION,
} from '../layout/sheet';
import { drawTable } from '../layout/table';
import type { FundSection, IncomeExpenditureContent, Line } from './content.rules';

/** The 收支公示表 for the notice board: A4, one or two pages. */
export async function drawIncomeExpenditure(
  content: IncomeExpenditureContent,
  making: Making,
  seal: Sealing = unsealed,
): Promise<Printed> {
  const sheet = new Sheet({
    size: A4,
    margin: REPORT_MARGIN,
    title: `${content.communityName} ${content.title} ${content.subtitle}`,
    subject: content.finding,
    madeAt: making.madeAt,
    carriesFiles: true,
  });
  let y = drawHead(sheet, content);
  y = drawOverview(sheet, y, content);
  for (const section of content.sections) y = drawSection(sheet, y, section);
  y = drawPlaces(sheet, y, content);
  y = drawLargest(sheet, y, content);
  drawEnd(sheet, y, content);
  return finishSealed(sheet, seal, (at) => drawFooter(sheet, making, at));
}

function drawHead(sheet: Sheet, content: IncomeExpenditureContent): number {
  const { left, width } = sheet;
  sheet.text(content.communityName, left, sheet.top, { size: 13, width, align: 'center' });
  sheet.text(content.title, left, sheet.top + 20, {
    size: 22,
    weight: 'bold',
    width,
    align: 'center',
    role: 'H1',
  });
  sheet.text(content.subtitle, left, sheet.top + 54, { size: 10, width, align: 'center' });
  const isClosed = content.state === '本月已结账';
  sheet.text(content.state, left, sheet.top + 70, {
    size: 9,
    width,
    align: 'center',
    color: isClosed ? PINE : VERMILION,
  });
  const style = { size: 10.5, weight: 'bold', width: width - 20, lineGap: 2 } as const;
  const y = sheet.top + 92;
  const height = sheet.heightOf(content.finding, style) + 12;
  sheet.fill([left, y, width, height], SHADE);
  sheet.fill([left, y, 3, height], PINE);
  sheet.text(content.finding, left + 12, y + 6, style);
  return y + height + REPORT_GAP;
}

function heading(sheet: Sheet, y: number, title: string, needs: number): number {
  let at = y;
  if (at + needs > sheet.bottom) {
    sheet.addPage();
    at = sheet.top;
  }
  sheet.text(title, sheet.left, at, { size: 11.5, weight: 'bold', role: 'H2' });
  return at + 19;
}

function drawOverview(sheet: Sheet, y: number, content: IncomeExpenditureContent): number {
  const below = drawTable(sheet, heading(sheet, y, '一、各基金余额', 80), {
    columns: [
      { title: '基金', share: 30 },
      { title: '期初余额', share: 18, align: 'right' },
      { title: '本期收入', share: 18, align: 'right' },
      { title: '本期支出', share: 18, align: 'right' },
      { title: '期末余额', share: 18, align: 'right' },
    ],
    rows: [
      ...content.overview.map((cells) => ({ cells })),
      { cells: content.overviewTotal, isTotal: true },
    ],
    size: 9.5,
  });
  sheet.text(`期末余额合计（大写）：${content.closingInWords}`, sheet.left, below + 5, {
    size: 9,
    width: sheet.width,
    align: 'right',
  });
  return heading(sheet, below + 5 + REPORT_GAP + 8, '二、钱从哪来，到哪去', 120);
}

const LINE_HEIGHT = 17;
const TITLE_HEIGHT = 20;

/** A fund as two columns: what came in beside what went out. */
function drawSection(sheet: Sheet, y: number, section: FundSection): number {
  const lines = Math.max(section.sources.length, section.uses.length, 1);
  const height = TITLE_HEIGHT + (lines + 1) * LINE_HEIGHT + 4;
  let at = y;
  if (at + height > sheet.bottom) {
    sheet.addPage();
    at = sheet.top;
  }
  sheet.fill([sheet.left, at, sheet.width, TITLE_HEIGHT - 2], SHADE);
  sheet.text(section.title, sheet.left + 6, at + 2.5, { size: 9.5, weight: 'bold' });
  sheet.text(`期初 ${section.opening}　期末 ${section.closing}`, sheet.left, at + 3, {
    size: 9,
    width: sheet.width - 6,
    align: 'right',
  });
  const half = (sheet.width - 18) / 2;
  const top = at + TITLE_HEIGHT;
  const size = { y: top, width: half, lines };
  drawColumn(sheet, { ...size, x: sheet.left }, [section.sources, '收入小计', section.totalIn]);
  const right = sheet.left + half + 18;
  drawColumn(sheet, { ...size, x: right }, [section.uses, '支出小计', section.totalOut]);
  return at + height + 8;
}

function drawColumn(
  sheet: Sheet,
  at: { x: number; y: number; width: number; lines: number },
  [lines, totalName, total]: [readonly Line[], string, string],
): void {
  const rows: Line[] = lines.length > 0 ? [...lines] : [nothing];
  for (const [index, line] of rows.entries()) {
    drawLine(sheet, { ...at, y: at.y + index * LINE_HEIGHT }, line);
  }
  const y = at.y + at.lines * LINE_HEIGHT;
  sheet.line([at.x, y], [at.x + at.width, y], { color: INK });
  const style = { size: 9, weight: 'bold', role: 'TD' } as const;
  sheet.text(totalName, at.x + 4, y + 3, style);
  sheet.text(total, at.x, y + 3, { ...style, width: at.width - 4, align: 'right' });
}

const nothing: Line = { name: '本月没有', amount: '—', share: '', part: 0 };

function drawLine(sheet: Sheet, at: { x: number; y: number; width: number }, line: Line): void {
  const y = at.y + 3;
  const [barX, barWidth] = [at.x + at.width * 0.47, at.width * 0.12];
  sheet.text(line.name, at.x + 4, y, { size: 9, role: 'TD' });
  if (line.share !== '') {
    sheet.fill([barX, y + 3.5, barWidth, 6], SHADE);
    sheet.fill([barX, y + 3.5, barWidth * line.part, 6], PINE);
    sheet.text(line.share, barX + barWidth + 2, y + 0.8, {
      size: 7.5,
      width: at.width * 0.12,
      align: 'right',
      color: QUIET,
      role: 'TD',
    });
  }
  sheet.text(line.amount, at.x, y, {
    size: 9,
    width: at.width - 4,
    align: 'right',
    role: 'TD',
  });
  const rule = at.y + LINE_HEIGHT;
  sheet.line([at.x, rule], [at.x + at.width, rule], { color: HAIRLINE, width: 0.3 });
}

function drawPlaces(sheet: Sheet, y: number, content: IncomeExpenditureContent): number {
  const needs = 60 + content.places.length * 20;
  const below = drawTable(sheet, heading(sheet, y + 4, '三、钱在哪里', needs), {
    columns: [
      { title: '账户', share: 40 },
      { title: '账号', share: 16 },
      { title: '所属基金', share: 26 },
      { title: '期末余额', share: 18, align: 'right' },
    ],
    rows: [
      ...content.places.map((cells) => ({ cells })),
      { cells: content.placesTotal, isTotal: true },
    ],
  });
  sheet.text(content.comparison, sheet.left, below + 5, {
    size: 9,
    weight: 'bold',
    color: PINE,
    width: sheet.width,
  });
  return below + 5 + REPORT_GAP + 14;
}

function drawLargest(sheet: Sheet, y: number, content: IncomeExpenditureContent): number {
  if (content.largest.length === 0) return y;
  const below = drawTable(sheet, heading(sheet, y, '四、本月最大的几笔支出', 60), {
    columns: [
      { title: '日期', share: 11 },
      { title: '凭证号', share: 11 },
      { title: '付给谁', share: 26 },
      { title: '用途', share: 36 },
      { title: '金额', share: 16, align: 'right' },
    ],
    rows: content.largest.map((cells) => ({ cells })),
  });
  return below + REPORT_GAP;
}

const QR_SIDE = mm(30);

/** Notes beside the code, and below them where people sign: always together, never torn apart. */
function drawEnd(sheet: Sheet, y: number, content: IncomeExpenditureContent): void {
  const style = { size: 9, width: sheet.width - QR_SIDE - 14, lineGap: 2 } as const;
  const notes = content.notes.map((note, index) => `${index + 1}. ${note}`);
  const height = Math.max(
    QR_SIDE,
    notes.reduce((sum, note) => sum + sheet.heightOf(note, style) + 3, 0),
  );
  let at = heading(sheet, y, '五、说明与异议', height + 19 + 46);
  drawQr(
    sheet,
    { x: sheet.right - QR_SIDE, y: at, side: QR_SIDE },
    { url: content.url, caption: '扫码看每一笔' },
  );
  const signaturesAt = at + height + 22;
  for (const note of notes) {
    sheet.text(note, sheet.left, at, style);
    at += sheet.heightOf(note, style) + 3;
  }
  drawSignatures(sheet, signaturesAt, content.signatures);
}

function drawSignatures(sheet: Sheet, y: number, names: readonly string[]): void {
  const share = sheet.width / names.length;
  for (const [index, name] of names.entries()) {
    const x = sheet.left + index * share;
    const label = `${name}：`;
    sheet.text(label, x, y, { size: 10 });
    const from = x + sheet.widthOf(label, { size: 10 });
    sheet.line([from, y + 14], [x + share - 8, y + 14], { color: INK });
  }
}
