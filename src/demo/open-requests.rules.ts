import { plusDays, type Day } from '../shared/day';
import { Money } from '../shared/money';
import type { PlannedPayment } from './spending-plan.rules';

/** A request that is under way today: how many decisions it has behind it, for every role to find work. */
export interface OpenRequest {
  payment: PlannedPayment;
  decisions: number;
}

type Row = readonly [
  daysAgo: number,
  decisions: number,
  payee: string,
  yuan: string,
  account: string,
  reason: string,
  photo?: string,
];

const ROWS: readonly Row[] = [
  [1, 0, 'hardware', '735.00', '5102', '2栋楼道扶手螺栓更换'],
  [1, 0, 'green', '2860.00', '5106', '中庭补种灌木（110株）', '补种前的中庭绿地'],
  [3, 1, 'camera', '25620.00', '510303', '监控改造：更换12路摄像机及存储'],
  [3, 1, 'glass', '2425.00', '5102', '7栋大堂玻璃门更换', '开裂的大堂玻璃门'],
  [4, 2, 'fire', '1809.54', '510302', '消防水泵房压力表及阀门更换'],
  // Below the ten thousand that need a consultation.
  [4, 3, 'lift', '3548.00', '510301', '电梯限速器校验及缆绳保养', '电梯机房'],
  [4, 4, 'waste', '1200.00', '5105', '绿化垃圾清运（一车半）'],
];

const SLABS = Money.yuan('18600.00');

/** 中庭步道, out of the common income: approved yesterday, and the owners may still object. */
export const OBJECTED = '中庭健身步道破损地砖更换（62㎡）';

function walkway(today: Day): OpenRequest {
  return {
    decisions: 2,
    payment: {
      payee: 'masonry',
      amount: SLABS,
      fund: 'F2',
      accountCode: '5102',
      reason: OBJECTED,
      on: plusDays(today, -6),
      photo: '破损的中庭步道',
      quotes: [
        { supplier: '诚信装饰维修队', amount: SLABS },
        { supplier: '青石园林工程有限公司', amount: Money.yuan('21390.00') },
        { supplier: '锦西装饰工程有限公司', amount: Money.yuan('19840.00') },
      ],
    },
  };
}

/** Requests that wait today: for the reviewer, the owners, the committee, the cashier, the second key. */
export function openRequests(today: Day): OpenRequest[] {
  const ofService = ROWS.map(([daysAgo, decisions, payee, yuan, accountCode, reason, photo]) => ({
    decisions,
    payment: {
      payee,
      amount: Money.yuan(yuan),
      fund: 'F1',
      accountCode,
      reason,
      on: plusDays(today, -daysAgo),
      ...(photo && { photo }),
    },
  }));
  return [...ofService, walkway(today)];
}
