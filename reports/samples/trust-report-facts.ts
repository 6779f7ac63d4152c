import type { IncomeInBooks } from '../../src/common-income/common-income.queries';
import { flowOf } from '../../src/queryable-account/flow.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { AnnualTrusteeFacts } from '../annual-trustee-report/content.rules';
import type { BudgetExecutionFacts, ExecutedRow } from '../budget-execution/content.rules';
import type { FundStatementsFacts } from '../fund-statements/content.rules';
import type { ComparedFlow } from '../parts/compared-flow.rules';
import type { FundBooks } from '../parts/fund-books.rules';
import type { TrustFacts } from '../parts/trust.rules';
import type { QuarterlyDisclosureFacts } from '../quarterly-disclosure/content.rules';
import { sampleHead, yuan } from './fund-report-facts';
import { booksBefore, flowsIn, places, sampleBooks } from './trust-books-facts';

/** Facts of the reports on the small trust, fictional, used by the golden samples only. */
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
  before: flowOf(Money.zero, [period('2025-12')], []),
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
