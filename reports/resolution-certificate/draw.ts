import { formatInstant } from '../../src/shared/day';
import { drawQr } from '../layout/qr';
import {
  A4,
  HAIRLINE,
  INK,
  mm,
  PAPER,
  PINE,
  type Printed,
  QUIET,
  SHADE,
  Sheet,
  VERMILION,
} from '../layout/sheet';
import { drawTable } from '../layout/table';
import type { CertificateContent } from './content.rules';

const MARGIN = { top: mm(20), right: mm(20), bottom: mm(18), left: mm(20) };
const GAP = 12;
const LABEL_WIDTH = 78;
const QR_SIDE = mm(32);

/** 表决结果证书: what was decided, by whom, reckoned so that anybody can reckon it again. */
export async function drawCertificate(content: CertificateContent): Promise<Printed> {
  const sheet = new Sheet({
    size: A4,
    margin: MARGIN,
    title: `${content.title} ${content.number}`,
    subject: content.community,
    madeAt: content.closedAt,
  });
  let y = drawHead(sheet, content);
  y = drawOutcome(sheet, y, content) + GAP;
  y = drawFacts(sheet, y, content) + GAP;
  y = drawTally(sheet, y, content) + GAP;
  y = drawTests(sheet, y, content) + GAP;
  y = drawBallots(sheet, y, content) + GAP;
  y = drawText(sheet, y, content) + GAP;
  drawEnd(sheet, y, content);
  return sheet.finish((page, pages) => drawFoot(sheet, content, { page, pages }));
}

function drawHead(sheet: Sheet, { community, title, number, subject }: CertificateContent): number {
  const { left, top, width } = sheet;
  const centred = { width, align: 'center' } as const;
  sheet.text(community, left, top, { ...centred, size: 12 });
  sheet.text(title, left, top + 19, { ...centred, size: 20, weight: 'bold', role: 'H1' });
  sheet.text(number, left, top + 50, { ...centred, size: 10, color: QUIET });
  const style = { ...centred, size: 13, weight: 'bold' } as const;
  sheet.text(subject, left, top + 70, style);
  return top + 74 + sheet.heightOf(subject, style);
}

function drawOutcome(sheet: Sheet, y: number, { outcome, isPassed }: CertificateContent): number {
  const color = isPassed ? PINE : VERMILION;
  const style = { size: 13, weight: 'bold', width: sheet.width - 28, color } as const;
  const height = sheet.heightOf(outcome, style) + 16;
  sheet.fill([sheet.left, y, sheet.width, height], SHADE);
  sheet.fill([sheet.left, y, 3, height], color);
  sheet.text(outcome, sheet.left + 14, y + 8, style);
  return y + height;
}

function drawFacts(sheet: Sheet, y: number, { facts }: CertificateContent): number {
  const style = { size: 9.5, width: sheet.width - LABEL_WIDTH, lineGap: 2 } as const;
  return facts.reduce((at, [label, said]) => {
    sheet.text(label, sheet.left, at, { size: 9.5, color: QUIET });
    sheet.text(said, sheet.left + LABEL_WIDTH, at, style);
    return at + sheet.heightOf(said, style) + 3;
  }, y);
}

function drawTally(sheet: Sheet, y: number, { tally }: CertificateContent): number {
  return drawTable(sheet, y, {
    size: 10,
    columns: [
      { title: '意见', share: 40 },
      { title: '专有部分面积（㎡）', share: 30, align: 'right' },
      { title: '人数', share: 30, align: 'right' },
    ],
    rows: tally.map((cells, index) => ({ cells, isTotal: index >= 3 })),
  });
}

function drawTests(sheet: Sheet, y: number, { tests }: CertificateContent): number {
  return drawTable(sheet, y, {
    size: 9.5,
    columns: [
      { title: '法定条件', share: 42 },
      { title: '按整数验算', share: 44 },
      { title: '结果', share: 14 },
    ],
    rows: tests.map((cells) => ({
      cells,
      ...(cells[2] === '符合' ? {} : { color: VERMILION }),
    })),
  });
}

function drawBallots(sheet: Sheet, y: number, { ballots }: CertificateContent): number {
  if (ballots.length === 0) return y;
  return drawTable(sheet, y, {
    size: 9.5,
    columns: [
      { title: '票的来源', share: 40 },
      { title: '计入张数', share: 30, align: 'right' },
      { title: '未计入张数', share: 30, align: 'right' },
    ],
    rows: ballots.map((cells) => ({ cells })),
  });
}

/** The whole text that was voted on, paragraph by paragraph, over as many pages as it takes. */
function drawText(sheet: Sheet, y: number, { paragraphs }: CertificateContent): number {
  const style = { size: 10, width: sheet.width, lineGap: 3 } as const;
  let at = y;
  const fits = (height: number) => {
    if (at + height <= sheet.bottom) return;
    sheet.addPage();
    at = sheet.top;
  };
  fits(50);
  sheet.text('决议正文', sheet.left, at, { size: 11.5, weight: 'bold', role: 'H2' });
  at += 20;
  for (const paragraph of paragraphs.flatMap(cut)) {
    const height = sheet.heightOf(paragraph, style);
    fits(height);
    sheet.text(paragraph, sheet.left, at, style);
    at += height + 4;
  }
  return at;
}

const PIECE = 600;

/** A paragraph longer than a page is cut, so that none runs over the edge. */
function cut(paragraph: string): string[] {
  const letters = Array.from(paragraph);
  const count = Math.ceil(letters.length / PIECE);
  return Array.from({ length: count }, (_, turn) =>
    letters.slice(turn * PIECE, (turn + 1) * PIECE).join(''),
  );
}

/** Notes, codes and signatures: always together, never torn apart. */
function drawEnd(sheet: Sheet, y: number, content: CertificateContent): void {
  const style = { size: 8.5, color: QUIET, width: sheet.width, lineGap: 2 } as const;
  const notes = content.notes.map((note, index) => `${index + 1}. ${note}`);
  const height = notes.reduce((sum, note) => sum + sheet.heightOf(note, style) + 3, 0);
  let at = y;
  if (at + height + QR_SIDE + 56 > sheet.bottom) {
    sheet.addPage();
    at = sheet.top;
  }
  for (const note of notes) {
    sheet.text(note, sheet.left, at, style);
    at += sheet.heightOf(note, style) + 3;
  }
  at += 6;
  drawCodes(sheet, at, content);
  drawSignatures(sheet, at + QR_SIDE + 14, content.signatures);
}

function drawCodes(sheet: Sheet, y: number, { proof, url }: CertificateContent): void {
  const place = { x: sheet.right - QR_SIDE, y, side: QR_SIDE };
  drawQr(sheet, place, { url, caption: '扫码查我的票' });
  if (!proof) return;
  const side = { x: sheet.left, y, side: QR_SIDE };
  sheet.fill([side.x, side.y, QR_SIDE, QR_SIDE], PAPER);
  drawQr(sheet, side, { url: proof.note, caption: '签名全文' });
  const width = sheet.width - 2 * QR_SIDE - 24;
  sheet.text(proof.says, sheet.left + QR_SIDE + 12, y + 12, { size: 9, width, lineGap: 2 });
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

function drawFoot(
  sheet: Sheet,
  { number, closedAt }: CertificateContent,
  { page, pages }: { page: number; pages: number },
): void {
  const y = sheet.bottom + 10;
  sheet.line([sheet.left, y - 4], [sheet.right, y - 4], { color: HAIRLINE });
  const style = { size: 7.5, color: QUIET, role: 'Artifact' as const };
  sheet.text(`${number}　${formatInstant(closedAt)}计票`, sheet.left, y, style);
  sheet.text(`第 ${page} 页 / 共 ${pages} 页`, sheet.left, y, {
    ...style,
    width: sheet.width,
    align: 'right',
  });
}
