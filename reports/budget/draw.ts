import type { BudgetPaper } from '../../src/open-budget/papers/budget-papers.queries';
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
import { budgetContent } from './content.rules';
import type { PaperRow } from './content.rules';

const FIRST_ROWS = 70;

/** 公布的年度预算: every line with how it was reckoned, the decision, and the fingerprint of the text. */
export async function drawBudget(paper: BudgetPaper): Promise<Printed> {
  const content = budgetContent(paper);
  const sheet = new Sheet({
    size: A4,
    margin: REPORT_MARGIN,
    title: `${paper.communityName} ${content.title} ${content.subtitle}`,
    subject: content.finding,
    madeAt: paper.madeAt,
  });
  let y = drawTitle(sheet, { ...content, communityName: paper.communityName });
  y = drawPart(sheet, y, ['一、收入', content.income, content.incomeTotal]);
  y = drawPart(sheet, y, ['二、支出', content.expense, content.expenseTotal]);
  y = drawHeading(sheet, y, '三、结余与决定', 60);
  y = drawBox(sheet, y, `${content.surplus}\n${decisionSentence(paper.decision)}`);
  const { url, contentHash: hash } = paper;
  drawProofPart(sheet, y, { heading: '四、说明', notes: content.notes, url, hash });
  return sheet.finish((page, pages) =>
    drawPaperFoot(sheet, { madeAt: paper.madeAt, says: content.state }, { page, pages }),
  );
}

function drawPart(
  sheet: Sheet,
  y: number,
  [heading, rows, total]: readonly [string, readonly PaperRow[], PaperRow],
): number {
  const top = drawHeading(sheet, y, heading, FIRST_ROWS);
  const below = drawTable(sheet, top, {
    columns: [
      { title: '项目', share: 24 },
      { title: '怎么算', share: 45 },
      { title: '金额（元）', share: 18, align: 'right' },
      { title: '元/㎡·月', share: 13, align: 'right' },
    ],
    rows: [...rows.map((cells) => ({ cells })), { cells: total, isTotal: true }],
  });
  return below + REPORT_GAP;
}
