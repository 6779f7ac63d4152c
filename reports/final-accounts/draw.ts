import type { FinalAccountsPaper } from '../../src/open-budget/papers/budget-papers.queries';
import {
  decisionSentence,
  drawBox,
  drawHeading,
  drawPaperFoot,
  drawProofPart,
  drawTitle,
} from '../layout/paper-parts';
import { A4, type Printed, REPORT_GAP, REPORT_MARGIN, Sheet } from '../layout/sheet';
import { drawTable } from '../layout/table';
import { finalAccountsContent } from './content.rules';
import type { FinalAccountsContent } from './content.rules';

const FIRST_ROWS = 70;
const NUMERALS = ['一', '二', '三', '四', '五'];

/** 年度决算: what was planned, what came of it, why, and who accepted it. */
export async function drawFinalAccounts(paper: FinalAccountsPaper): Promise<Printed> {
  const content = finalAccountsContent(paper);
  const sheet = new Sheet({
    size: A4,
    margin: REPORT_MARGIN,
    title: `${paper.communityName} ${content.title} ${content.subtitle}`,
    subject: content.finding,
    madeAt: paper.madeAt,
  });
  let y = drawTitle(sheet, { ...content, communityName: paper.communityName });
  for (const [at, part] of content.parts.entries()) {
    y = drawPart(sheet, y, { ...part, heading: `${NUMERALS[at]}、${part.heading}` });
  }
  y = drawReasons(sheet, y, content.reasons);
  y = drawHeading(sheet, y, '四、结余与决定', 60);
  y = drawBox(sheet, y, `${content.surplus}\n${decisionSentence(paper.decision)}`);
  const { url, contentHash: hash } = paper;
  drawProofPart(sheet, y, { heading: '五、说明', notes: content.notes, url, hash });
  return sheet.finish((page, pages) =>
    drawPaperFoot(sheet, { madeAt: paper.madeAt, says: content.state }, { page, pages }),
  );
}

function drawPart(sheet: Sheet, y: number, part: FinalAccountsContent['parts'][number]): number {
  const top = drawHeading(sheet, y, part.heading, FIRST_ROWS);
  const below = drawTable(sheet, top, {
    columns: [
      { title: '项目', share: 36 },
      { title: '预算（元）', share: 18, align: 'right' },
      { title: '决算（元）', share: 18, align: 'right' },
      { title: '差异（元）', share: 17, align: 'right' },
      { title: '差异率', share: 11, align: 'right' },
    ],
    rows: [...part.rows.map((cells) => ({ cells })), { cells: part.total, isTotal: true }],
  });
  return below + REPORT_GAP;
}

function drawReasons(sheet: Sheet, y: number, reasons: FinalAccountsContent['reasons']): number {
  const top = drawHeading(sheet, y, '三、差异原因', FIRST_ROWS);
  const none = [['没有需要说明的差异', '', '']];
  const below = drawTable(sheet, top, {
    columns: [
      { title: '项目', share: 26 },
      { title: '差异（元）', share: 17, align: 'right' },
      { title: '原因', share: 57 },
    ],
    rows: (reasons.length > 0 ? reasons : none).map((cells) => ({ cells })),
  });
  return below + REPORT_GAP;
}
