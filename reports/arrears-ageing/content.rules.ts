import type { PublishedBucket } from '../../src/charges/arrears.rules';
import type { PublishedGroup } from '../../src/charges/collection.rules';
import { type Day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Period } from '../../src/shared/period';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { monthNames } from '../parts/compared.rules';
import { assertAgrees, barsOf } from '../parts/figures.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** A receivable in the general ledger beside the bills that are unpaid. */
export interface ReceivableAccount {
  readonly code: string;
  readonly name: string;
  readonly opening: Money;
  readonly debit: Money;
  readonly credit: Money;
  readonly closing: Money;
  readonly yearDebit: Money;
  readonly yearCredit: Money;
  /** Σ of the bills on it that are not settled. */
  readonly bills: Money;
}

export interface ArrearsAgeingFacts {
  readonly head: ReportHead;
  readonly to: Day;
  readonly month: PublishedGroup;
  readonly monthBefore: PublishedGroup;
  readonly year: PublishedGroup;
  readonly byBuilding: readonly PublishedGroup[];
  readonly byKind: readonly PublishedGroup[];
  /** Twelve months, the oldest first; named yyyy-mm. */
  readonly byMonth: readonly PublishedGroup[];
  readonly ageing: readonly PublishedBucket[];
  /** Owed by households. */
  readonly open: Money;
  /** Of it due and not paid. */
  readonly overdue: Money;
  /** Households with something overdue; null where they are fewer than five. */
  readonly households: number | null;
  /** Owed by the developer for what is not sold. */
  readonly byDeveloper: Money;
  readonly accounts: readonly ReceivableAccount[];
}

const HELD = '不单列';

/**
 * 应收账龄与收缴率表 at the end of a month: sums only. Groups of fewer than five units are held back, and
 * what would tell of them, as on the page 收缴率 (个人信息保护法 25).
 * @throws plain Error where buckets, bills and accounts contradict each other.
 */
export function arrearsAgeingDocument(facts: ArrearsAgeingFacts): ReportDocument {
  assertWhole(facts);
  const { head, to, year, month, open, overdue } = facts;
  return reportOf(head, {
    title: '应收账龄与收缴率表',
    subtitle: `截至${formatDay(to)}　单位：元`,
    finding: findingOf(facts),
    parts: [
      { heading: '收缴率', blocks: [ratesTable(facts), ...ratesPicture(facts)] },
      { heading: '本年累计，按楼栋和房屋类型', blocks: groupTables(facts) },
      { heading: '账龄', blocks: ageingBlocks(facts) },
      { heading: '应收的变动，与总账核对', blocks: accountBlocks(facts) },
      notesPart(head),
    ],
    figures: [
      ['本月收缴率', rateOf(month)],
      ['本年收缴率', rateOf(year)],
      ['业主未缴合计', open.format()],
      ['其中已逾期', overdue.format()],
    ],
  });
}

function assertWhole({ ageing, open, byDeveloper, accounts, overdue }: ArrearsAgeingFacts): void {
  const shown = ageing.filter((bucket) => bucket.shown);
  const sum = Money.sum(shown.flatMap((bucket) => bucket.open ?? []));
  if (shown.length === ageing.length) assertAgrees('buckets of the ageing', sum, open);
  if (sum.isMoreThan(open) || overdue.isMoreThan(open)) {
    throw new Error(`more is shown than the ${open.toString()} that are owed`);
  }
  const bills = Money.sum(accounts.map((account) => account.bills));
  assertAgrees('bills by account', bills, open.plus(byDeveloper));
  for (const { code, opening, debit, credit, closing } of accounts) {
    assertAgrees(`receivable ${code}`, opening.plus(debit).minus(credit), closing);
  }
}

const rateOf = ({ rate }: PublishedGroup): string => (rate === null ? '—' : `${rate}%`);

function findingOf({ month, year, open, overdue, households }: ArrearsAgeingFacts): string {
  const homes = households === null ? '' : `（涉及 ${households} 户）`;
  const late = overdue.isPositive()
    ? `其中 ${overdue.format()} 元已经逾期${homes}`
    : '没有逾期的欠费';
  return `本月收缴率 ${rateOf(month)}，本年累计 ${rateOf(year)}；业主未缴合计 ${open.format()} 元，${late}。`;
}

const COLUMNS: TableBlock['columns'] = [
  { title: '', share: 34 },
  { title: '应收', share: 24, align: 'right' },
  { title: '已收', share: 24, align: 'right' },
  { title: '收缴率', share: 18, align: 'right' },
];

function groupRow(name: string, group: PublishedGroup, isTotal = false) {
  const { shown, billed, received } = group;
  const cells = shown
    ? [name, billed?.format() ?? '—', received?.format() ?? '—', rateOf(group)]
    : [name, HELD, HELD, HELD];
  return { cells, isTotal };
}

function ratesTable({ month, monthBefore, year }: ArrearsAgeingFacts): TableBlock {
  return {
    kind: 'table',
    caption: '某月的应收，到本表截止日收了多少',
    columns: COLUMNS,
    rows: [
      groupRow('本月', month),
      groupRow('上月', monthBefore),
      groupRow('本年累计', year, true),
    ],
  };
}

/** One month is no line; a month that is held back is a gap in it. */
function ratesPicture({ byMonth }: ArrearsAgeingFacts): Block[] {
  const rates = byMonth.map(({ rate }) => rate);
  const last = rates.findLast((rate) => rate !== null);
  if (byMonth.length < 2 || last === undefined) return [];
  const points = rates.map((rate) => (rate === null ? null : Math.min(Number(rate) / 100, 1)));
  return [
    {
      kind: 'lines',
      title: '各月应收到本表截止日的收缴率',
      months: monthNames(byMonth.map(({ name }) => name as Period)),
      series: [{ name: '收缴率', last: `${last}%`, points }],
      axis: ['0%', '100%'],
    },
  ];
}

function groupTables({ byBuilding, byKind, year }: ArrearsAgeingFacts): Block[] {
  const table = (title: string, groups: readonly PublishedGroup[]): TableBlock => ({
    kind: 'table',
    columns: [{ ...COLUMNS[0]!, title }, ...COLUMNS.slice(1)],
    empty: '本年没有计费',
    rows: [...groups.map((group) => groupRow(group.name, group)), groupRow('全小区', year, true)],
  });
  return [table('楼栋', byBuilding), table('房屋类型', byKind)];
}

function ageingBlocks({ ageing, open, byDeveloper, overdue }: ArrearsAgeingFacts): Block[] {
  const shown = ageing.filter((bucket) => bucket.open?.isPositive());
  const bars = shown.map(({ name, open: amount }) => ({ name, amount: amount! }));
  const oldest = shown.at(-1);
  const title = overdue.isPositive()
    ? `逾期 ${overdue.format()} 元${oldest ? `；列出的最长账龄是${oldest.name}` : ''}`
    : '没有逾期的欠费';
  const table: TableBlock = {
    kind: 'table',
    caption: '从应缴日的次日起算的天数',
    columns: [
      { title: '账龄', share: 40 },
      { title: '账单数', share: 25, align: 'right' },
      { title: '未缴金额', share: 35, align: 'right' },
    ],
    rows: [
      ...ageing.map(({ name, shown: isShown, count, open: amount }) => ({
        cells: isShown ? [name, String(count ?? 0), amount?.format() ?? '—'] : [name, HELD, HELD],
      })),
      { cells: ['业主未缴合计', '', open.format()], isTotal: true },
      { cells: ['另：开发商未售房屋未缴', '', byDeveloper.format()] },
    ],
  };
  return bars.length > 0 ? [barsOf(title, bars), table] : [table];
}

const ACCOUNT_COLUMNS: TableBlock['columns'] = [
  { title: '科目', share: 20 },
  { title: '期初', share: 12, align: 'right' },
  { title: '本月增加', share: 12, align: 'right' },
  { title: '本月收回', share: 12, align: 'right' },
  { title: '期末', share: 12, align: 'right' },
  { title: '未缴账单', share: 12, align: 'right' },
  { title: '差额', share: 9, align: 'right' },
  { title: '本年收回', share: 11, align: 'right' },
];

function accountBlocks({ accounts }: ArrearsAgeingFacts): Block[] {
  const total = (of: (account: ReceivableAccount) => Money) => Money.sum(accounts.map(of)).format();
  const off = Money.sum(accounts.map(({ closing, bills }) => closing.minus(bills)));
  const table: TableBlock = {
    kind: 'table',
    caption: '本月期初 + 计费 − 收回 = 期末；期末与未缴账单逐科目核对',
    empty: '没有按账单计费的应收科目',
    columns: ACCOUNT_COLUMNS,
    rows: [
      ...accounts.map(accountRow),
      {
        cells: [
          '合计',
          total(({ opening }) => opening),
          total(({ debit }) => debit),
          total(({ credit }) => credit),
          total(({ closing }) => closing),
          total(({ bills }) => bills),
          off.format(),
          total(({ yearCredit }) => yearCredit),
        ],
        isTotal: true,
      },
    ],
  };
  const text = off.isZero()
    ? '总账的应收与未缴账单逐科目相等。'
    : `总账比未缴账单${off.isPositive() ? '多' : '少'} ${off.abs().format()} 元：不是由账单产生的应收，例如期初移交的欠费、公共收益合同的应收或手工凭证，须由受托人说明。`;
  return [table, { kind: 'paragraph', text, tone: off.isZero() ? 'good' : 'warning' }];
}

function accountRow(account: ReceivableAccount): TableBlock['rows'][number] {
  const { code, name, opening, debit, credit, closing, bills, yearCredit } = account;
  const amounts = [opening, debit, credit, closing, bills, closing.minus(bills), yearCredit];
  return { cells: [`${code} ${name}`, ...amounts.map((amount) => amount.format())] };
}

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'notes',
        notes: [
          `只列合计，不列房号和姓名；少于 5 户的分组，以及会让人推算出它的分组，写作“${HELD}”（个人信息保护法第二十五条）。`,
          '已减免的不算应收，核销的不算已收；违约金不计入收缴率，计入账龄。',
          '收缴情况按本表截止日的账簿统计，之后收到、减免或作废的不计入。',
          '欠费的诉讼时效为三年，自应缴日的次日起算，书面催缴后重新起算（民法典第一百八十八条、第一百九十五条）。',
          askingNote(head),
        ],
      },
    ],
  };
}
