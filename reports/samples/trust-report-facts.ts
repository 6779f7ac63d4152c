import type { IncomeInBooks } from '../../src/common-income/common-income.queries';
import { type CashMovement, type Flow, flowOf } from '../../src/queryable-account/flow.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period, periodsFrom } from '../../src/shared/period';
import type { AnnualTrusteeFacts } from '../annual-trustee-report/content.rules';
import type { BudgetExecutionFacts, ExecutedRow } from '../budget-execution/content.rules';
import type { FundStatementsFacts } from '../fund-statements/content.rules';
import type { ComparedFlow } from '../parts/compared-flow.rules';
import type { FundBooks, LeafSums } from '../parts/fund-books.rules';
import type { TrustFacts } from '../parts/trust.rules';
import type { QuarterlyDisclosureFacts } from '../quarterly-disclosure/content.rules';
import { sampleHead, yuan } from './fund-report-facts';

/**
 * A small trust of two funds (F1, F2) with deposits (F4), fictional. Of a span of months: what was there
 * when the year began, what moved before the span, what moved in it.
 */
type Leaf = readonly [code: string, name: string, opened: string, earlier: string, moved: string];

const leaf = ([code, name, opened, earlier, moved]: Leaf): LeafSums => {
  const opening = yuan(opened).plus(yuan(earlier));
  const yearMoved = yuan(earlier).plus(yuan(moved));
  return {
    code,
    name,
    opening,
    moved: yuan(moved),
    yearMoved,
    closing: opening.plus(yuan(moved)),
  };
};

const books = (fund: string, name: string, leaves: readonly Leaf[]): FundBooks => ({
  fund,
  name,
  leaves: leaves.map(leaf),
});

const SERVICE: readonly Leaf[] = [
  ['100201', '银行存款-信托专户', '120000.00', '31000.00', '9400.50'],
  ['112201', '应收物业费', '8000.00', '2000.00', '-1500.50'],
  ['1301', '基金间应收', '0.00', '0.00', '700.00'],
  ['220301', '预收物业费', '-6000.00', '1000.00', '500.00'],
  ['2251', '应付受托人报酬', '0.00', '0.00', '-800.00'],
  ['3001', '信托基金本金', '-122000.00', '0.00', '0.00'],
  ['410101', '物业费收入-住宅', '0.00', '-200000.00', '-100000.00'],
  ['5101', '人员费用', '0.00', '138000.00', '69000.00'],
  ['510301', '维保合同-电梯', '0.00', '11000.00', '5500.00'],
  ['5104', '公共能耗', '0.00', '8000.00', '4200.00'],
  ['5105', '清洁卫生', '0.00', '9000.00', '5000.00'],
  ['5201', '受托人报酬', '0.00', '0.00', '8000.00'],
];

const COMMON: readonly Leaf[] = [
  ['100202', '银行存款-公共收益户', '30000.00', '6000.00', '2700.00'],
  ['112203', '应收公共收益', '0.00', '0.00', '600.00'],
  ['2301', '基金间应付', '0.00', '0.00', '-700.00'],
  ['3001', '信托基金本金', '-30000.00', '0.00', '0.00'],
  ['430101', '公共收益-电梯广告', '0.00', '-6600.00', '-3000.00'],
  ['5301', '公共收益经营成本', '0.00', '600.00', '400.00'],
];

const DEPOSITS: readonly Leaf[] = [
  ['100201', '银行存款-信托专户', '2000.00', '0.00', '2000.00'],
  ['224101', '其他应付款-装修押金', '-2000.00', '0.00', '-2000.00'],
];

export const sampleBooks: readonly FundBooks[] = [
  books('F1', '物业服务信托基金', SERVICE),
  books('F2', '公共收益基金', COMMON),
  books('F4', '代收代付及押金', DEPOSITS),
];

/** The span before: what moved from January to it. */
const booksBefore: readonly FundBooks[] = sampleBooks.map((fund) => ({
  ...fund,
  leaves: fund.leaves.map((each) => ({ ...each, moved: each.yearMoved.minus(each.moved) })),
}));

type Move = readonly [side: CashMovement['side'], code: string, amount: string];

/** The money of a fund: when the year began, from January to the span, in the span. */
interface FundMoney {
  readonly fund: string;
  readonly name: string;
  readonly opened: string;
  readonly earlier: readonly Move[];
  readonly now: readonly Move[];
}

const MONEY: readonly FundMoney[] = [
  {
    fund: 'F1',
    name: '物业服务信托基金（F1）',
    opened: '120000.00',
    earlier: [
      ['source', '112201', '200000.00'],
      ['use', '5101', '169000.00'],
    ],
    now: [
      ['source', '112201', '101000.50'],
      ['use', '5101', '69000.00'],
      ['use', '510301', '5500.00'],
      ['use', '5104', '4200.00'],
      ['use', '5105', '5000.00'],
      ['use', '2251', '7200.00'],
      ['use', '1301', '700.00'],
    ],
  },
  {
    fund: 'F2',
    name: '公共收益基金（F2）',
    opened: '30000.00',
    earlier: [
      ['source', '112203', '6600.00'],
      ['use', '5301', '600.00'],
    ],
    now: [
      ['source', '112203', '2400.00'],
      ['source', '2301', '700.00'],
      ['use', '5301', '400.00'],
    ],
  },
  {
    fund: 'F4',
    name: '代收代付及押金（F4）',
    opened: '2000.00',
    earlier: [],
    now: [['source', '224101', '2000.00']],
  },
];

/** Months of the span before and of the span; the year is both. */
interface Spans {
  readonly before: readonly [from: string, to: string];
  readonly now: readonly [from: string, to: string];
}

function movesIn(month: string, of: readonly FundMoney[], span: 'earlier' | 'now'): CashMovement[] {
  return of.flatMap((money) =>
    money[span].map(([side, accountCode, amount]) => ({
      fund: money.fund,
      side,
      accountCode,
      amount: yuan(amount),
      period: period(month),
    })),
  );
}

function comparedFlow(name: string, of: readonly FundMoney[], { before, now }: Spans): ComparedFlow {
  const opened = Money.sum(of.map((money) => yuan(money.opened)));
  const earlier = movesIn(before[1], of, 'earlier');
  const current = movesIn(now[1], of, 'now');
  const monthsOf = ([from, to]: readonly [string, string]) => periodsFrom(period(from), period(to));
  const first = flowOf(opened, monthsOf(before), earlier);
  return {
    name,
    before: first,
    now: flowOf(first.closing, monthsOf(now), current),
    year: flowOf(opened, monthsOf([before[0], now[1]]), [...earlier, ...current]),
  };
}

const flowsIn = (spans: Spans) => ({
  flows: MONEY.map((money) => comparedFlow(money.name, [money], spans)),
  whole: comparedFlow('全部基金', MONEY, spans),
});

const places = [
  { name: '信托专户', tail: '0001', fundName: '物业服务信托基金', balance: yuan('160400.50') },
  { name: '信托专户', tail: '0001', fundName: '代收代付及押金', balance: yuan('4000.00') },
  { name: '公共收益专户', tail: '0002', fundName: '公共收益基金', balance: yuan('38700.00') },
];

export const sampleFundStatements: FundStatementsFacts = {
  ...sampleHead('2026年6月', 'flow'),
  books: sampleBooks,
  booksBefore,
  ...flowsIn({ before: ['2026-01', '2026-05'], now: ['2026-06', '2026-06'] }),
  places,
};

const trust: TrustFacts = {
  contract: {
    version: 2,
    title: '锦和苑物业服务信托合同',
    effectiveOn: day('2026-01-01'),
    resolutionRef: '决-2025-004',
    purpose: '以全体业主利益为目的，管理小区物业服务资金与公共收益',
    beneficiaries: '锦和苑全体业主',
    startsOn: day('2025-11-01'),
    endsOn: day('2028-10-31'),
    remuneration: '按上月实际收到的物业费的 8% 计提，次月支付',
  },
  area: '83404.00',
  households: 782,
  posts: [
    { isTrustee: false, postName: '业委会主任', personName: '示例甲', startsOn: day('2025-11-01') },
    { isTrustee: true, postName: '物业项目经理', personName: '示例乙', startsOn: day('2025-11-01') },
    { isTrustee: true, postName: '物业会计', personName: '示例丙', startsOn: day('2026-02-01') },
  ],
};

const income = (contract: string, parking: string, cost: string): IncomeInBooks => ({
  contractIncome: yuan(contract),
  parkingIncome: yuan(parking),
  otherIncome: Money.zero,
  income: yuan(contract).plus(yuan(parking)),
  cost: yuan(cost),
  developerShare: Money.zero,
});

export const sampleQuarter: QuarterlyDisclosureFacts = {
  ...sampleHead('2026年第二季度', 'flow'),
  trust,
  contracts: [
    {
      number: '合-2026-003',
      title: '电梯维保',
      payeeName: '示例电梯工程有限公司',
      isRelated: false,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      amount: yuan('68040.00'),
    },
    {
      number: '合-2026-007',
      title: '绿化养护',
      payeeName: '示例园林有限公司',
      isRelated: true,
      startsOn: '2026-04-01',
      endsOn: '2027-03-31',
      amount: yuan('48000.00'),
    },
  ],
  charges: {
    resolutionRef: '决-2025-004 第三项',
    effectiveOn: day('2026-01-01'),
    fees: [
      {
        name: '物业费',
        method: 'area',
        measure: null,
        fundName: '物业服务信托基金',
        prices: [
          { kindName: '住宅', price: '1.20' },
          { kindName: '商铺', price: '3.00' },
        ],
      },
      {
        name: '二次供水',
        method: 'metered',
        measure: '吨',
        fundName: '代收代付及押金',
        prices: [{ kindName: '住宅', price: '0.35' }],
      },
      {
        name: '电梯用电',
        method: 'shared',
        measure: null,
        fundName: '物业服务信托基金',
        prices: [{ kindName: '住宅', price: null }],
      },
    ],
  },
  receivables: [
    {
      name: '应收物业费',
      opening: yuan('10000.00'),
      billed: yuan('100000.00'),
      settled: yuan('101500.50'),
      closing: yuan('8499.50'),
    },
  ],
  inquiries: { asked: 4, answered: 3, late: 1 },
  books: sampleBooks,
  booksBefore,
  ...flowsIn({ before: ['2026-01', '2026-03'], now: ['2026-04', '2026-06'] }),
  repairs: [],
  income: {
    before: income('6600.00', '42000.00', '600.00'),
    now: income('3000.00', '21000.00', '400.00'),
    year: income('9600.00', '63000.00', '1000.00'),
  },
  places,
};

const row = (
  side: ExecutedRow['side'],
  name: string,
  [approved, month, year]: readonly [string, string, string],
  reason = '',
): ExecutedRow => ({
  side,
  name,
  approved: yuan(approved),
  month: yuan(month),
  year: yuan(year),
  reason,
});

export const sampleExecution: BudgetExecutionFacts = {
  ...sampleHead('2026年6月', 'budget'),
  month: 6,
  budgets: [
    {
      title: '2026年度物业服务预算',
      fundName: '物业服务信托基金',
      version: 2,
      kindName: '调剂',
      rows: [
        row('income', '物业费', ['800000.00', '100000.00', '300000.00']),
        row('expense', '项目人员工资', ['420000.00', '69000.00', '207000.00']),
        row('expense', '电梯维保', ['15000.00', '5500.00', '16500.00'], '调剂：加装电梯后维保台数增加'),
        row('expense', '公共能耗', ['24000.00', '4200.00', '12200.00']),
        row('expense', '垃圾清运', ['15000.00', '5000.00', '14000.00']),
      ],
      unbudgeted: [{ name: '受托人报酬', amount: yuan('8000.00') }],
      otherBudgets: Money.zero,
      ledger: { income: yuan('300000.00'), expense: yuan('257700.00') },
    },
  ],
};

/** The same trust as a year: everything moved in it. */
const yearBooks: readonly FundBooks[] = sampleBooks.map((fund) => ({
  ...fund,
  leaves: fund.leaves.map((each) => ({
    ...each,
    opening: each.closing.minus(each.yearMoved),
    moved: each.yearMoved,
  })),
}));

const asYear = (flow: ComparedFlow): ComparedFlow => ({
  name: flow.name,
  before: flowOf(Money.zero, [period('2025-12')], []) satisfies Flow,
  now: flow.year,
  year: flow.year,
});

const yearFlows = flowsIn({ before: ['2026-01', '2026-09'], now: ['2026-10', '2026-12'] });

export const sampleYear: AnnualTrusteeFacts = {
  ...sampleHead('2026年度', 'flow'),
  trust,
  books: yearBooks,
  booksBefore: [],
  flows: yearFlows.flows.map(asYear),
  whole: asYear(yearFlows.whole),
  places,
  budgets: sampleExecution.budgets,
  rewards: [
    {
      period: period('2026-05'),
      base: yuan('50000.00'),
      amount: yuan('4000.00'),
      voucher: '2026-06 记-12',
    },
    {
      period: period('2026-06'),
      base: yuan('45000.00'),
      amount: yuan('3600.00'),
      voucher: '2026-07 记-10',
    },
  ],
  income: {
    before: income('0.00', '0.00', '0.00'),
    now: income('9600.00', '63000.00', '1000.00'),
  },
  payees: [
    { name: '示例物业服务有限公司工资专户', amount: yuan('238000.00'), entries: 12 },
    { name: '示例电梯工程有限公司', amount: yuan('5500.00'), entries: 4 },
    { name: '未登记收款人', amount: yuan('17400.00'), entries: 9 },
  ],
  decisions: [
    { on: day('2026-03-20'), number: '决-2026-001', title: '2025 年度决算', isPassed: true },
    { on: day('2026-09-02'), number: '决-2026-004', title: '加装监控', isPassed: false },
  ],
  inquiries: { asked: 9, answered: 9, late: 0 },
  catalogue: [
    {
      bookedOn: day('2026-01-05'),
      voucherNo: 1,
      summary: '物业费计费（782 户）',
      amount: yuan('100000.00'),
      attachments: 1,
    },
    {
      bookedOn: day('2026-01-11'),
      voucherNo: 2,
      summary: '1 月电梯维保',
      amount: yuan('5500.00'),
      attachments: 3,
    },
  ],
};
