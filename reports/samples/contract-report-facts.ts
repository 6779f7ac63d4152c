import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import type { ContractsRegisterFacts } from '../contracts-register/content.rules';
import type { TrusteeRemunerationFacts } from '../trustee-remuneration/content.rules';
import { sampleHead, yuan } from './fund-report-facts';

/** The month of domain 1.6: 9% of what was paid, taxes and refunded deposits left out. */
export const sampleRemuneration: TrusteeRemunerationFacts = {
  head: sampleHead('2026年6月', 'remuneration'),
  month: {
    period: period('2026-06'),
    state: 'posted',
    base: yuan('470795.30'),
    amount: yuan('42371.58'),
  },
  formula: {
    version: 2,
    effectiveOn: day('2026-01-01'),
    kind: 'rate',
    basis: 'paid',
    fund: 'F1',
    rate: '0.09',
    sum: null,
    base: ['5', '2'],
    exclusions: [
      { account: '2221', because: '税费不计提' },
      { account: '224101', because: '退押金不是支出' },
    ],
    resolutionRef: '2025年第一次业主大会决议第3项',
  },
  fundName: '物业服务信托基金',
  lines: [
    { account: '2211', name: '应付职工薪酬', amount: yuan('310000.00'), counts: true, because: null },
    { account: '2202', name: '应付账款', amount: yuan('160795.30'), counts: true, because: null },
    {
      account: '2221',
      name: '应交税费',
      amount: yuan('33589.09'),
      counts: false,
      because: '税费不计提',
    },
    {
      account: '224101',
      name: '其他应付款-装修押金',
      amount: yuan('10000.00'),
      counts: false,
      because: '退押金不是支出',
    },
  ],
  voucher: '2026-07 记-3',
  again: yuan('42371.58'),
  year: [
    { period: period('2026-05'), state: 'posted', base: yuan('450000.00'), amount: yuan('40500.00') },
    { period: period('2026-06'), state: 'posted', base: yuan('470795.30'), amount: yuan('42371.58') },
  ],
  owed: {
    opening: yuan('0.00'),
    accrued: yuan('40500.00'),
    paid: yuan('40500.00'),
    closing: yuan('0.00'),
    yearAccrued: yuan('40500.00'),
    yearPaid: yuan('40500.00'),
  },
};

export const sampleContracts: ContractsRegisterFacts = {
  head: sampleHead('2026年6月30日', 'common-income'),
  on: day('2026-06-30'),
  trust: {
    trustor: '锦和苑业主委员会',
    trustee: '示例物业服务有限公司',
    termStartsOn: day('2025-01-01'),
    termEndsOn: day('2027-12-31'),
    versions: [
      {
        version: 1,
        title: '锦和苑物业服务信托合同',
        effectiveOn: day('2025-01-01'),
        resolutionRef: '2024年业主大会决议第1项',
      },
    ],
  },
  payments: [
    {
      number: '约-2026-001',
      lineName: '电梯维保',
      payee: '示例电梯工程公司',
      isRelated: false,
      amount: yuan('68040.00'),
      paid: yuan('34020.00'),
      startsOn: day('2026-01-01'),
      endsOn: day('2026-12-31'),
      state: 'agreed',
      stateName: '履行中',
    },
    {
      number: '约-2026-002',
      lineName: '清洁卫生',
      payee: '示例环卫公司',
      isRelated: true,
      amount: yuan('27000.00'),
      paid: yuan('27000.00'),
      startsOn: day('2026-01-01'),
      endsOn: day('2026-07-31'),
      state: 'agreed',
      stateName: '履行中',
    },
    {
      number: '约-2026-003',
      lineName: '日常维修',
      payee: '王*明',
      isRelated: false,
      amount: yuan('3000.00'),
      paid: yuan('0.00'),
      startsOn: day('2026-03-01'),
      endsOn: day('2026-04-30'),
      state: 'ended',
      stateName: '已终止',
    },
  ],
  incomes: [
    {
      kindName: '广告',
      place: '1–6 栋电梯轿厢',
      counterparty: '示例传媒有限公司',
      scheduleName: '按季',
      perInstalment: yuan('18600.00'),
      startsOn: day('2026-01-01'),
      endsOn: day('2026-12-31'),
      due: yuan('37200.00'),
      received: yuan('31200.00'),
      overdue: yuan('6000.00'),
      stateName: '逾期未收',
      isWrong: true,
      resolutionRef: '2025年业主大会决议第5项',
    },
    {
      kindName: '场地',
      place: '中心花园摊位',
      counterparty: '个人',
      scheduleName: '无合同',
      perInstalment: null,
      startsOn: day('2026-01-01'),
      endsOn: null,
      due: yuan('0.00'),
      received: yuan('0.00'),
      overdue: yuan('0.00'),
      stateName: '无合同',
      isWrong: true,
      resolutionRef: '',
    },
  ],
};
