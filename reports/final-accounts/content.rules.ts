import {
  keyOfLine,
  needsReason,
  totalsOf,
  varianceOf,
} from '../../src/open-budget/final-accounts/final-accounts.rules';
import type { FinalSide } from '../../src/open-budget/final-accounts/final-accounts.rules';
import { ratioText } from '../../src/open-budget/final-accounts/ratio.rules';
import type { ReasonedLine } from '../../src/open-budget/final-accounts/final-accounts-records';
import type { FinalAccountsPaper } from '../../src/open-budget/papers/budget-papers.queries';
import type { Money } from '../../src/shared/money';
import { percentOf } from '../budget/content.rules';

/** 项目, 预算, 决算, 差异, 差异率. */
export type FinalRow = readonly [string, string, string, string, string];

export interface FinalAccountsContent {
  readonly title: string;
  readonly subtitle: string;
  readonly state: string;
  readonly isFinal: boolean;
  readonly finding: string;
  readonly parts: readonly {
    readonly heading: string;
    readonly rows: readonly FinalRow[];
    readonly total: FinalRow;
  }[];
  /** 项目, 差异, 原因. */
  readonly reasons: readonly (readonly [string, string, string])[];
  readonly surplus: string;
  readonly notes: readonly string[];
}

const PART_NAMES: Readonly<Record<FinalSide, string>> = { income: '收入', expense: '支出' };

/** What the printed final accounts say. */
export function finalAccountsContent(paper: FinalAccountsPaper): FinalAccountsContent {
  const { found } = paper;
  const { lines, head } = found;
  const isFinal = head?.state === 'decided';
  return {
    title: `${paper.year} 年度决算`,
    subtitle: `${paper.fundName}　${paper.title}`,
    state: isFinal ? '已通过' : head?.state === 'refused' ? '未通过' : '待决定',
    isFinal,
    finding: findingOf(lines),
    parts: (['income', 'expense'] as const).map((side) => partOf(lines, side)),
    reasons: lines
      .filter((line) => needsReason(line) || line.reason !== '')
      .map((line) => [nameOf(line), signed(varianceOf(line)), line.reason]),
    surplus: surplusSentence(lines, head?.surplusNote ?? ''),
    notes: notesOf(paper),
  };
}

function partOf(lines: readonly ReasonedLine[], side: FinalSide) {
  const totals = totalsOf(lines);
  const [approved, actual] =
    side === 'income'
      ? [totals.incomeApproved, totals.incomeActual]
      : [totals.expenseApproved, totals.expenseActual];
  const name = PART_NAMES[side];
  return {
    heading: name,
    rows: lines.filter((line) => line.side === side).map((line) => rowOf(nameOf(line), line)),
    total: rowOf(`${name}合计（元）`, { approved, actual }),
  };
}

function rowOf(name: string, line: Pick<ReasonedLine, 'approved' | 'actual'>): FinalRow {
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

function surplusSentence(lines: readonly ReasonedLine[], note: string): string {
  const { surplus } = totalsOf(lines);
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
