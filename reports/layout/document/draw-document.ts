import { drawFooter } from '../footer';
import { drawHeading } from '../paper-parts';
import { finishSealed } from '../seal';
import {
  A4,
  HAIRLINE,
  mm,
  type Printed,
  QUIET,
  REPORT_GAP,
  REPORT_MARGIN,
  Sheet,
  VERMILION,
} from '../sheet';
import type { Block, DocumentPart, ReportDocument } from './document';
import { drawBlock, spaceFor } from './draw-blocks';
import { contentsPages, type ContentsLine, drawContents } from './draw-contents';
import { drawCover, drawHead } from './draw-cover';
import { drawEnd } from './draw-end';
import { type DocumentMaking, type Drawing, quietly } from './making';
import { partNumber } from './part-number.rules';

/**
 * Puts a report on paper: cover and contents where it has a cover, its parts with their numbers, who signs,
 * what seals it. Same in, same bytes out.
 */
export async function drawDocument(
  document: ReportDocument,
  making: DocumentMaking,
  how: Drawing = quietly,
): Promise<Printed> {
  const sheet = new Sheet({
    size: A4,
    margin: MARGIN,
    title: `${document.communityName} ${document.title} ${document.subtitle}`,
    subject: document.finding,
    madeAt: making.madeAt,
    carriesFiles: true,
  });
  const hasCover = document.cover.length > 0;
  if (hasCover) drawCover(sheet, document, making);
  const contents = sheet.placeFor('TOC');
  const first = hasCover ? leaveContents(sheet, document) : drawHead(sheet, document, making);
  const { lines, y } = drawParts(sheet, first, document, how.drawn);
  drawEnd(sheet, y, { signatures: document.signatures, url: `${making.site}${document.link}` });
  contents(() => (hasCover ? drawContents(sheet, FIRST_OF_CONTENTS, lines) : undefined));
  return finishSealed(sheet, how.seal, (at) => {
    if (at.page > 1) drawRunningHead(sheet, document);
    drawFooter(sheet, making, at);
  });
}

const FIRST_OF_CONTENTS = 2;
/** Room for the head of the page: whose report it is, and the code of the page. */
const MARGIN = { ...REPORT_MARGIN, top: mm(20) };

/** Leaves free the pages that the contents will take. The y at which the parts begin. */
function leaveContents(sheet: Sheet, document: ReportDocument): number {
  const pages = contentsPages(sheet, document.parts.length);
  for (let page = 0; page < pages; page += 1) sheet.addPage();
  sheet.addPage(isWide(document.parts[0]?.blocks[0]));
  return sheet.top;
}

function drawParts(
  sheet: Sheet,
  first: number,
  { parts }: ReportDocument,
  drawn: (part: number) => void,
): { lines: ContentsLine[]; y: number } {
  const whole = parts
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + workOf(block), 0);
  const lines: ContentsLine[] = [];
  let [y, done] = [first, 0];
  for (const [index, part] of parts.entries()) {
    const heading = `${partNumber(index)}、${part.heading}`;
    y = drawPartHead(sheet, y, { ...part, heading });
    lines.push({ heading, page: sheet.pages });
    for (const block of part.blocks) {
      y = turnedFor(sheet, y, block);
      y = drawBlock(sheet, y, block, (rows) => drawn((done + rows) / whole)) + REPORT_GAP;
      done += workOf(block);
    }
  }
  return { lines, y };
}

/** Rows are what takes time. */
const workOf = (block: Block) => (block.kind === 'table' ? block.rows.length + 1 : 1);

const isWide = (block: Block | undefined) => block?.kind === 'table' && block.landscape === true;

/** A part begins on a page that stands as its first block needs it. */
function drawPartHead(sheet: Sheet, y: number, { heading, blocks }: DocumentPart): number {
  const [first] = blocks;
  let at = y;
  if (sheet.isTurned !== isWide(first)) {
    sheet.addPage(isWide(first));
    at = sheet.top;
  }
  const needs = first ? spaceFor(sheet, first) : 0;
  if (at + 20 + needs > sheet.bottom) {
    sheet.addPage(sheet.isTurned);
    at = sheet.top;
  }
  return drawHeading(sheet, at, heading, 0);
}

/** Words and notes stay on the page they find; a table or a picture has the page it needs. */
function turnedFor(sheet: Sheet, y: number, block: Block): number {
  const isFree =
    block.kind !== 'table' || (sheet.isTurned && !isWide(block) && fits(sheet, y, block));
  if (isFree || sheet.isTurned === isWide(block)) return y;
  sheet.addPage(isWide(block));
  return sheet.top;
}

/** A small table goes with the wide one before it. */
const fits = (sheet: Sheet, y: number, block: Block) =>
  block.kind === 'table' && y + (block.rows.length + 2) * 20 <= sheet.bottom;

/** Above every page but the first: whose report it is, and that it may still change. */
function drawRunningHead(sheet: Sheet, document: ReportDocument): void {
  const y = mm(11);
  const style = { size: 7.5, color: QUIET, role: 'Artifact' as const };
  const named = `${document.communityName}　${document.title}`;
  sheet.text(named, sheet.left, y, style);
  if (!document.isFinal) {
    const x = sheet.left + sheet.widthOf(named, style) + 12;
    sheet.text(document.state, x, y, { ...style, color: VERMILION });
  }
  sheet.line([sheet.left, mm(15)], [sheet.right - mm(15), mm(15)], { color: HAIRLINE });
}
