import type { SettlementSheet } from '../../src/charges/settlements.queries';
import { formatDay, formatInstant } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import {
  A4,
  HAIRLINE,
  mm,
  PINE,
  type Printed,
  QUIET,
  SHADE,
  Sheet,
  VERMILION,
} from '../layout/sheet';
import { drawTable } from '../layout/table';

const MARGIN = { top: mm(22), right: mm(20), bottom: mm(18), left: mm(20) };
const GAP = 16;

/** 过户结算单, for seller and buyer to sign: as it was settled, or 试算 while it is only computed. */
export async function drawSettlement(sheet: SettlementSheet): Promise<Printed> {
  const paper = new Sheet({
    size: A4,
    margin: MARGIN,
    title: `过户结算单 ${sheet.label} ${sheet.soldOn}`,
    subject: sheet.communityName,
    madeAt: sheet.madeAt,
  });
  let y = drawHead(paper, sheet);
  y = drawFees(paper, y, sheet) + GAP;
  y = drawOutcome(paper, y, sheet) + GAP;
  y = drawNotes(paper, y) + GAP;
  drawSignatures(paper, y, sheet);
  return paper.finish(() => drawFoot(paper, sheet));
}

function drawHead(paper: Sheet, sheet: SettlementSheet): number {
  const { left, top, width } = paper;
  const centred = { width, align: 'center' } as const;
  paper.text(sheet.communityName, left, top, { ...centred, size: 12 });
  paper.text('过户结算单', left, top + 20, { ...centred, size: 20, weight: 'bold', role: 'H1' });
  const state = sheet.id === null ? '试算，未入账' : '已结算入账';
  const color = sheet.id === null ? VERMILION : PINE;
  paper.text(state, left, top + 52, { ...centred, size: 9.5, color });
  paper.text(`房屋：${sheet.label}`, left, top + 76, { size: 11 });
  paper.text(`过户日：${formatDay(sheet.soldOn)}`, left, top + 76, {
    size: 11,
    width,
    align: 'right',
  });
  return top + 100;
}

function drawFees(paper: Sheet, y: number, { fees }: SettlementSheet): number {
  const sum = (of: 'sellerOwes' | 'buyerOwes' | 'advanceUsed' | 'refund' | 'due') =>
    Money.sum(fees.map((fee) => fee[of])).format();
  return drawTable(paper, y, {
    size: 10,
    columns: [
      { title: '预收科目', share: 25 },
      { title: '卖方应付', share: 15, align: 'right' },
      { title: '其中预存抵缴', share: 16, align: 'right' },
      { title: '卖方尚欠', share: 14, align: 'right' },
      { title: '应退卖方', share: 14, align: 'right' },
      { title: '当月归买方', share: 16, align: 'right' },
    ],
    rows: [
      ...fees.map((fee) => ({
        cells: [
          fee.accountName,
          fee.sellerOwes.format(),
          fee.advanceUsed.format(),
          fee.due.format(),
          fee.refund.format(),
          fee.buyerOwes.format(),
        ],
      })),
      {
        cells: [
          '合计（元）',
          sum('sellerOwes'),
          sum('advanceUsed'),
          sum('due'),
          sum('refund'),
          sum('buyerOwes'),
        ],
        isTotal: true,
      },
    ],
  });
}

function drawOutcome(paper: Sheet, y: number, { refund, due }: SettlementSheet): number {
  const said = [
    refund.isPositive()
      ? `应退卖方预存 ${refund.format()} 元（${moneyInWords(refund)}），列入应退业主款，经支出流程双人复核后付出。`
      : '没有应退的预存。',
    due.isPositive()
      ? `卖方尚欠 ${due.format()} 元（${moneyInWords(due)}），请在办理过户手续前付清。`
      : '卖方没有欠费。',
  ].join('\n');
  const style = { size: 11, lineGap: 5, weight: 'bold', width: paper.width - 24 } as const;
  const height = paper.heightOf(said, style) + 16;
  paper.fill([paper.left, y, paper.width, height], SHADE);
  paper.fill([paper.left, y, 3, height], PINE);
  paper.text(said, paper.left + 14, y + 9, style);
  return y + height;
}

const NOTES = [
  '卖方负担到过户日（含当日）的费用，买方负担次日起的费用；当月账单未缴部分按天数划分，两部分之和等于账单。',
  '过户当月账单已由卖方缴清的，买方应分担的部分由双方自行结清。',
  '预存只抵缴同一收费项目；尚未提供服务期间的预存退还卖方（最高人民法院物业服务纠纷司法解释第三条）。',
  '押金不在本单内，另行办理。',
];

function drawNotes(paper: Sheet, y: number): number {
  const style = { size: 9, color: QUIET, width: paper.width, lineGap: 3 } as const;
  return NOTES.reduce((at, note, index) => {
    const text = `${index + 1}. ${note}`;
    paper.text(text, paper.left, at, style);
    return at + paper.heightOf(text, style) + 3;
  }, y);
}

function drawSignatures(paper: Sheet, y: number, { trusteeName }: SettlementSheet): void {
  const roles = ['卖方（签字）：', '买方（签字）：', `受托人 ${trusteeName}（盖章）：`];
  for (const [at, role] of roles.entries()) {
    const line = y + 12 + at * 40;
    paper.text(role, paper.left, line, { size: 11 });
    paper.line([paper.left + 250, line + 16], [paper.right, line + 16], { color: HAIRLINE });
  }
}

function drawFoot(paper: Sheet, { madeAt, id }: SettlementSheet): void {
  const y = paper.bottom + 10;
  paper.line([paper.left, y - 4], [paper.right, y - 4], { color: HAIRLINE });
  const said = `${formatInstant(madeAt)} ${id === null ? '试算' : `结算单号 ${id}`}　只供买卖双方与受托人使用`;
  paper.text(said, paper.left, y, { size: 7.5, color: QUIET, role: 'Artifact' });
}
