import { day, type Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { chanceOf } from './seeded.rules';

/** A payment the demonstration lives through, from the request to the bank slip. */
export interface PlannedPayment {
  payee: string;
  amount: Money;
  fund: string;
  accountCode: string;
  reason: string;
  /** Day of the month on which the need arises. */
  on: Day;
  /** What a photo of it shows; without one there is an invoice only. */
  photo?: string;
  /** 比价: what others asked for the same. */
  quotes?: readonly { supplier: string; amount: Money }[];
}

type Row = readonly [payee: string, yuan: string, account: string, reason: string, photo?: string];

/** The real letters of a Shenzhen and a Chengdu estate gave the amounts; names are invented. */
const MONTHLY: readonly Row[] = [
  ['staff', '61200.00', '5101', '项目人员工资（18人，按岗位公示）'],
  ['social', '7908.00', '5101', '项目人员社会保险费'],
  ['lift', '5670.00', '510301', '电梯维保（9台×630元）', '电梯机房维保'],
  ['fire', '2000.00', '510302', '消防系统维保'],
  ['camera', '700.00', '510303', '门禁系统使用服务费'],
  ['waste', '4500.00', '5105', '垃圾清运'],
  ['pest', '800.00', '5105', '公共区域消杀'],
  ['green', '4000.00', '5106', '绿化养护', '修剪后的中庭绿地'],
  ['assembly', '2000.00', '5112', '业委会秘书津贴及会议费'],
  ['office', '599.00', '5109', '办公电话及网络'],
];

/** Jobs that come up once, one list per month after the first; taken round and round. */
const ODD_JOBS: readonly (readonly Row[])[] = [
  [
    ['glass', '2425.00', '5102', '3栋大堂玻璃门更换', '更换后的大堂玻璃门'],
    ['hardware', '885.00', '5102', '楼道翻新油漆'],
  ],
  [
    ['hardware', '2720.00', '5102', '地下室LED灯具更换（68盏）', '更换后的LED灯'],
    ['office', '1605.00', '5109', '楼栋标识标牌制作'],
  ],
  [
    ['culture', '2939.00', '5111', '春节公共区域布置', '小区大门春节布置'],
    ['hardware', '896.00', '5107', '秩序人员冬装（7件×128元）'],
  ],
  [
    ['masonry', '3000.00', '5102', '6栋外墙松动石材拆除', '外墙石材拆除现场'],
    ['septic', '1500.00', '510305', '9栋排污管修复'],
  ],
  [
    ['masonry', '3840.00', '5102', '中庭花池仿大理石修补', '修补后的花池'],
    ['hardware', '1632.00', '5102', '排水沟盖板更换（16块×102元）', '新换的排水沟盖板'],
  ],
  [
    ['septic', '9000.00', '5105', '化粪池清掏（上半年）', '化粪池清掏作业'],
    ['fire', '2105.00', '510302', '消防水带及灭火器补充', '补充的灭火器'],
  ],
  [
    ['hardware', '1500.00', '5102', '门禁卡采购（300张×5元）'],
    ['insurance', '4170.00', '5108', '公众责任险及电梯保险'],
  ],
  [
    ['masonry', '5234.50', '5102', '值班室空调及通风扇更换', '值班室新空调'],
    ['hardware', '510.00', '5102', '对讲线路修复材料'],
  ],
  [
    ['culture', '4680.00', '5111', '邻里节活动物料', '邻里节现场'],
    ['hardware', '1630.00', '5102', '儿童游乐设施油漆', '重新油漆的游乐设施'],
  ],
  [
    ['septic', '2400.00', '510306', '二次供水水池清洗及检测', '水池清洗现场'],
    ['hardware', '2040.00', '5102', '楼道声控灯更换', '新换的声控灯'],
  ],
  [
    ['septic', '9000.00', '5105', '化粪池清掏（下半年）', '化粪池清掏作业'],
    ['hardware', '350.00', '5102', '车库防撞条'],
  ],
  [
    ['audit', '8000.00', '5113', '年度信托账户审计费'],
    ['culture', '3900.00', '5111', '重阳节长者慰问活动', '重阳节活动'],
  ],
];

/** Every payment of one month. `index` counts months from the opening of the books. */
export function paymentsOf(month: Period, index: number): PlannedPayment[] {
  const chance = chanceOf(7919 + index * 31);
  const rows: Row[] = [
    ...MONTHLY,
    ...energyOf(chance, index),
    ...(ODD_JOBS[index % ODD_JOBS.length] ?? []),
  ];
  if (index % 3 === 2) rows.push(['tax', '3250.00', '5115', '本季度增值税及附加']);
  const planned = rows.map((row, at) => planOf(row, month, 2 + ((at * 2) % 19)));
  return planned.concat(otherFunds(month, index));
}

function planOf(
  [payee, yuan, accountCode, reason, photo]: Row,
  month: Period,
  on: number,
): PlannedPayment {
  const amount = Money.yuan(yuan);
  return {
    payee,
    amount,
    fund: 'F1',
    accountCode,
    reason,
    on: dayIn(month, on),
    ...(photo && { photo }),
  };
}

/** Light burns longer in winter; the meter is read on the fifth. */
function energyOf(chance: ReturnType<typeof chanceOf>, index: number): Row[] {
  const winter = index % 12 < 4;
  const power = `${chance.between(winter ? 3300 : 2700, winter ? 3900 : 3200)}.${chance.between(10, 99)}`;
  const water = `${chance.between(690, 910)}.${chance.between(10, 99)}`;
  return [
    ['power', power, '5104', '公共区域电费（路灯、楼道、水泵）'],
    ['water', water, '5104', '公共区域水费（绿化、保洁）'],
  ];
}

/** 受托人报酬: what the month's run came to, paid like everything else (信托法 35). */
export function remunerationPayment(amount: Money, on: Day): PlannedPayment {
  return {
    payee: 'trustee',
    amount,
    fund: 'F1',
    accountCode: '2251',
    reason: '支付受托人报酬（上月实收物业费×8%，已公示计算表）',
    on,
  };
}

function otherFunds(month: Period, index: number): PlannedPayment[] {
  const found: PlannedPayment[] = [];
  if (index === 4) {
    found.push({
      payee: 'lift',
      amount: Money.yuan('26680.00'),
      fund: 'F3',
      accountCode: '5401',
      reason: '5栋、8栋电梯门锁及按键更换（维修资金）',
      on: dayIn(month, 8),
      photo: '更换后的电梯按键面板',
      quotes: [
        { supplier: '安捷电梯维保有限公司', amount: Money.yuan('26680.00') },
        { supplier: '通达电梯工程有限公司', amount: Money.yuan('31200.00') },
        { supplier: '永固机电设备有限公司', amount: Money.yuan('29560.00') },
      ],
    });
  }
  if (index % 2 === 1) {
    found.push({
      payee: 'deposit',
      amount: Money.yuan('2000.00'),
      fund: 'F4',
      accountCode: '224106',
      reason: '退还装修押金（验收合格）',
      on: dayIn(month, 15),
    });
  }
  return found;
}

export const dayIn = (month: Period, on: number): Day =>
  day(`${month}-${String(on).padStart(2, '0')}`);
