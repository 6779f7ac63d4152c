import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { ReceiptFacts } from '../receipt/content.rules';

/** Fictional, for the golden samples only: two fees, and what was left over. */
export const sampleReceipt: ReceiptFacts = {
  communityName: '锦和苑',
  trusteeName: '锦程物业服务有限公司',
  number: 'SJ2026-000312',
  receivedOn: day('2026-03-18'),
  payer: '3栋2单元301',
  method: '银行转账',
  reference: '流水 20260318008821',
  items: [
    {
      name: '物业费',
      months: { from: period('2026-01'), to: period('2026-03') },
      amount: Money.yuan('256.89'),
    },
    {
      name: '停车月租',
      months: { from: period('2026-03'), to: period('2026-03') },
      amount: Money.yuan('250.00'),
    },
    { name: '预收物业费', months: null, amount: Money.yuan('43.11') },
  ],
  amount: Money.yuan('550.00'),
  voucher: '2026-03 记-51号',
  cashier: '出纳丙',
  cancelledOn: null,
  checkUrl:
    'https://books.example.cn/api/receipts/check?c=1&n=SJ2026-000312&k=0f3a9c21d47be5608812',
};

export const sampleCancelled: ReceiptFacts = {
  ...sampleReceipt,
  number: 'SJ2026-000313',
  method: '现金',
  reference: '',
  items: [{ name: '装修押金', months: null, amount: Money.yuan('2000.00') }],
  amount: Money.yuan('2000.00'),
  cancelledOn: day('2026-03-19'),
};
