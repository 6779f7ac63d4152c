import type { BudgetSide } from '../../src/open-budget/budget-names.rules';
import { kindNames } from '../../src/open-budget/budget-names.rules';
import { ratioText } from '../../src/open-budget/final-accounts/ratio.rules';
import { totalsOf } from '../../src/open-budget/lines.rules';
import type { ReckonedLine } from '../../src/open-budget/lines.rules';
import type { BudgetPaper } from '../../src/open-budget/papers/budget-papers.queries';
import { day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import { Rate } from '../../src/shared/rate';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { decisionSentence } from '../parts/decision.rules';
import { assertAgrees, barsOf, shareOf } from '../parts/figures.rules';
import { percentOf } from '../parts/percent.rules';

const MONTHS = Rate.of('12');
const LARGEST = 8;

type Row = TableBlock['rows'][number];
type Each = (amount: Money) => string;

/**
 * 年度预算表: one version of a budget, line by line with how each was reckoned, and who decided it.
 * @throws plain Error where a line's amount is not in the totals.
 */
export function annualBudget(paper: BudgetPaper): ReportDocument {
  const totals = totalsOf(paper.lines);
  const sum = Money.sum(
    paper.lines.map(({ side, amount }) => (side === 'income' ? amount : amount.negated())),
  );
  assertAgrees('budget', sum, totals.surplus);
  const squareMetreMonths = Money.yuan(paper.area).times(MONTHS);
  const each: Each = (amount) => ratioText(amount, squareMetreMonths) ?? '—';
  return {
    title: `${paper.year} 年度预算`,
    communityName: paper.communityName,
    subtitle: `${paper.fundName}　第 ${paper.version} 版（${kindNames[paper.kind]}）　${paper.title}`,
    ...stateOf(paper),
    finding: findingOf(paper),
    cover: [],
    parts: [
      sidePart(paper, { side: 'income', heading: '收入', total: totals.income }, each),
      sidePart(paper, { side: 'expense', heading: '支出', total: totals.expense }, each),
      picturePart(paper, totals.expense),
      decisionPart(paper, totals.surplus),
      { heading: '说明', blocks: [{ kind: 'notes', notes: notesOf(paper) }] },
    ],
    signatures: [],
    figures: [
      ['收入合计', totals.income.format()],
      ['支出合计', totals.expense.format()],
      ['收支相抵', totals.surplus.format()],
      ['版本', `第 ${paper.version} 版`],
    ],
    link: paper.link,
  };
}

function sidePart(
  { lines }: BudgetPaper,
  of: { readonly side: BudgetSide; readonly heading: string; readonly total: Money },
  each: Each,
): DocumentPart {
  const rows = lines.filter(({ side }) => side === of.side).map((line) => rowOf(line, each));
  const total = { cells: [`${of.heading}合计`, '', of.total.format(), each(of.total)] };
  const columns: TableBlock['columns'] = [
    { title: '项目', share: 24 },
    { title: '怎么算', share: 45 },
    { title: '金额（元）', share: 18, align: 'right' },
    { title: '元/㎡·月', share: 13, align: 'right' },
  ];
  const table = { kind: 'table', columns, rows: [...rows, { ...total, isTotal: true }] } as const;
  return { heading: of.heading, blocks: [table] };
}

const rowOf = (line: ReckonedLine, each: Each): Row => ({
  cells: [
    line.isContingency && !line.name.includes('预备费') ? `${line.name}（预备费）` : line.name,
    [wayOf(line), line.basis].filter((words) => words !== '').join('\n'),
    line.amount.format(),
    each(line.amount),
  ],
});

/** Where the money is to go, the largest first. */
function picturePart({ lines }: BudgetPaper, total: Money): DocumentPart {
  const spent = lines
    .filter(({ side }) => side === 'expense')
    .toSorted((a, b) => b.amount.compare(a.amount))
    .slice(0, LARGEST);
  const [most] = spent;
  const title = most ? `支出最多的是${most.name}，占 ${shareOf(most.amount, total)}` : '没有支出';
  return { heading: '钱打算花在哪', blocks: [barsOf(title, spent)] };
}

function decisionPart(paper: BudgetPaper, surplus: Money): DocumentPart {
  const blocks: Block[] = [
    { kind: 'paragraph', text: surplusSentence(paper, surplus) },
    { kind: 'in-words', label: '收支相抵（大写）', words: moneyInWords(surplus) },
    { kind: 'paragraph', text: decisionSentence(paper.decision) },
    { kind: 'fields', fields: [['文本指纹（SHA-256）', paper.contentHash]] },
  ];
  return { heading: '结余与决定', blocks };
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

function stateOf({ state, commentEndsOn }: BudgetPaper): Pick<ReportDocument, 'state' | 'isFinal'> {
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
    '后来的调剂、追加和动用预备费另成新的版本；现行版本、每一项的依据、业主意见和答复都可以在网上查看。',
  ];
}
