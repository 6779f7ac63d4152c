import type { Block, DocumentPart, ReportDocument } from '../layout/document/document';
import { type Day, formatDay, formatInstant } from '../../src/shared/day';
import { Money } from '../../src/shared/money';

export interface HandoverReportLine {
  readonly name: string;
  readonly detail: string;
  readonly amount: Money | null;
}

export interface HandoverReportList {
  readonly list: string;
  readonly title: string;
  readonly purpose: string;
  /** What the amounts are; null: there are none. */
  readonly amountName: string | null;
  readonly lineCount: number;
  readonly total: Money | null;
  readonly outcome: 'accepted' | 'exception' | null;
  readonly note: string;
  /** Null: of single homes, which the report does not show. */
  readonly lines: readonly HandoverReportLine[] | null;
}

export interface HandoverReportFacts {
  readonly communityName: string;
  readonly trustorName: string;
  readonly endingFirm: string;
  /** Null: nobody follows (清算). */
  readonly nextFirm: string | null;
  readonly endsAt: Date;
  readonly dueOn: Day;
  readonly daysLate: number;
  readonly stateName: string;
  readonly isConfirmed: boolean;
  readonly reason: string;
  readonly resolutionRef: string | null;
  readonly steps: readonly { name: string; who: string; at: Date | null; note: string }[];
  readonly seal: {
    readonly sealedAt: Date;
    readonly lastVoucher: string;
    readonly trialDebit: Money;
    readonly trialRoot: string;
    readonly logSize: string;
    readonly logRoot: string;
    readonly fileCount: number;
    readonly fileRoot: string;
  };
  readonly lists: readonly HandoverReportList[];
  readonly link: string;
}

/**
 * 交接报告 (民法典 949, 信托法 41), and 清算报告 where the trust ends (信托法 58): what was there at the moment
 * of the end, and who took it over.
 * @throws plain Error where a list does not come to what was sealed, or the balances do not to zero
 */
export function handoverDocument(facts: HandoverReportFacts): ReportDocument {
  facts.lists.forEach(assertWhole);
  const { nextFirm, endingFirm, isConfirmed } = facts;
  const title = nextFirm === null ? '清算报告' : '受托人交接报告';
  return {
    title,
    communityName: facts.communityName,
    subtitle: `截至${formatInstant(facts.endsAt)}　单位：元`,
    state: facts.stateName,
    isFinal: isConfirmed,
    finding: findingOf(facts),
    cover: [
      ['委托人', facts.trustorName],
      ['原受托人', endingFirm],
      ['新受托人', nextFirm ?? '无，信托终止'],
      ['期限届满', formatInstant(facts.endsAt)],
      ['依据', facts.resolutionRef ?? facts.reason],
      ['编制依据', '届满时封存的账簿与清单'],
    ],
    parts: [
      { heading: '经过', blocks: courseBlocks(facts) },
      { heading: '封存的账簿', blocks: sealBlocks(facts) },
      { heading: '清单与接收', blocks: [overview(facts.lists)] },
      ...facts.lists.filter(({ lines }) => lines && lines.length > 0).map(partOf),
      ...(nextFirm === null ? [destination(facts)] : []),
      { heading: '说明', blocks: [{ kind: 'notes', notes: notesOf(facts) }] },
    ],
    signatures:
      nextFirm === null
        ? ['清算人', '委托人', '监察人', '日期']
        : ['移交（原受托人）', '接收（新受托人）', '监交（委托人）', '日期'],
    figures: figuresOf(facts),
    link: facts.link,
  };
}

function assertWhole({ list, lines, lineCount, total }: HandoverReportList): void {
  if (lines === null) return;
  const sum = Money.sum(lines.map(({ amount }) => amount ?? Money.zero));
  if (lines.length !== lineCount || (total !== null && !sum.equals(total))) {
    throw new Error(`${list}: ${lines.length} lines of ${sum.toString()}, sealed ${lineCount}`);
  }
  if (list === 'balances' && !sum.isZero()) throw new Error(`balances come to ${sum.toString()}`);
}

function findingOf({ nextFirm, endingFirm, endsAt, lists, isConfirmed }: HandoverReportFacts) {
  const doubts = lists.filter(({ outcome }) => outcome === 'exception').length;
  const reserved = doubts > 0 ? `，${doubts} 份有保留` : '';
  const end = `${endingFirm}的受托期限于${formatInstant(endsAt)}届满`;
  if (nextFirm === null) return `${end}，信托终止；账簿与 ${lists.length} 份清单已封存，供清算。`;
  const done = isConfirmed ? '交接已经业主委员会确认' : '交接尚未经业主委员会确认';
  return `${end}，由${nextFirm}接手；${lists.length} 份清单${reserved}，${done}。`;
}

function courseBlocks({ steps, dueOn, daysLate, reason }: HandoverReportFacts): Block[] {
  return [
    {
      kind: 'table',
      caption: '谁在何时办了什么',
      columns: [
        { title: '步骤', share: 26 },
        { title: '由谁办理', share: 28 },
        { title: '时间', share: 22 },
        { title: '说明', share: 24 },
      ],
      rows: steps.map(({ name, who, at, note }) => ({
        cells: [name, who, at ? formatInstant(at) : '尚未办理', note],
        ...(at ? {} : { tone: 'warning' as const }),
      })),
    },
    {
      kind: 'fields',
      fields: [
        ['原因', reason],
        ['交接期限', `${formatDay(dueOn)}${daysLate > 0 ? `（逾期 ${daysLate} 天）` : ''}`],
      ],
    },
  ];
}

function sealBlocks({ seal }: HandoverReportFacts): Block[] {
  return [
    {
      kind: 'fields',
      fields: [
        ['封存时间', formatInstant(seal.sealedAt)],
        ['最后一张凭证', seal.lastVoucher],
        ['各科目累计借方（等于贷方）', seal.trialDebit.format()],
        ['科目余额指纹', seal.trialRoot],
        ['存证', `${seal.logSize} 条，指纹 ${seal.logRoot}`],
        ['附件', `${seal.fileCount} 份，指纹 ${seal.fileRoot}`],
      ],
    },
  ];
}

const OUTCOMES = { accepted: '已接收', exception: '有保留' } as const;

function overview(lists: readonly HandoverReportList[]): Block {
  return {
    kind: 'table',
    caption: '涉及单户的清单只列项数与合计，逐户明细由交接双方持有',
    columns: [
      { title: '清单', share: 24 },
      { title: '项数', share: 10, align: 'right' },
      { title: '合计', share: 20, align: 'right' },
      { title: '接收', share: 14 },
      { title: '保留意见', share: 32 },
    ],
    rows: lists.map(({ title, lineCount, total, outcome, note }) => ({
      cells: [
        title,
        String(lineCount),
        total?.format() ?? '',
        outcome === null ? '待接收' : OUTCOMES[outcome],
        note,
      ],
      ...(outcome === 'exception' ? { tone: 'warning' as const } : {}),
    })),
  };
}

function partOf({ title, purpose, amountName, lines, total }: HandoverReportList): DocumentPart {
  const columns = [
    { title: '名称', share: amountName ? 46 : 55 },
    { title: '说明', share: amountName ? 34 : 45 },
    ...(amountName ? [{ title: amountName, share: 20, align: 'right' as const }] : []),
  ];
  const rows = (lines ?? []).map(({ name, detail, amount }) => ({
    cells: amountName ? [name, detail, amount?.format() ?? ''] : [name, detail],
  }));
  const sum = total && amountName ? [{ cells: ['合计', '', total.format()], isTotal: true }] : [];
  return {
    heading: title,
    blocks: [{ kind: 'table', caption: purpose, columns, rows: [...rows, ...sum] }],
  };
}

/** 信托法 54–58: to whom the property goes, and what stands before it. */
function destination({ lists }: HandoverReportFacts): DocumentPart {
  const totalOf = (list: string) =>
    lists.find((each) => each.list === list)?.total?.format() ?? '0.00';
  return {
    heading: '剩余财产的归属',
    blocks: [
      {
        kind: 'fields',
        fields: [
          ['信托专户余额', totalOf('bank-accounts')],
          ['应退各户的押金与退款', totalOf('deposits')],
          ['各户预缴', totalOf('advances')],
          ['各户欠费（继续收取）', totalOf('arrears')],
        ],
      },
      {
        kind: 'notes',
        notes: [
          '信托财产归信托文件规定的人；没有规定的，归受益人（信托法第五十四条），即全体业主，由业主大会决定保管和分配。',
          '归属确定以前，信托视为存续，权利归属人视为受益人（信托法第五十五条）；押金与预缴先行退还或转由新的管理人承担。',
          '受托人应得的报酬和垫付，可以请求从信托财产中给付（信托法第五十七条）。',
          '受益人或权利归属人对本清算报告无异议的，受托人就报告所列事项解除责任；有不正当行为的除外（信托法第五十八条）。',
        ],
      },
    ],
  };
}

function notesOf({ nextFirm }: HandoverReportFacts): string[] {
  return [
    '账簿、清单在届满一刻由系统封存，任何人不能再改；各清单的指纹可以用核验程序重新计算。',
    '科目余额借方为正、贷方为负，合计为零。',
    ...(nextFirm === null
      ? []
      : [
          `账簿属于信托，不因受托人更换而另起：${nextFirm}从下一号凭证接着记账。`,
          '原受托人的全部权限在届满一刻自行失效；交接前形成的责任不因交接而免除（信托法第四十一条）。',
        ]),
  ];
}

function figuresOf({ lists, seal }: HandoverReportFacts): ReportDocument['figures'] {
  const totalOf = (list: string) => lists.find((each) => each.list === list)?.total?.format();
  const figure = (name: string, list: string) => {
    const total = totalOf(list);
    return total === undefined ? [] : [[name, total] as const];
  };
  return [
    ['最后一张凭证', seal.lastVoucher],
    ['累计借方', seal.trialDebit.format()],
    ...figure('信托专户余额', 'bank-accounts'),
    ...figure('各户欠费', 'arrears'),
    ...figure('各户预缴', 'advances'),
    ...figure('各户押金与应退', 'deposits'),
  ];
}
