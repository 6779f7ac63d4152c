import type { PaperDecision } from '../../src/open-budget/papers/budget-papers.queries';
import { formatDay, formatInstant } from '../../src/shared/day';
import { drawQr } from './qr';
import { HAIRLINE, mm, PINE, QUIET, SHADE, type Sheet, VERMILION } from './sheet';

/** Head of a paper of the budget: who, what, and in which state it is. */
export interface PaperTitle {
  readonly communityName: string;
  readonly title: string;
  readonly subtitle: string;
  readonly state: string;
  /** Holds, and is not to be taken for a draft. */
  readonly isFinal: boolean;
  /** The one sentence for who reads no further. */
  readonly finding: string;
}

export function drawTitle(sheet: Sheet, paper: PaperTitle): number {
  const { left, top, width } = sheet;
  const centred = { width, align: 'center' } as const;
  sheet.text(paper.communityName, left, top, { ...centred, size: 13 });
  sheet.text(paper.title, left, top + 20, { ...centred, size: 21, weight: 'bold', role: 'H1' });
  sheet.text(paper.subtitle, left, top + 53, { ...centred, size: 10 });
  const color = paper.isFinal ? PINE : VERMILION;
  sheet.text(paper.state, left, top + 69, { ...centred, size: 9.5, color });
  return drawBox(sheet, top + 91, paper.finding);
}

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

/** "2026年3月20日经业委会决定：在任 5 人，同意 3 人。" */
export function decisionSentence(decision: PaperDecision | null): string {
  if (decision === null) return '尚未决定。';
  const on = formatDay(decision.on);
  if (decision.by === 'committee') {
    return `${on}经业主委员会决定：在任 ${decision.sitting} 人，同意 ${decision.agreed} 人，过半数。`;
  }
  return `${on}经业主大会表决决定，决议编号 ${decision.resolution ?? ''}。`;
}

const QR_SIDE = mm(30);

/** Notes beside the code; below them the fingerprint of the text. Never torn apart. */
export function drawProofPart(
  sheet: Sheet,
  y: number,
  said: { heading: string; notes: readonly string[]; url: string; hash: string },
): number {
  const style = { size: 9, width: sheet.width - QR_SIDE - 16, lineGap: 2 } as const;
  const notes = said.notes.map((note, index) => `${index + 1}. ${note}`);
  const words = notes.reduce((sum, note) => sum + sheet.heightOf(note, style) + 3, 0);
  const height = Math.max(QR_SIDE, words + 34);
  let at = drawHeading(sheet, y, said.heading, height);
  const place = { x: sheet.right - QR_SIDE, y: at - 4, side: QR_SIDE };
  drawQr(sheet, place, { url: said.url, caption: '扫码看每一项' });
  const below = at + height;
  for (const note of notes) {
    sheet.text(note, sheet.left, at, style);
    at += sheet.heightOf(note, style) + 3;
  }
  sheet.text('文本指纹（SHA-256）', sheet.left, at + 6, { size: 8, color: QUIET });
  sheet.text(said.hash, sheet.left, at + 18, { size: 8 });
  return below;
}

/** The foot of every page. */
export function drawPaperFoot(
  sheet: Sheet,
  { madeAt, says }: { madeAt: Date; says: string },
  { page, pages }: { page: number; pages: number },
): void {
  const y = sheet.bottom + 10;
  sheet.line([sheet.left, y - 4], [sheet.right, y - 4], { color: HAIRLINE });
  const style = { size: 7.5, color: QUIET, role: 'Artifact' } as const;
  sheet.text(`${formatInstant(madeAt)} 生成　${says}`, sheet.left, y, style);
  const end = { ...style, width: sheet.width, align: 'right' } as const;
  sheet.text(`第 ${page} 页 / 共 ${pages} 页`, sheet.left, y, end);
}
