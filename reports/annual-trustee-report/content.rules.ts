import type { IncomeInBooks } from '../../src/common-income/common-income.queries';
import type { InquiriesOfSpan } from '../../src/inquiries/inquiry-figures';
import type { Flow } from '../../src/queryable-account/flow.rules';
import type { Day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import type { Period } from '../../src/shared/period';
import type { DocumentPart, Field, LinesBlock, ReportDocument } from '../layout/document/document';
import type { ExecutedBudget } from '../budget-execution/content.rules';
import type { MoneyPlace } from '../income-expenditure/content.rules';
import { activityTable, largestExpenses, surplusOf } from '../parts/activities.rules';
import { balanceSheet, fundChanges } from '../parts/balance-sheet.rules';
import {
  type ComparedFlow,
  comparedFlowTable,
  paidIn,
  receivedIn,
} from '../parts/compared-flow.rules';
import { monthNames } from '../parts/compared.rules';
import { assertAgrees, barsOf, linesOf } from '../parts/figures.rules';
import {
  allFunds,
  ASSETS,
  closingOf,
  type FundBooks,
  itemAmounts,
  movedOf,
  netAssets,
} from '../parts/fund-books.rules';
import { type ReportHead, reportOf } from '../parts/head.rules';
import { type CatalogueRow, catalogueTable } from '../parts/payments.rules';
import { placesTable } from '../parts/places.rules';
import { postsTable, trustFields, type TrustFacts } from '../parts/trust.rules';
import {
  assurancePart,
  budgetPart,
  incomePart,
  oversightPart,
  payeesPart,
  rewardPart,
} from './duties.rules';

export interface RewardOfMonth {
  readonly period: Period;
  readonly base: Money;
  readonly amount: Money;
  readonly voucher: string | null;
}

/** 收款人 of a year. */
export interface PaidTo {
  readonly name: string;
  readonly amount: Money;
  /** Vouchers behind it. */
  readonly entries: number;
}

export interface Decision {
  readonly on: Day;
  readonly number: string;
  readonly title: string;
  readonly isPassed: boolean;
}

export interface AnnualTrusteeFacts extends ReportHead {
  readonly trust: TrustFacts;
  readonly books: readonly FundBooks[];
  /** The year before. */
  readonly booksBefore: readonly FundBooks[];
  readonly flows: readonly ComparedFlow[];
  readonly whole: ComparedFlow;
  readonly places: readonly MoneyPlace[];
  readonly budgets: readonly ExecutedBudget[];
  readonly rewards: readonly RewardOfMonth[];
  readonly income: Readonly<Record<'before' | 'now', IncomeInBooks>>;
  /** Everything that was paid, by payee, the most first. */
  readonly payees: readonly PaidTo[];
  readonly decisions: readonly Decision[];
  readonly inquiries: InquiriesOfSpan;
  readonly catalogue: readonly CatalogueRow[];
}

const COLUMNS = ['上年', '本年'];
const LARGEST = 8;

/**
 * 年度受托报告: what the trustee did with the owners' property in a year, reported to the trustor and every
 * beneficiary (信托法 33), with the list of all vouchers.
 * @throws plain Error where statements, flows and accounts do not agree.
 */
export function annualTrusteeReport(facts: AnnualTrusteeFacts): ReportDocument {
  const { books, whole } = facts;
  const all = allFunds(books);
  const [money = Money.zero] = itemAmounts(all, ASSETS, closingOf);
  assertAgrees('money and cash flow', money, whole.now.closing);
  assertAgrees('money and accounts', money, Money.sum(facts.places.map((of) => of.balance)));
  const net = netAssets(all, closingOf);
  const surplus = surplusOf(all, movedOf);
  const report = reportOf(facts, {
    title: '年度受托报告',
    subtitle: '单位：元',
    finding: `本年收到 ${receivedIn(whole.now).format()} 元，付出 ${paidIn(whole.now).format()} 元；收支${surplus.isNegative() ? '超支' : '结余'} ${surplus.abs().format()} 元。年末货币资金 ${money.format()} 元，归全体业主的净资产 ${net.format()} 元。`,
    parts: [
      trustPart(facts),
      propertyPart(facts),
      activityPart(facts),
      {
        heading: '基金变动',
        blocks: [fundChanges(books, '本年各基金净资产的变动，按基金分列')],
      },
      cashPart(facts),
      budgetPart(facts.budgets),
      rewardPart(facts.rewards, all),
      incomePart(facts),
      payeesPart(facts.payees, paidIn(whole.now)),
      oversightPart(facts),
      assurancePart(facts),
      { heading: '附录：凭证目录', blocks: [catalogueTable(facts.catalogue)] },
    ],
    figures: [
      ['本年收到', receivedIn(whole.now).format()],
      ['本年付出', paidIn(whole.now).format()],
      ['年末货币资金', money.format()],
      ['净资产', net.format()],
      ['本年收支结余', surplus.format()],
      ['凭证张数', `${facts.catalogue.length}`],
    ],
  });
  return { ...report, cover: coverOf(facts), signatures: SIGNATURES };
}

const SIGNATURES = ['编制', '审核', '受托人（盖章）', '报告日期'];

const coverOf = ({ trustorName, trusteeName, subjectName }: AnnualTrusteeFacts): Field[] => [
  ['委托人', trustorName],
  ['受托人', trusteeName],
  ['受益人', '本小区全体业主'],
  ['报告期间', subjectName],
  ['编制依据', '信托法第三十三条，物业服务信托合同，本小区信托账簿'],
];

function trustPart({ trust }: AnnualTrusteeFacts): DocumentPart {
  return {
    heading: '信托概况',
    blocks: [
      { kind: 'fields', fields: trustFields(trust) },
      postsTable(trust.posts, '没有登记任职人员，由委托人和受托人补登。'),
    ],
  };
}

function propertyPart({ books, places, whole }: AnnualTrusteeFacts): DocumentPart {
  return {
    heading: '信托财产状况',
    blocks: [
      balanceSheet(books, '资产负债表，按基金分列；合计中已抵销基金之间的往来'),
      placesTable(places),
      { kind: 'in-words', label: '年末货币资金（大写）', words: moneyInWords(whole.now.closing) },
    ],
  };
}

function activityPart({ books, booksBefore }: AnnualTrusteeFacts): DocumentPart {
  const now = allFunds(books);
  const spent = largestExpenses(now, movedOf, LARGEST);
  const [most] = spent;
  return {
    heading: '收支情况',
    blocks: [
      activityTable(
        { now, before: allFunds(booksBefore) },
        { before: '上年', now: '本年', year: null },
      ),
      ...(most ? [barsOf(`全年费用最多的是${most.name}`, spent)] : []),
    ],
  };
}

function cashPart({ flows, whole }: AnnualTrusteeFacts): DocumentPart {
  return {
    heading: '现金流量',
    blocks: [
      comparedFlowTable(whole, COLUMNS),
      monthLines(whole.now),
      ...flows.map((flow) => comparedFlowTable(flow, COLUMNS)),
    ],
  };
}

/** In and out of each month; months that have not begun are empty. */
function monthLines({ byMonth }: Flow): LinesBlock {
  const months = monthNames(byMonth.map(({ period }) => period as Period));
  const moves = byMonth.map((month) => !(month.in.isZero() && month.out.isZero()));
  const last = moves.lastIndexOf(true);
  const first = Math.max(0, moves.indexOf(true));
  const amounts = (of: 'in' | 'out') =>
    byMonth.map((month, at) => (at < first || at > last ? null : month[of]));
  const short = byMonth.filter((month) => month.out.isMoreThan(month.in)).length;
  const title = short === 0 ? '每个月收到的都不少于付出的' : `有 ${short} 个月付出多于收到`;
  return linesOf(title, months, [
    { name: '收到', amounts: amounts('in') },
    { name: '付出', amounts: amounts('out') },
  ]);
}
