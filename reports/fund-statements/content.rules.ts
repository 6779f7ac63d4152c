import type { Flow } from '../../src/queryable-account/flow.rules';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import type { Period } from '../../src/shared/period';
import type { DocumentPart, Field, ReportDocument } from '../layout/document/document';
import type { MoneyPlace } from '../income-expenditure/content.rules';
import { activityTable, largestExpenses, surplusOf } from '../parts/activities.rules';
import { balanceSheet, fundChanges } from '../parts/balance-sheet.rules';
import { monthNames } from '../parts/compared.rules';
import { assertAgrees, barsOf, linesOf } from '../parts/figures.rules';
import {
  allFunds,
  ASSETS,
  closingOf,
  type FundBooks,
  itemAmounts,
  netAssets,
  sumUnder,
  yearMovedOf,
} from '../parts/fund-books.rules';
import { type ComparedFlow, comparedFlowTable } from '../parts/compared-flow.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';
import { placesTable } from '../parts/places.rules';

export interface FundStatementsFacts extends ReportHead {
  readonly books: readonly FundBooks[];
  /** The month before. */
  readonly booksBefore: readonly FundBooks[];
  /** Of each fund in the month before, the month and the year; those without money left out. */
  readonly flows: readonly ComparedFlow[];
  readonly whole: ComparedFlow;
  readonly places: readonly MoneyPlace[];
}

const FLOW_COLUMNS = ['上月', '本月', '本年累计'];
const LARGEST = 8;

/**
 * 基金财务报表: 资产负债表, 收支表, 基金变动表 and 现金流量表 of one month and the year so far, by fund
 * (信托法 29: 信托财产分别管理、分别记账).
 * @throws plain Error where the statements contradict themselves or each other.
 */
export function fundStatements(facts: FundStatementsFacts): ReportDocument {
  const { books } = facts;
  const whole = allFunds(books);
  const [money = Money.zero] = itemAmounts(whole, ASSETS, closingOf);
  const inPlaces = Money.sum(facts.places.map(({ balance }) => balance));
  assertAgrees('money and accounts', money, inPlaces);
  assertAgrees('money and cash flow', money, facts.whole.now.closing);
  const net = netAssets(whole, closingOf);
  const debts = sumUnder(whole, '2').negated();
  const surplus = surplusOf(whole, yearMovedOf);
  const report = reportOf(facts, {
    title: '基金财务报表',
    subtitle: '单位：元',
    finding: `期末货币资金 ${money.format()} 元，负债 ${debts.format()} 元，归全体业主的净资产 ${net.format()} 元；本年累计收支${nameOf(surplus)} ${surplus.abs().format()} 元。`,
    parts: [
      {
        heading: '资产负债表',
        blocks: [balanceSheet(books, '按基金分列；合计中已抵销基金之间的往来')],
      },
      activityPart(facts),
      { heading: '基金变动表', blocks: [fundChanges(books, '本年一月至本月，按基金分列')] },
      cashPart(facts, inPlaces),
      { heading: '附注', blocks: [{ kind: 'notes', notes: notesOf(facts) }] },
    ],
    figures: [
      ['期末货币资金', money.format()],
      ['负债合计', debts.format()],
      ['净资产', net.format()],
      ['本年收支结余', surplus.format()],
    ],
  });
  return { ...report, cover: coverOf(facts) };
}

const coverOf = ({ trustorName, trusteeName, subjectName }: FundStatementsFacts): Field[] => [
  ['委托人', trustorName],
  ['受托人', trusteeName],
  ['报告期间', `${subjectName}，本年累计自一月起`],
  ['编制依据', '信托法第二十九条、第三十三条，物业服务信托合同，本小区信托账簿'],
];

const nameOf = (surplus: Money) => (surplus.isNegative() ? '超支' : '结余');

function activityPart({ books, booksBefore }: FundStatementsFacts): DocumentPart {
  const now = allFunds(books);
  const spent = largestExpenses(now, yearMovedOf, LARGEST);
  const [most] = spent;
  return {
    heading: '收支表（业务活动表）',
    blocks: [
      activityTable(
        { now, before: allFunds(booksBefore) },
        { before: '上月', now: '本月', year: '本年累计' },
      ),
      ...(most ? [barsOf(`本年费用最多的是${most.name}`, spent)] : []),
    ],
  };
}

function cashPart(facts: FundStatementsFacts, inPlaces: Money): DocumentPart {
  const { flows, whole } = facts;
  return {
    heading: '现金流量表',
    blocks: [
      comparedFlowTable(whole, FLOW_COLUMNS),
      monthEnds(whole.year),
      ...flows.map((flow) => comparedFlowTable(flow, FLOW_COLUMNS)),
      placesTable(facts.places),
      { kind: 'in-words', label: '期末货币资金（大写）', words: moneyInWords(inPlaces) },
    ],
  };
}

/** Money at the end of each month of the year. */
function monthEnds({ byMonth, closing }: Flow) {
  const months = monthNames(byMonth.map(({ period }) => period as Period));
  const amounts = byMonth.map((month) => month.closing);
  return linesOf(`各月末货币资金，最近为 ${closing.format()} 元`, months, [
    { name: '月末货币资金', amounts },
  ]);
}

function notesOf(facts: FundStatementsFacts): string[] {
  return [
    '会计主体是本小区的信托财产，与受托人的固有财产、其他小区的财产分别管理、分别记账（信托法第二十九条）；每张凭证在每个基金内各自借贷平衡。',
    '资产负债表、收支表、基金变动表按权责发生制；现金流量表按收付实现制，小区自己账户之间的转账不算收支。',
    '科目按民间非营利组织会计制度的五类设置，编号接近小企业会计准则；本账不做年末损益结转，以前年度的收支结余累计在净资产中。',
    '“合计”中已抵销基金之间的往来；押金、代收水电费属于他人，只列负债，不计收入。',
    '专项维修资金只反映本账记录的部分；由政府代管的余额以代管机构的对账单为准。',
    askingNote(facts),
  ];
}
