import { Money } from '../../src/shared/money';
import type {
  BarsBlock,
  Block,
  DocumentPart,
  ReportDocument,
  TableBlock,
} from '../layout/document/document';
import { assertAgrees, changeOf, type NamedAmount, partOf } from '../parts/figures.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';
import { permilleOf, rateText } from '../parts/percent.rules';

export interface BudgetExecutionFacts extends ReportHead {
  /** 1 to 12. */
  readonly month: number;
  readonly budgets: readonly ExecutedBudget[];
}

/** A budget as it held at the end of the month. */
export interface ExecutedBudget {
  readonly title: string;
  readonly fundName: string;
  readonly version: number;
  readonly kindName: string;
  readonly rows: readonly ExecutedRow[];
  /** Expenses of the year on accounts that no line plans. */
  readonly unbudgeted: readonly NamedAmount[];
  /** Booked in this year and charged to another year's budget. */
  readonly otherBudgets: Money;
  /** The fund's year as the ledger has it. */
  readonly ledger: { readonly income: Money; readonly expense: Money };
}

export interface ExecutedRow {
  readonly side: 'income' | 'expense';
  readonly name: string;
  readonly approved: Money;
  readonly month: Money;
  /** From January. */
  readonly year: Money;
  /** Of the version that changed the line; '' where none did. */
  readonly reason: string;
}

type Row = TableBlock['rows'][number];

const MONTHS = 12n;
const NEARLY_ALL = 900n;
/** How far behind the months an income may be before it is to be explained, in thousandths. */
const BEHIND = 100n;
const LARGEST = 10;

/**
 * 预算执行表: what was approved, what the month and the year so far brought, line by line, and what is to
 * be explained.
 * @throws plain Error where the lines of a budget do not add up to the ledger's expenses.
 */
export function budgetExecution(facts: BudgetExecutionFacts): ReportDocument {
  for (const budget of facts.budgets) assertTies(budget);
  const rows = facts.budgets.flatMap((budget) => budget.rows);
  const spent = totalsOf(rows.filter(({ side }) => side === 'expense'));
  const earned = totalsOf(rows.filter(({ side }) => side === 'income'));
  const outside = Money.sum(
    facts.budgets.flatMap((of) => of.unbudgeted.map((each) => each.amount)),
  );
  return reportOf(facts, {
    title: '预算执行表',
    subtitle: '单位：元　权责发生制',
    finding: `到本月底一年过去 ${timeText(facts.month)}：收入完成预算的 ${rateText(earned.year, earned.approved)}，支出用去预算的 ${rateText(spent.year, spent.approved)}${outside.isZero() ? '' : `，另有预算外支出 ${outside.format()} 元`}。`,
    parts: [
      ...facts.budgets.flatMap((budget) => budgetParts(budget)),
      explainPart(facts),
      { heading: '说明', blocks: [{ kind: 'notes', notes: notesOf(facts) }] },
    ],
    figures: [
      ['收入预算', earned.approved.format()],
      ['收入累计', earned.year.format()],
      ['支出预算', spent.approved.format()],
      ['支出累计', spent.year.format()],
      ['预算外支出', outside.format()],
    ],
  });
}

function assertTies({ title, rows, unbudgeted, otherBudgets, ledger }: ExecutedBudget): void {
  const expenses = rows.filter(({ side }) => side === 'expense').map(({ year }) => year);
  const told = Money.sum([...expenses, ...unbudgeted.map(({ amount }) => amount), otherBudgets]);
  assertAgrees(`expenses of ${title}`, told, ledger.expense);
}

function totalsOf(rows: readonly ExecutedRow[]): Pick<ExecutedRow, 'approved' | 'month' | 'year'> {
  const sum = (of: 'approved' | 'month' | 'year') => Money.sum(rows.map((row) => row[of]));
  return { approved: sum('approved'), month: sum('month'), year: sum('year') };
}

const COLUMNS: TableBlock['columns'] = [
  { title: '项目', share: 28 },
  { title: '全年预算', share: 16, align: 'right' },
  { title: '本月', share: 14, align: 'right' },
  { title: '本年累计', share: 16, align: 'right' },
  { title: '执行率', share: 10, align: 'right' },
  { title: '预算余额', share: 16, align: 'right' },
];

function budgetParts(budget: ExecutedBudget): DocumentPart[] {
  const { title, fundName, version, kindName, rows } = budget;
  const income = rows.filter(({ side }) => side === 'income');
  const expense = rows.filter(({ side }) => side === 'expense');
  const table = (of: Row[]): Block => ({ kind: 'table', columns: COLUMNS, rows: of });
  const holds: Block = {
    kind: 'paragraph',
    text: `${title}，第 ${version} 版（${kindName}）。`,
  };
  return [
    {
      heading: `${fundName}：收入`,
      blocks: [holds, table([...income.map(rowOf), ...otherIncome(budget), incomeTotal(budget)])],
    },
    {
      heading: `${fundName}：支出`,
      blocks: [
        table([...expense.map(rowOf), ...besideBudget(budget), expenseTotal(budget)]),
        picture(expense),
      ],
    },
  ];
}

function cellsOf(
  name: string,
  { approved, month, year }: Omit<ExecutedRow, 'side' | 'name' | 'reason'>,
) {
  return [
    name,
    approved.format(),
    month.format(),
    year.format(),
    rateText(year, approved),
    approved.minus(year).format(),
  ];
}

const rowOf = (row: ExecutedRow): Row => ({
  cells: cellsOf(row.name, row),
  ...(row.side === 'expense' && row.year.isMoreThan(row.approved) ? { tone: 'warning' } : {}),
});

/** Income of the fund that no line plans: what is left of the ledger. */
const unplannedIncome = ({ rows, ledger }: ExecutedBudget): Money => {
  const planned = rows.filter(({ side }) => side === 'income').map(({ year }) => year);
  return ledger.income.minus(Money.sum(planned));
};

function otherIncome(budget: ExecutedBudget): Row[] {
  const amount = unplannedIncome(budget);
  return amount.isZero() ? [] : [{ cells: beside('预算外收入', amount) }];
}

function besideBudget({ unbudgeted, otherBudgets }: ExecutedBudget): Row[] {
  const rows: Row[] = unbudgeted.map(({ name, amount }) => ({
    cells: beside(`${name}（预算外）`, amount),
    tone: 'warning',
  }));
  if (otherBudgets.isZero()) return rows;
  return [...rows, { cells: beside('列入其他年度预算', otherBudgets) }];
}

const beside = (name: string, amount: Money): string[] => [
  name,
  '—',
  '',
  amount.format(),
  '—',
  '—',
];

function incomeTotal({ rows, ledger }: ExecutedBudget): Row {
  const totals = totalsOf(rows.filter(({ side }) => side === 'income'));
  return { cells: cellsOf('收入合计', { ...totals, year: ledger.income }), isTotal: true };
}

function expenseTotal({ rows, ledger }: ExecutedBudget): Row {
  const totals = totalsOf(rows.filter(({ side }) => side === 'expense'));
  return { cells: cellsOf('支出合计', { ...totals, year: ledger.expense }), isTotal: true };
}

/** The largest lines: how far they are, against the whole year's budget. */
function picture(rows: readonly ExecutedRow[]): BarsBlock {
  const largest = rows.toSorted((a, b) => b.approved.compare(a.approved)).slice(0, LARGEST);
  const all = largest.flatMap(({ approved, year }) => [approved, year]);
  const longest = all.reduce((most, each) => (each.isMoreThan(most) ? each : most), Money.zero);
  const over = largest.filter(({ approved, year }) => year.isMoreThan(approved)).length;
  return {
    kind: 'bars',
    title: over === 0 ? '预算最大的各项都在预算之内' : `预算最大的各项中有 ${over} 项超支`,
    bars: largest.map(({ name, approved, year }) => ({
      name,
      value: year.format(),
      part: partOf(year, longest),
      mark: partOf(approved, longest),
    })),
    legend: '横条是本年累计，竖线是全年预算',
  };
}

function explainPart({ budgets, month }: BudgetExecutionFacts): DocumentPart {
  const time = (BigInt(month) * 1000n) / MONTHS;
  const flagged = budgets.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const why = flagOf(row, time);
      return why === null ? [] : [{ row, why }];
    }),
  );
  const outside = budgets.flatMap(({ unbudgeted }) => unbudgeted);
  const rows: Row[] = [
    ...flagged.map(({ row, why }) => ({
      cells: [row.name, why, changeOf(row.year, row.approved), row.reason || UNTOLD],
    })),
    ...outside.map(({ name, amount }) => ({
      cells: [name, '预算外支出', changeOf(amount, Money.zero), UNTOLD],
    })),
  ];
  const columns: TableBlock['columns'] = [
    { title: '项目', share: 22 },
    { title: '情况', share: 20 },
    { title: '与全年预算相差', share: 18, align: 'right' },
    { title: '原因', share: 40 },
  ];
  const empty = '没有超支、预算外支出和明显落后的收入。';
  return { heading: '需要说明的项目', blocks: [{ kind: 'table', columns, rows, empty }] };
}

const UNTOLD = '未登记，由受托人书面说明或提请调整预算';

/** Null where there is nothing to explain; `time` is how much of the year is over, in thousandths. */
function flagOf({ side, year, approved }: ExecutedRow, time: bigint): string | null {
  const used = permilleOf(year, approved);
  if (side === 'income') {
    return used !== null && used + BEHIND < time ? '收入落后于时间' : null;
  }
  if (year.isMoreThan(approved)) return '超支';
  const isEarly = used !== null && used >= NEARLY_ALL && time < NEARLY_ALL;
  return isEarly && used < 1000n ? '已用九成' : null;
}

const timeText = (month: number): string => {
  const permille = (BigInt(month) * 2000n + MONTHS) / (MONTHS * 2n);
  return `${permille / 10n}.${permille % 10n}%`;
};

function notesOf(facts: BudgetExecutionFacts): string[] {
  return [
    '没有预算不支出；应急支出须事后追认，超支和新增须经调剂、追加或动用预备费（开放式预算“预算先行、以收定支”）。',
    '全年预算取本月月底生效的版本；收入和支出按权责发生制，取自账簿，各项之和与总账该基金的费用一致。',
    '没有指明预算项目的支出记在同一科目的第一个项目上；“预算外”是没有任何项目列支的科目。已用满而未超过预算的一次性项目不需要说明。',
    '已申请、已签约而尚未付款的金额每天变动，见网上“预算执行”页。',
    askingNote(facts),
  ];
}
