import { drawFooter } from '../footer';
import { drawBox, drawHeading, drawTitle } from '../paper-parts';
import { finishSealed } from '../seal';
import { A4, type Printed, REPORT_GAP, REPORT_MARGIN, Sheet } from '../sheet';
import { drawBlock, spaceFor } from './draw-blocks';
import type { DocumentPart, ReportDocument } from './document';
import { type DocumentMaking, type Drawing, quietly } from './making';
import { partNumber } from './part-number.rules';

/** Puts a report on paper: title, parts with their numbers, who signs. Same in, same bytes out. */
export async function drawDocument(
  document: ReportDocument,
  making: DocumentMaking,
  how: Drawing = quietly,
): Promise<Printed> {
  const sheet = new Sheet({
    size: A4,
    margin: REPORT_MARGIN,
    title: `${document.communityName} ${document.title} ${document.subtitle}`,
    subject: document.finding,
    madeAt: making.madeAt,
    carriesFiles: true,
  });
  let y = drawTitle(sheet, document);
  for (const field of document.cover) y = drawBox(sheet, y, field.join('：'));
  for (const [index, part] of document.parts.entries()) {
    y = drawPart(sheet, y, { ...part, heading: `${partNumber(index)}、${part.heading}` });
  }
  return finishSealed(sheet, how.seal, (at) => drawFooter(sheet, making, at));
}

function drawPart(sheet: Sheet, y: number, part: DocumentPart): number {
  const [first] = part.blocks;
  let at = drawHeading(sheet, y, part.heading, first ? spaceFor(first) : 0);
  for (const block of part.blocks) at = drawBlock(sheet, at, block) + REPORT_GAP;
  return at;
}
