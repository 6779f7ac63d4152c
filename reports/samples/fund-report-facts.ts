import { type CashMovement, type Flow, flowOf } from '../../src/queryable-account/flow.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { type Period, period, periodsFrom } from '../../src/shared/period';
import type { CommonIncomeFacts, IncomePlace, IncomeSums } from '../common-income/content.rules';
import type { ReportHead } from '../parts/head.rules';
import type { RepairFundFacts } from '../repair-fund/content.rules';

/** Fictional figures of a quarter and its month, used by the golden samples only. */
export const yuan = (text: string) => Money.yuan(text);

export const sampleHead = (subjectName: string, page: string): ReportHead => ({
  communityName: '锦和苑',
  trusteeName: '示例物业服务有限公司',
  trustorName: '锦和苑业主委员会',
  officePhone: '028-0000 0000',
  subjectName,
  isFinal: true,
  link: `/c/1/${page}`,
});

type Row = [month: string, side: CashMovement['side'], accountCode: string, amount: string];

function flow(opening: string, [from, to]: [string, string], rows: readonly Row[], fund: string): Flow {
  const movements = rows.map(
    ([month, side, accountCode, amount]): CashMovement => ({
      fund,
      side,
      accountCode,
      amount: yuan(amount),
      period: period(month),
    }),
  );
  const months: Period[] = periodsFrom(period(from), period(to));
  return flowOf(yuan(opening), months, movements);
}

const sums = (contract: string, parking: string, other: string, cost: string): IncomeSums => ({
  contractIncome: yuan(contract),
  parkingIncome: yuan(parking),
  otherIncome: yuan(other),
  income: Money.sum([contract, parking, other].map(yuan)),
  cost: yuan(cost),
  developerShare: yuan('168000.00'),
});

const place = (
  [kindName, where, counterparty, scheduleName]: [string, string, string, string],
  [due, received, overdue]: [string, string, string],
  more: Partial<IncomePlace> = {},
): IncomePlace => ({
  kindName,
  place: where,
  counterparty,
  scheduleName,
  due: yuan(due),
  received: yuan(received),
  overdue: yuan(overdue),
  missingDays: 0,
  stateName: '正常',
  isWrong: false,
  endsOn: '2026-12-31',
  ...more,
});

export const sampleCommonIncome: CommonIncomeFacts = {
  head: sampleHead('2026年第二季度', 'common-income'),
  now: sums('24600.00', '63000.00', '320.50', '3600.00'),
  before: sums('21000.00', '61500.00', '0.00', '3600.00'),
  year: sums('45600.00', '124500.00', '320.50', '7200.00'),
  sources: [
    { code: '420101', name: '停车收入-月租', now: yuan('63000.00'), year: yuan('124500.00') },
    { code: '430101', name: '电梯广告', now: yuan('18600.00'), year: yuan('33600.00') },
    { code: '430103', name: '快递柜', now: yuan('6000.00'), year: yuan('12000.00') },
    { code: '430108', name: '废品回收', now: yuan('320.50'), year: yuan('320.50') },
  ],
  costs: [{ code: '5301', name: '公共收益经营成本', now: yuan('3600.00'), year: yuan('7200.00') }],
  places: [
    place(['广告', '1–6 栋电梯轿厢', '示例传媒有限公司', '按季'], ['18600.00', '12600.00', '6000.00'], {
      stateName: '逾期未收',
      isWrong: true,
    }),
    place(['快递柜', '南门东侧', '示例速递科技有限公司', '按月'], ['6000.00', '6000.00', '0.00'], {
      stateName: '即将到期',
      endsOn: '2026-08-15',
    }),
    place(['停车', '地面临停', '—', '按日结算'], ['5400.00', '5400.00', '0.00'], {
      stateName: '逾期未收',
      isWrong: true,
      missingDays: 2,
      endsOn: null,
    }),
    place(['场地', '中心花园摊位', '个人', '无合同'], ['0.00', '0.00', '0.00'], {
      stateName: '无合同',
      isWrong: true,
      endsOn: null,
    }),
  ],
  fundName: '公共收益基金',
  flow: flow(
    '158730.00',
    ['2026-04', '2026-06'],
    [
      ['2026-04', 'source', '112202', '21000.00'],
      ['2026-05', 'source', '112203', '18600.00'],
      ['2026-06', 'source', '420102', '5400.00'],
      ['2026-05', 'use', '5301', '3600.00'],
      ['2026-06', 'use', '5111', '2200.00'],
    ],
    'F2',
  ),
};

const repairRows: Row[] = [
  ['2026-04', 'source', '4901', '8120.40'],
  ['2026-05', 'use', '5401', '86000.00'],
  ['2026-06', 'source', '3103', '50000.00'],
];

export const sampleRepairFund: RepairFundFacts = {
  head: sampleHead('2026年第二季度', 'flow'),
  fundName: '专项维修资金',
  now: flow('2406118.20', ['2026-04', '2026-06'], repairRows, 'F3'),
  before: flow('2398000.00', ['2026-01', '2026-03'], [['2026-03', 'source', '4901', '8118.20']], 'F3'),
  year: flow(
    '2398000.00',
    ['2026-01', '2026-06'],
    [['2026-03', 'source', '4901', '8118.20'], ...repairRows],
    'F3',
  ),
  movements: [
    {
      bookedOn: day('2026-04-21'),
      voucherNo: 44,
      summary: '维修资金户一季度利息',
      payeeName: null,
      amount: yuan('8120.40'),
    },
    {
      bookedOn: day('2026-05-18'),
      voucherNo: 61,
      summary: '3 栋屋面防水工程进度款',
      payeeName: '示例防水工程有限公司',
      amount: yuan('-86000.00'),
    },
    {
      bookedOn: day('2026-06-30'),
      voucherNo: 102,
      summary: '维修资金归集（12 户）',
      payeeName: null,
      amount: yuan('50000.00'),
    },
  ],
  places: [
    {
      name: '维修资金户（代管）',
      tail: '9917',
      balance: yuan('2378238.60'),
      statedThrough: day('2026-05-31'),
      stated: null,
    },
  ],
  books: {
    fund: 'F3',
    name: '专项维修资金',
    leaves: [
      leaf('100203', '银行存款-维修资金户', '2378238.60'),
      leaf('2202', '应付账款', '-14000.00'),
      leaf('3001', '信托基金本金', '-2398000.00'),
      leaf('3103', '专项维修资金结存', '-50000.00'),
      leaf('4901', '利息及其他', '-16238.60'),
      leaf('5401', '专项工程', '100000.00'),
    ],
  },
};

export function leaf(code: string, name: string, closing: string) {
  const zero = Money.zero;
  return { code, name, opening: zero, moved: zero, yearMoved: zero, closing: yuan(closing) };
}
