import type { FeeMethod } from '../../src/charges/fee.rules';
import type { IncomeInBooks } from '../../src/common-income/common-income.queries';
import type { InquiriesOfSpan } from '../../src/inquiries/inquiry-figures';
import type { Day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import type { DocumentPart, ReportDocument } from '../layout/document/document';
import type { MoneyPlace, Payment } from '../income-expenditure/content.rules';
import { largestExpenses } from '../parts/activities.rules';
import {
  type ComparedFlow,
  comparedFlowTable,
  paidIn,
  receivedIn,
} from '../parts/compared-flow.rules';
import { assertAgrees, barsOf } from '../parts/figures.rules';
import { allFunds, type FundBooks, movedOf } from '../parts/fund-books.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';
import { incomeBooksTable, netIncome } from '../parts/income-books.rules';
import { paymentsTable } from '../parts/payments.rules';
import { placesTable } from '../parts/places.rules';
import { type TrustFacts } from '../parts/trust.rules';
import { costHeads } from './cost-heads.rules';
import { chargePart, itemsPart, performancePart, peoplePart, qualityPart } from './heads.rules';

export interface ServiceContract {
  readonly number: string;
  readonly title: string;
  readonly payeeName: string;
  /** 关联方 of the trustee (信托法 28). */
  readonly isRelated: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly amount: Money;
}

export interface Charge {
  readonly name: string;
  readonly method: FeeMethod;
  /** 吨, 度. */
  readonly measure: string | null;
  readonly fundName: string;
  readonly prices: readonly { readonly kindName: string; readonly price: string | null }[];
}

export interface Receivable {
  readonly name: string;
  readonly opening: Money;
  readonly billed: Money;
  readonly settled: Money;
  readonly closing: Money;
}

export interface QuarterlyDisclosureFacts extends ReportHead {
  readonly trust: TrustFacts;
  readonly contracts: readonly ServiceContract[];
  readonly charges: {
    readonly resolutionRef: string;
    readonly effectiveOn: Day;
    readonly fees: readonly Charge[];
  } | null;
  readonly receivables: readonly Receivable[];
  readonly inquiries: InquiriesOfSpan;
  readonly books: readonly FundBooks[];
  /** The quarter before. */
  readonly booksBefore: readonly FundBooks[];
  readonly flows: readonly ComparedFlow[];
  readonly whole: ComparedFlow;
  /** The largest payments out of the repair fund. */
  readonly repairs: readonly Payment[];
  readonly income: Readonly<Record<'before' | 'now' | 'year', IncomeInBooks>>;
  readonly places: readonly MoneyPlace[];
}

const COLUMNS = ['上季度', '本季度', '本年累计'];
const REPAIR_FUND = '（F3）';
const LARGEST = 8;

/**
 * 季度信息公开表: the eight heads of 民法典 943, and where the money is. What is not known here is said to
 * be missing, with who has to give it.
 * @throws plain Error where funds, flows and accounts do not agree.
 */
export function quarterlyDisclosure(facts: QuarterlyDisclosureFacts): ReportDocument {
  const { whole, income } = facts;
  const { closing } = whole.now;
  assertMoney(facts);
  const net = netIncome(income.now);
  const repair = repairFlow(facts)?.now.closing ?? Money.zero;
  return reportOf(facts, {
    title: '季度信息公开表',
    subtitle: '单位：元',
    finding: `本季度收到 ${receivedIn(whole.now).format()} 元，付出 ${paidIn(whole.now).format()} 元，季末账上有 ${closing.format()} 元；共有部分净收益 ${net.format()} 元。`,
    parts: [
      itemsPart(facts),
      peoplePart(facts.trust),
      qualityPart(),
      ...chargePart(facts.charges),
      performancePart(facts, costPart(facts)),
      repairPart(facts),
      incomePart(facts),
      moneyPart(facts),
      { heading: '说明', blocks: [{ kind: 'notes', notes: notesOf(facts) }] },
    ],
    figures: [
      ['本季度收到', receivedIn(whole.now).format()],
      ['本季度付出', paidIn(whole.now).format()],
      ['季末货币资金', closing.format()],
      ['共有部分净收益', net.format()],
      ['维修资金余额', repair.format()],
    ],
  });
}

function assertMoney({ flows, whole, places }: QuarterlyDisclosureFacts): void {
  const inFunds = Money.sum(flows.map(({ now }) => now.closing));
  assertAgrees('money of all funds', inFunds, whole.now.closing);
  const inPlaces = Money.sum(places.map(({ balance }) => balance));
  assertAgrees('money and accounts', inPlaces, whole.now.closing);
}

/** What the services cost, by the heads of the rule on charges, with the largest accounts as a picture. */
function costPart({ books, booksBefore }: QuarterlyDisclosureFacts): DocumentPart['blocks'] {
  const now = allFunds(books);
  const spent = largestExpenses(now, movedOf, LARGEST);
  const [most] = spent;
  return [
    costHeads(now, allFunds(booksBefore)),
    ...(most ? [barsOf(`本季度费用最多的是${most.name}`, spent)] : []),
  ];
}

const repairFlow = ({ flows }: QuarterlyDisclosureFacts): ComparedFlow | undefined =>
  flows.find(({ name }) => name.endsWith(REPAIR_FUND));

function repairPart(facts: QuarterlyDisclosureFacts): DocumentPart {
  const flow = repairFlow(facts);
  const none = {
    kind: 'paragraph',
    text: '本账没有记录专项维修资金的收支；由政府代管的余额由代管机构提供。',
  } as const;
  return {
    heading: '维修资金使用情况',
    blocks: [
      flow ? comparedFlowTable(flow, COLUMNS) : none,
      paymentsTable(facts.repairs, '本季度没有使用维修资金。'),
    ],
  };
}

function incomePart({ income }: QuarterlyDisclosureFacts): DocumentPart {
  return {
    heading: '业主共有部分的经营与收益情况',
    blocks: [
      incomeBooksTable([
        { title: '上季度', books: income.before },
        { title: '本季度', books: income.now },
        { title: '本年累计', books: income.year },
      ]),
      {
        kind: 'paragraph',
        text: '收入扣除合理成本之后归全体业主（民法典第二百八十二条）；每一处场地和合同的应收、实收、欠收见“公共收益明细表”。',
      },
    ],
  };
}

function moneyPart({ flows, whole, places }: QuarterlyDisclosureFacts): DocumentPart {
  const row = ({ name, now }: ComparedFlow) => [
    name,
    now.opening.format(),
    receivedIn(now).format(),
    paidIn(now).format(),
    now.closing.format(),
  ];
  const between = Money.sum(flows.map(({ now }) => receivedIn(now))).minus(receivedIn(whole.now));
  const offset = between.negated().format();
  return {
    heading: '各基金资金',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '基金', share: 32 },
          ...['期初', '收到', '付出', '期末'].map((title) => ({
            title,
            share: 17,
            align: 'right' as const,
          })),
        ],
        rows: [
          ...flows.map((flow) => ({ cells: row(flow) })),
          ...(between.isZero() ? [] : [{ cells: ['减：基金之间划转', '', offset, offset, ''] }]),
          { cells: row({ ...whole, name: '合计' }), isTotal: true },
        ],
      },
      placesTable(places),
      { kind: 'in-words', label: '季末货币资金（大写）', words: moneyInWords(whole.now.closing) },
    ],
  };
}

function notesOf(facts: QuarterlyDisclosureFacts): string[] {
  return [
    '公开内容依照民法典第九百四十三条：服务的事项、负责人员、质量要求、收费项目、收费标准、履行情况，以及维修资金使用情况、业主共有部分的经营与收益情况。',
    '收到、付出按收付实现制；服务费用、应收款和经营收益按权责发生制。小区自己账户之间的转账不算收支。',
    '“未登记”的内容本系统里没有，写明了由谁提供；补齐之前不以本表作为已经公开的依据。',
    askingNote(facts),
  ];
}
