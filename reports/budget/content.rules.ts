import type { BudgetSide } from '../../src/open-budget/budget-names.rules';
import { kindNames } from '../../src/open-budget/budget-names.rules';
import { totalsOf } from '../../src/open-budget/lines.rules';
import type { ReckonedLine } from '../../src/open-budget/lines.rules';
import type { BudgetPaper } from '../../src/open-budget/papers/budget-papers.queries';
import { day, formatDay } from '../../src/shared/day';
import { ratioText } from '../../src/open-budget/final-accounts/ratio.rules';
import { Money } from '../../src/shared/money';
import { Rate } from '../../src/shared/rate';

const MONTHS = Rate.of('12');

/** 项目, 怎么算, 金额, 元/㎡·月. */
export type PaperRow = readonly [name: string, way: string, amount: string, each: string];

export interface BudgetContent {
  readonly title: string;
  readonly subtitle: string;
  readonly state: string;
  readonly isFinal: boolean;
  readonly finding: string;
  readonly income: readonly PaperRow[];
  readonly incomeTotal: PaperRow;
  readonly expense: readonly PaperRow[];
  readonly expenseTotal: PaperRow;
  readonly surplus: string;
  readonly notes: readonly string[];
}

/** What the published budget says; numbers as people read them. */
export function budgetContent(paper: BudgetPaper): BudgetContent {
  const totals = totalsOf(paper.lines);
  const part = (side: BudgetSide) => paper.lines.filter((line) => line.side === side);
  const squareMetreMonths = Money.yuan(paper.area).times(MONTHS);
  const each = (amount: Money) => ratioText(amount, squareMetreMonths) ?? '—';
  const row = (line: ReckonedLine): PaperRow => [
    line.isContingency && !line.name.includes('预备费') ? `${line.name}（预备费）` : line.name,
    [wayOf(line), line.basis].filter((words) => words !== '').join('\n'),
    line.amount.format(),
    each(line.amount),
  ];
  return {
    title: `${paper.year} 年度预算`,
    subtitle: `${paper.fundName}　第 ${paper.version} 版（${kindNames[paper.kind]}）　${paper.title}`,
    ...stateOf(paper),
    finding: findingOf(paper),
    income: part('income').map(row),
    incomeTotal: ['收入合计（元）', '', totals.income.format(), each(totals.income)],
    expense: part('expense').map(row),
    expenseTotal: ['支出合计（元）', '', totals.expense.format(), each(totals.expense)],
    surplus: surplusSentence(paper, totals.surplus),
    notes: notesOf(paper),
  };
}

/** "1.20 元/㎡·月 × 83404 × 12 次 × 收缴率 92%". */
function wayOf(line: ReckonedLine): string {
  const factors = [`${grouped(line.unitPrice)} 元/${line.unit}`];
  if (line.quantity !== '1') factors.push(grouped(line.quantity));
  const times = line.unit.endsWith('月') ? '个月' : '次';
  if (line.frequency !== '1') factors.push(`${line.frequency} ${times}`);
  if (line.collectionRate !== null) factors.push(`收缴率 ${percentOf(line.collectionRate)}`);
  return factors.join(' × ');
}

/** "83404.5" as 83,404.5. */
function grouped(figure: string): string {
  const [whole = '', fraction] = figure.split('.');
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** "0.92" is 92%, "0.925" is 92.5%; without a number in between, which would not be exact. */
export function percentOf(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = fraction.padEnd(2, '0');
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${percent}${rest === '' ? '' : `.${rest}`}%`;
}

function stateOf({ state, commentEndsOn }: BudgetPaper): Pick<BudgetContent, 'state' | 'isFinal'> {
  if (state === 'effective') return { state: '已生效', isFinal: true };
  if (state === 'superseded') return { state: '已被后来的版本替代，仅供查阅', isFinal: false };
  if (state === 'deciding') return { state: '待决定，尚未生效', isFinal: false };
  const until = commentEndsOn === null ? '' : `，至 ${formatDay(day(commentEndsOn))} 止`;
  return { state: `公开征求意见稿，尚未生效${until}`, isFinal: false };
}

function findingOf({ lines, area, households }: BudgetPaper): string {
  const { income, expense, surplus, contingency } = totalsOf(lines);
  const outcome = surplus.isNegative()
    ? `动用结余 ${surplus.abs().format()} 元`
    : `计划结余 ${surplus.format()} 元`;
  const reserve = contingency.isZero() ? '' : `（其中预备费 ${contingency.format()} 元）`;
  const size = `计费面积 ${Money.yuan(area).format()} ㎡，住宅 ${households} 户`;
  return `收入 ${income.format()} 元，支出 ${expense.format()} 元${reserve}，${outcome}。${size}。`;
}

function surplusSentence({ surplusNote }: BudgetPaper, surplus: Money): string {
  const words = surplus.isNegative() ? '收支相抵不足' : '收支相抵结余';
  const said = surplusNote === '' ? '' : `　${surplusNote}`;
  return `${words} ${surplus.abs().format()} 元。${said}`;
}

function notesOf({ kind, reason, trusteeName, trustorName }: BudgetPaper): string[] {
  const why =
    kind === 'original' || reason === '' ? [] : [`本次${kindNames[kind]}的理由：${reason}`];
  return [
    ...why,
    `由受托人 ${trusteeName} 编制，委托人 ${trustorName} 审阅。`,
    '预算先行，以收定支：收入按预计能收到的编列；没有预算不支出，应急支出须事后追认。',
    '每一项的依据、业主意见和答复、执行进度都可以在网上查看。',
  ];
}
