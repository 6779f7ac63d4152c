import { day } from '../../src/shared/day';
import {
  type CashMovement,
  type Flow,
  flowOf,
} from '../../src/queryable-account/flow.rules';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { Making } from '../layout/footer';
import type { IncomeExpenditureFacts } from '../income-expenditure/content.rules';

const yuan = (text: string) => Money.yuan(text);

/** Fictional figures of one month, used by the golden samples only. */
const rows: [fund: string, side: CashMovement['side'], accountCode: string, amount: string][] = [
  ['F1', 'source', '112201', '92078.02'],
  ['F1', 'source', '220301', '8412.60'],
  ['F1', 'source', '4901', '150.00'],
  ['F1', 'use', '2211', '65900.00'],
  ['F1', 'use', '5201', '9906.24'],
  ['F1', 'use', '510301', '5670.00'],
  ['F1', 'use', '5105', '4500.00'],
  ['F1', 'use', '5106', '4000.00'],
  ['F1', 'use', '5102', '3204.50'],
  ['F1', 'use', '5104', '4032.88'],
  ['F1', 'use', '510302', '2000.00'],
  ['F1', 'use', '510303', '1500.00'],
  ['F1', 'use', '5109', '986.30'],
  ['F1', 'use', '5114', '378.91'],
  ['F2', 'source', '112202', '21000.00'],
  ['F2', 'source', '420102', '6500.00'],
  ['F2', 'source', '112203', '4800.00'],
  ['F2', 'use', '5301', '1200.00'],
  ['F2', 'use', '5111', '1000.00'],
  ['F4', 'source', '224101', '4000.00'],
  ['F4', 'use', '224101', '2000.00'],
];
const month = period('2026-03');

const movements = rows.map(
  ([fund, side, accountCode, amount]): CashMovement => ({
    fund,
    side,
    accountCode,
    amount: yuan(amount),
    period: month,
  }),
);

const funds: [fund: string, name: string, opening: string][] = [
  ['F1', '物业服务信托基金', '386214.55'],
  ['F2', '公共收益基金', '128630.00'],
  ['F3', '专项维修资金', '2406118.20'],
  ['F4', '代收代付及押金', '26000.00'],
  ['F5', '应急预备金', '40000.00'],
];

const flowOfFund = (fund: string, opening: string): Flow =>
  flowOf(
    yuan(opening),
    [month],
    movements.filter((movement) => movement.fund === fund),
  );

const place = (name: string, tail: string | null, fundName: string, balance: string) => ({
  name,
  tail,
  fundName,
  balance: yuan(balance),
});

export const sampleFacts: IncomeExpenditureFacts = {
  communityName: '锦和苑',
  trusteeName: '示例物业服务有限公司',
  trustorName: '锦和苑业主委员会',
  officePhone: '028-0000 0000',
  period: month,
  isClosed: true,
  whole: flowOf(yuan('2986962.75'), [month], movements),
  funds: funds.map(([fund, name, opening]) => ({ fund, name, flow: flowOfFund(fund, opening) })),
  places: [
    place('锦和苑信托专户', '6688', '物业服务信托基金', '381776.34'),
    place('锦和苑信托专户', '6688', '代收代付及押金', '28000.00'),
    place('锦和苑信托专户', '6688', '应急预备金', '40000.00'),
    place('公共收益户', '3021', '公共收益基金', '158730.00'),
    place('维修资金户（代管）', '9917', '专项维修资金', '2406118.20'),
    place('微信/支付宝/POS在途', null, '物业服务信托基金', '3000.00'),
    place('库存现金', null, '物业服务信托基金', '0.00'),
  ],
  largest: [
    ['2026-03-10', 31, '示例物业服务有限公司', '人员工资', '3月工资（26人）', '65900.00'],
    ['2026-03-25', 88, '示例物业服务有限公司', '受托人报酬', '2月报酬，已收物业费的8%', '9906.24'],
    ['2026-03-12', 37, '示例电梯工程公司', '电梯维保', '3月电梯维保', '5670.00'],
    ['2026-03-18', 52, '示例环卫公司', '清洁卫生', '3月垃圾清运', '4500.00'],
    ['2026-03-20', 61, '示例供电公司', '公共水电', '2月公共用电', '4032.88'],
  ].map(([bookedOn, voucherNo, payeeName, use, summary, amount]) => ({
    bookedOn: day(String(bookedOn)),
    voucherNo: Number(voucherNo),
    payeeName: String(payeeName),
    use: String(use),
    summary: String(summary),
    amount: yuan(String(amount)),
  })),
  url: 'https://books.example.cn/c/1/flow?period=2026-03',
};

export const sampleMaking: Making = {
  madeBy: '物业会计',
  madeAt: new Date('2026-04-03T07:07:00Z'),
  printNo: 1,
  throughSeq: '2841',
};
