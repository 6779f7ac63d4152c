import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { ArrearsAgeingFacts } from '../arrears-ageing/content.rules';
import type { BankReconciliationFacts } from '../bank-reconciliation/content.rules';
import type { AgencyAccount, DepositsFacts } from '../deposits/content.rules';
import { leaf, sampleHead, yuan } from './fund-report-facts';

const JUNE = '2026年6月';
const to = day('2026-06-30');

const group = (name: string, billed: string, received: string, rate: string) => ({
  name,
  shown: true,
  billed: yuan(billed),
  received: yuan(received),
  rate,
});
const held = (name: string) => ({ name, shown: false, billed: null, received: null, rate: null });
const bucket = (name: string, count: number, open: string) => ({
  name,
  shown: true,
  count,
  open: yuan(open),
});

export const sampleArrears: ArrearsAgeingFacts = {
  head: sampleHead(JUNE, 'collection'),
  to,
  month: group('全小区', '123828.02', '92078.02', '74.4'),
  monthBefore: group('全小区', '123828.02', '110300.00', '89.1'),
  year: group('全小区', '742968.12', '668500.00', '90.0'),
  byBuilding: [group('1栋', '371484.06', '335000.00', '90.2'), held('2栋'), held('商铺')],
  byKind: [group('住宅', '700000.00', '640000.00', '91.4'), held('商铺')],
  byMonth: [
    group('2026-04', '123828.02', '118000.00', '95.3'),
    held('2026-05'),
    group('2026-06', '123828.02', '92078.02', '74.4'),
  ],
  ageing: [
    bucket('未到期', 60, '31750.00'),
    bucket('1–30天', 22, '13528.02'),
    bucket('31–90天', 19, '8400.00'),
    ...['91–180天', '181天–1年'].map((name) => ({ name, shown: false, count: null, open: null })),
    bucket('1–2年', 0, '0.00'),
    bucket('2–3年', 0, '0.00'),
    bucket('3年以上', 0, '0.00'),
  ],
  open: yuan('74468.12'),
  overdue: yuan('42718.12'),
  households: 31,
  byDeveloper: yuan('5600.00'),
  accounts: [
    {
      code: '112201',
      name: '应收物业费',
      opening: yuan('50918.12'),
      debit: yuan('123828.02'),
      credit: yuan('100278.02'),
      closing: yuan('74468.12'),
      yearDebit: yuan('742968.12'),
      yearCredit: yuan('668500.00'),
      bills: yuan('74468.12'),
    },
    {
      code: '122103',
      name: '其他应收款-开发商空置费',
      opening: yuan('6400.00'),
      debit: yuan('1200.00'),
      credit: yuan('1200.00'),
      closing: yuan('6400.00'),
      yearDebit: yuan('7200.00'),
      yearCredit: yuan('800.00'),
      bills: yuan('5600.00'),
    },
  ],
};

const agency = ([code, name]: [string, string], [opening, received, returned, closing]: string[]): AgencyAccount => ({
  code,
  name,
  opening: yuan(opening!),
  received: yuan(received!),
  returned: yuan(returned!),
  closing: yuan(closing!),
  yearReceived: yuan(received!),
  yearReturned: yuan(returned!),
});

export const sampleDeposits: DepositsFacts = {
  head: sampleHead(JUNE, 'flow'),
  to,
  owed: [
    agency(['224101', '其他应付款-装修押金'], ['24000.00', '4000.00', '2000.00', '26000.00']),
    agency(['224102', '其他应付款-门禁卡及其他押金'], ['300.00', '0.00', '0.00', '300.00']),
    agency(['224103', '其他应付款-代收水电费'], ['1500.00', '8200.00', '9000.00', '700.00']),
  ],
  advanced: [agency(['122101', '其他应收款-代垫水电'], ['0.00', '500.00', '0.00', '500.00'])],
  held: [
    { code: '224101', held: yuan('26000.00'), ofNobody: yuan('2000.00'), households: 12 },
    { code: '224102', held: yuan('300.00'), ofNobody: yuan('0.00'), households: null },
  ],
  ageing: [
    bucket('90天以内', 6, '14300.00'),
    bucket('91–180天', 0, '0.00'),
    bucket('181天–1年', 5, '10000.00'),
    { name: '1–2年', shown: false, count: null, open: null },
    { name: '2年以上', shown: false, count: null, open: null },
  ],
  books: {
    fund: 'F4',
    name: '代收代付及押金',
    leaves: [
      leaf('100201', '银行存款-信托专户', '26500.00'),
      leaf('122101', '其他应收款-代垫水电', '500.00'),
      leaf('224101', '其他应付款-装修押金', '-26000.00'),
      leaf('224102', '其他应付款-门禁卡及其他押金', '-300.00'),
      leaf('224103', '其他应付款-代收水电费', '-700.00'),
    ],
  },
};

export const sampleReconciliation: BankReconciliationFacts = {
  head: sampleHead(JUNE, 'flow'),
  to,
  total: yuan('455376.34'),
  places: [
    {
      name: '锦和苑信托专户',
      tail: '6688',
      kind: 'bank',
      balance: yuan('449776.34'),
      through: to,
      table: {
        day: to,
        bankBalance: yuan('454410.34'),
        bookBalance: yuan('449776.34'),
        difference: Money.zero,
      },
      bankOnly: [
        { on: day('2026-06-30'), amount: yuan('312.00'), what: '个人转账', voucher: null },
        { on: day('2026-06-20'), amount: yuan('-178.00'), what: '示例银行', voucher: null },
      ],
      bookOnly: [
        {
          on: day('2026-06-29'),
          amount: yuan('-4500.00'),
          what: '6月垃圾清运',
          voucher: '2026-06 记-98',
        },
      ],
    },
    {
      name: '公共收益户',
      tail: '3021',
      kind: 'bank',
      balance: yuan('0.00'),
      through: null,
      table: null,
      bankOnly: [],
      bookOnly: [],
    },
    {
      name: '微信支付',
      tail: null,
      kind: 'psp',
      balance: yuan('3000.00'),
      through: to,
      table: null,
      bankOnly: [{ on: day('2026-06-30'), amount: yuan('88.00'), what: '银行明细', voucher: null }],
      bookOnly: [],
    },
    {
      name: '库存现金',
      tail: null,
      kind: 'cash',
      balance: yuan('2600.00'),
      through: null,
      table: null,
      bankOnly: [],
      bookOnly: [],
    },
  ],
};
