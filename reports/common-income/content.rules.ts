import type { Flow, FlowLine } from '../../src/queryable-account/flow.rules';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { assertAgrees, barsOf, changeOf, shareOf } from '../parts/figures.rules';
import { fundFlowTable } from '../parts/fund-flow.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** Earned, paid out and left of some months, as the books have it (权责发生制). */
export interface IncomeSums {
  readonly contractIncome: Money;
  readonly parkingIncome: Money;
  readonly otherIncome: Money;
  /** The three together: 4201 and 4301. */
  readonly income: Money;
  /** 5301. */
  readonly cost: Money;
  readonly developerShare: Money;
}

/** An account of income or cost, as named in the chart. */
export interface IncomeAccount {
  readonly code: string;
  readonly name: string;
  readonly now: Money;
  readonly year: Money;
}

/** A contract or a place; nobody in it can be told who is a person. */
export interface IncomePlace {
  readonly kindName: string;
  readonly place: string;
  readonly counterparty: string;
  readonly scheduleName: string;
  readonly due: Money;
  readonly received: Money;
  readonly overdue: Money;
  readonly missingDays: number;
  readonly stateName: string;
  readonly isWrong: boolean;
  readonly endsOn: string | null;
}

export interface CommonIncomeFacts {
  readonly head: ReportHead;
  readonly now: IncomeSums;
  readonly before: IncomeSums;
  readonly year: IncomeSums;
  readonly sources: readonly IncomeAccount[];
  readonly costs: readonly IncomeAccount[];
  readonly places: readonly IncomePlace[];
  readonly fundName: string;
  /** Of the fund, on cash basis. */
  readonly flow: Flow;
}

/**
 * 公共收益明细表 of a quarter: gross, cost and net (民法典 282), contract by contract, and what the fund
 * did with it.
 * @throws plain Error where accounts, contracts and fund contradict each other.
 */
export function commonIncomeDocument(facts: CommonIncomeFacts): ReportDocument {
  assertWhole(facts);
  const { head, now, flow } = facts;
  const net = now.income.minus(now.cost);
  const overdue = Money.sum(facts.places.map((place) => place.overdue));
  return reportOf(head, {
    title: '公共收益明细表',
    subtitle: '单位：元　收入和成本按权责发生制，基金收支按收付实现制',
    finding: findingOf(facts, { net, overdue }),
    parts: [
      { heading: '收入、成本与净收益', blocks: [sumsTable(facts)] },
      { heading: '收入从哪里来', blocks: sourceBlocks(facts) },
      { heading: '合同和场地逐项', blocks: placeBlocks(facts, overdue) },
      { heading: `${facts.fundName}的收支与结存`, blocks: [fundFlowTable(flow)] },
      notesPart(head),
    ],
    figures: [
      ['收入合计', now.income.format()],
      ['经营成本', now.cost.format()],
      ['净收益', net.format()],
      ['逾期未收', overdue.format()],
      ['基金期末余额', flow.closing.format()],
    ],
  });
}

function assertWhole({ now, before, year, sources, costs, flow }: CommonIncomeFacts): void {
  for (const sums of [now, before, year]) {
    const parts = [sums.contractIncome, sums.parkingIncome, sums.otherIncome];
    assertAgrees('income by kind', Money.sum(parts), sums.income);
  }
  const of = (accounts: readonly IncomeAccount[], key: 'now' | 'year') =>
    Money.sum(accounts.map((account) => account[key]));
  assertAgrees('income by account', of(sources, 'now'), now.income);
  assertAgrees('income of the year by account', of(sources, 'year'), year.income);
  assertAgrees('cost by account', of(costs, 'now'), now.cost);
  assertAgrees('cost of the year by account', of(costs, 'year'), year.cost);
  const total = (lines: readonly FlowLine[]) => Money.sum(lines.map(({ amount }) => amount));
  const left = flow.opening.plus(total(flow.sources)).minus(total(flow.uses));
  assertAgrees('opening, in and out of the fund', left, flow.closing);
}

function findingOf(
  { now, before, places }: CommonIncomeFacts,
  { net, overdue }: { net: Money; overdue: Money },
): string {
  const change = now.income.minus(before.income);
  const than = change.isZero()
    ? '与上季度相同'
    : `比上季度${change.isPositive() ? '多' : '少'} ${change.abs().format()} 元`;
  const wrong = places.filter(({ isWrong }) => isWrong).length;
  const late = overdue.isPositive() ? `；到期末还有 ${overdue.format()} 元逾期没有收到` : '';
  const flagged = wrong > 0 ? `；有 ${wrong} 项需要处理，已标出` : '';
  return `本季度公共收益 ${now.income.format()} 元（${than}），扣除经营成本 ${now.cost.format()} 元，净收益 ${net.format()} 元归全体业主${late}${flagged}。`;
}

function sumsTable({ now, before, year }: CommonIncomeFacts): TableBlock {
  const row = (name: string, of: (sums: IncomeSums) => Money, more: object = {}) => ({
    cells: [
      name,
      of(now).format(),
      of(before).format(),
      changeOf(of(now), of(before)),
      of(year).format(),
    ],
    ...more,
  });
  return {
    kind: 'table',
    caption: '与上季度、本年累计比较',
    columns: [
      { title: '项目', share: 30 },
      { title: '本季度', share: 17, align: 'right' },
      { title: '上季度', share: 17, align: 'right' },
      { title: '增减', share: 17, align: 'right' },
      { title: '本年累计', share: 19, align: 'right' },
    ],
    rows: [
      row('公共收益收入', ({ income }) => income),
      row('合同和场地', ({ contractIncome }) => contractIncome, { indent: 1 }),
      row('停车月租', ({ parkingIncome }) => parkingIncome, { indent: 1 }),
      row('其他', ({ otherIncome }) => otherIncome, { indent: 1 }),
      row('减：经营成本', ({ cost }) => cost),
      row('净收益', ({ income, cost }) => income.minus(cost), { isTotal: true }),
      row('另：应付开发商分成（不算收入）', ({ developerShare }) => developerShare),
    ],
  };
}

const ACCOUNT_COLUMNS: TableBlock['columns'] = [
  { title: '科目', share: 14 },
  { title: '名称', share: 34 },
  { title: '本季度', share: 18, align: 'right' },
  { title: '占比', share: 14, align: 'right' },
  { title: '本年累计', share: 20, align: 'right' },
];

function sourceBlocks({ sources, costs, now, year }: CommonIncomeFacts): Block[] {
  const earning = sources
    .filter((account) => account.now.isPositive())
    .toSorted((a, b) => b.now.compare(a.now));
  const [first] = earning;
  const title = first
    ? `${first.name}最多，占本季度收入的 ${shareOf(first.now, now.income)}`
    : '本季度没有收入';
  const bars = barsOf(
    title,
    earning.map(({ name, now: amount }) => ({ name, amount })),
  );
  const rows = (accounts: readonly IncomeAccount[], whole: Money) =>
    accounts.map((account) => ({
      cells: [
        account.code,
        account.name,
        account.now.format(),
        shareOf(account.now, whole),
        account.year.format(),
      ],
    }));
  const total = (name: string, [q, y]: readonly [Money, Money]) => ({
    cells: ['', name, q.format(), '', y.format()],
    isTotal: true,
  });
  const table: TableBlock = {
    kind: 'table',
    caption: '按会计科目',
    columns: ACCOUNT_COLUMNS,
    rows: [
      ...rows(sources, now.income),
      total('收入合计', [now.income, year.income]),
      ...rows(costs, now.cost),
      total('经营成本合计', [now.cost, year.cost]),
    ],
  };
  return earning.length > 0 ? [bars, table] : [table];
}

const PLACE_COLUMNS: TableBlock['columns'] = [
  { title: '类别', share: 8 },
  { title: '位置', share: 20 },
  { title: '对方', share: 18 },
  { title: '收款方式', share: 8 },
  { title: '到期日', share: 9 },
  { title: '状态', share: 12 },
  { title: '本季度应收', share: 11, align: 'right' },
  { title: '本季度已收', share: 11, align: 'right' },
  { title: '期末逾期', share: 10, align: 'right' },
];

function placeBlocks({ places }: CommonIncomeFacts, overdue: Money): Block[] {
  const total = (key: 'due' | 'received') => Money.sum(places.map((place) => place[key])).format();
  const table: TableBlock = {
    kind: 'table',
    caption: '应收、已收与逾期；标色的需要处理',
    landscape: true,
    empty: '没有登记合同或场地',
    columns: PLACE_COLUMNS,
    rows: [
      ...places.map(placeRow),
      ...(places.length > 0
        ? [
            {
              cells: [
                '合计',
                '',
                '',
                '',
                '',
                '',
                total('due'),
                total('received'),
                overdue.format(),
              ],
              isTotal: true,
            },
          ]
        : []),
    ],
  };
  return [table];
}

function placeRow(place: IncomePlace): TableBlock['rows'][number] {
  const cells = [
    place.kindName,
    place.place,
    place.counterparty,
    place.scheduleName,
    place.endsOn ?? '—',
    statusOf(place),
    place.due.format(),
    place.received.format(),
    place.overdue.format(),
  ];
  return { cells, ...(place.isWrong ? { tone: 'warning' } : {}) };
}

const statusOf = ({ stateName, missingDays }: IncomePlace): string =>
  missingDays > 0 ? `${stateName}（缺 ${missingDays} 天日结）` : stateName;

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'notes',
        notes: [
          '利用业主的共有部分产生的收入，在扣除合理成本之后，属于业主共有（民法典第二百八十二条）；经营与收益情况定期公开（民法典第九百四十三条）。',
          '收入按所属月份计入，不看哪天到账；应收、已收按合同约定的日期和实际到账的日期统计，两者不必相等。',
          '逾期指到期末已过约定日期而没有收到的款项，含以前季度的；对方是个人的，不公开姓名。',
          '应付开发商分成是代收的，不是业主的收入，也不从净收益里扣。',
          askingNote(head),
        ],
      },
    ],
  };
}
