import type { ReasonedLine } from '../../src/open-budget/final-accounts/final-accounts-records';
import {
  keyOfLine,
  needsReason,
  totalsOf,
  varianceOf,
} from '../../src/open-budget/final-accounts/final-accounts.rules';
import type { FinalSide } from '../../src/open-budget/final-accounts/final-accounts.rules';
import { ratioText } from '../../src/open-budget/final-accounts/ratio.rules';
import type { FinalAccountsPaper } from '../../src/open-budget/papers/budget-papers.queries';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import type {
  BarsBlock,
  Block,
  DocumentPart,
  ReportDocument,
  TableBlock,
} from '../layout/document/document';
import { decisionSentence } from '../parts/decision.rules';
import { assertAgrees, partOf } from '../parts/figures.rules';
import { percentOf } from '../parts/percent.rules';

const SIDE_NAMES: Readonly<Record<FinalSide, string>> = { income: '收入', expense: '支出' };
const LARGEST = 8;

/**
 * 决算报告: what was planned, what came of it, why it differs, and who accepted it.
 * @throws plain Error where the lines do not add up to the ledger's year.
 */
export function finalAccounts(paper: FinalAccountsPaper): ReportDocument {
  const { found } = paper;
  const { lines, head } = found;
  const totals = totalsOf(lines);
  assertAgrees('final accounts', totals.surplus, paper.ledgerSurplus);
  const isFinal = head?.state === 'decided';
  return {
    title: `${paper.year} 年度决算`,
    communityName: paper.communityName,
    subtitle: `${paper.fundName}　${paper.title}`,
    state: isFinal ? '已通过' : head?.state === 'refused' ? '未通过' : '待决定',
    isFinal,
    finding: findingOf(lines),
    cover: [],
    parts: [
      ...(['income', 'expense'] as const).map((side) => sidePart(lines, side)),
      { heading: '预算与决算对照', blocks: [picture(lines)] },
      reasonsPart(lines),
      outcomePart(paper, totals.surplus),
      { heading: '说明', blocks: [{ kind: 'notes', notes: notesOf(paper) }] },
    ],
    signatures: [],
    figures: [
      ['收入决算', totals.incomeActual.format()],
      ['支出决算', totals.expenseActual.format()],
      ['本年结余', totals.surplus.format()],
      ['预算结余', totals.surplusApproved.format()],
    ],
    link: paper.link,
  };
}

function sidePart(lines: readonly ReasonedLine[], side: FinalSide): DocumentPart {
  const totals = totalsOf(lines);
  const [approved, actual] =
    side === 'income'
      ? [totals.incomeApproved, totals.incomeActual]
      : [totals.expenseApproved, totals.expenseActual];
  const name = SIDE_NAMES[side];
  const rows = lines
    .filter((line) => line.side === side)
    .map((line) => ({ cells: cellsOf(nameOf(line), line), ...toneOf(line) }));
  const total = { cells: cellsOf(`${name}合计`, { approved, actual }), isTotal: true };
  const columns: TableBlock['columns'] = [
    { title: '项目', share: 34 },
    { title: '预算（元）', share: 18, align: 'right' },
    { title: '决算（元）', share: 18, align: 'right' },
    { title: '差异（元）', share: 18, align: 'right' },
    { title: '差异率', share: 12, align: 'right' },
  ];
  return { heading: name, blocks: [{ kind: 'table', columns, rows: [...rows, total] }] };
}

/** What needed a reason stands out. */
const toneOf = (line: ReasonedLine) => (needsReason(line) ? { tone: 'warning' as const } : {});

function cellsOf(name: string, line: Pick<ReasonedLine, 'approved' | 'actual'>): string[] {
  const variance = varianceOf(line);
  const share = ratioText(variance, line.approved);
  return [
    name,
    line.approved.format(),
    line.actual.format(),
    signed(variance),
    share === null ? '—' : percentText(share),
  ];
}

/** The largest expenses against what was planned for them. */
function picture(lines: readonly ReasonedLine[]): BarsBlock {
  const largest = lines
    .filter(({ side }) => side === 'expense')
    .toSorted((a, b) => b.actual.compare(a.actual))
    .slice(0, LARGEST);
  const all = largest.flatMap(({ approved, actual }) => [approved, actual]);
  const longest = all.reduce((most, each) => (each.isMoreThan(most) ? each : most), Money.zero);
  const over = largest.filter(({ approved, actual }) => actual.isMoreThan(approved)).length;
  const bars = largest.map((line) => ({
    name: nameOf(line),
    value: line.actual.format(),
    part: partOf(line.actual, longest),
    mark: partOf(line.approved, longest),
  }));
  const title =
    over === 0
      ? `支出最大的 ${largest.length} 项都没有超过预算`
      : `支出最大的 ${largest.length} 项中有 ${over} 项超过预算`;
  return { kind: 'bars', title, bars, legend: '竖线是预算' };
}

function reasonsPart(lines: readonly ReasonedLine[]): DocumentPart {
  const told = lines.filter((line) => needsReason(line) || line.reason !== '');
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { title: '项目', share: 26 },
      { title: '差异（元）', share: 17, align: 'right' },
      { title: '原因', share: 57 },
    ],
    rows: told.map((line) => ({
      cells: [nameOf(line), signed(varianceOf(line)), line.reason || '未登记，由受托人说明'],
    })),
    empty: '没有需要说明的差异',
  };
  return { heading: '差异原因', blocks: [table] };
}

function outcomePart(paper: FinalAccountsPaper, surplus: Money): DocumentPart {
  const note = paper.found.head?.surplusNote ?? '';
  const blocks: Block[] = [
    { kind: 'paragraph', text: surplusSentence(surplus, note) },
    { kind: 'in-words', label: '本年结余（大写）', words: moneyInWords(surplus) },
    { kind: 'paragraph', text: decisionSentence(paper.decision) },
    { kind: 'fields', fields: [['文本指纹（SHA-256）', paper.contentHash]] },
  ];
  return { heading: '结余与决定', blocks };
}

const nameOf = (line: ReasonedLine): string =>
  line.lineId === null ? `${line.name}（预算外，科目 ${keyOfLine(line)}）` : line.name;

const signed = (amount: Money): string => `${amount.isPositive() ? '+' : ''}${amount.format()}`;

function percentText(share: string): string {
  const isUnder = share.startsWith('-');
  const percent = percentOf(isUnder ? share.slice(1) : share);
  return `${isUnder ? '−' : percent === '0%' ? '' : '+'}${percent}`;
}

function findingOf(lines: readonly ReasonedLine[]): string {
  const { incomeActual, expenseActual, expenseApproved, surplus, surplusApproved } =
    totalsOf(lines);
  const off = expenseActual.minus(expenseApproved);
  const spent = off.isZero()
    ? '与预算相同'
    : `比预算${off.isNegative() ? '少' : '多'} ${off.abs().format()} 元`;
  const outcome = surplus.isNegative() ? '超支' : '结余';
  const planned = surplusApproved.isNegative() ? '动用结余' : '结余';
  return (
    `全年收入 ${incomeActual.format()} 元，支出 ${expenseActual.format()} 元（${spent}），` +
    `${outcome} ${surplus.abs().format()} 元；预算计划${planned} ${surplusApproved.abs().format()} 元。`
  );
}

function surplusSentence(surplus: Money, note: string): string {
  const words = surplus.isNegative() ? '本年超支' : '本年结余';
  return `${words} ${surplus.abs().format()} 元。${note === '' ? '' : `　${note}`}`;
}

function notesOf({ found, trusteeName }: FinalAccountsPaper): string[] {
  const audit = found.head?.auditRef ?? '';
  return [
    `由受托人 ${trusteeName} 编制；数字取自本年 12 个月已结账的账簿，收入和费用按权责发生制。`,
    '“预算外”是没有列入预算而实际发生的科目；每一项背后的每一笔都可以在网上查看。',
    audit === '' ? '没有登记审计报告。' : `审计报告：${audit}。`,
    '差异超过预算 10% 或 5,000 元的项目必须说明原因。',
  ];
}
