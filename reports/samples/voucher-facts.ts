import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { VoucherFacts, VoucherLine } from '../voucher/content.rules';

const line = (
  [accountCode, accountName]: [string, string],
  [debit, credit]: [string, string],
  more: Partial<VoucherLine> = {},
): VoucherLine => ({
  summary: '付3月电梯维保',
  accountCode,
  accountName,
  fund: 'F1',
  detail: '',
  debit: Money.yuan(debit),
  credit: Money.yuan(credit),
  ...more,
});

/** Fictional, as all samples. */
export const samplePayment: VoucherFacts = {
  communityName: '锦和苑',
  trusteeName: '示例物业服务有限公司',
  seq: '2841',
  bookedOn: day('2026-03-12'),
  voucherNo: 37,
  attachmentCount: 3,
  kind: 'payment',
  reverses: null,
  reversedBy: null,
  lines: [
    line(['510301', '维保合同-电梯'], ['5670.00', '0'], { detail: '示例电梯工程公司' }),
    line(['100201', '银行存款-信托专户'], ['0', '5670.00']),
  ],
  people: {
    preparedBy: '甲会计',
    reviewedBy: '乙审核',
    postedBy: '乙审核',
    cashier: '丙出纳',
    manager: null,
  },
};

/** The same taken back in red, by the system's hand, over two sheets. */
export const sampleReversal: VoucherFacts = {
  ...samplePayment,
  seq: '2950',
  voucherNo: 51,
  kind: 'reversal',
  reverses: '2026-03 记-37号',
  lines: [
    line(['510301', '维保合同-电梯'], ['-5670.00', '0'], {
      summary: '冲销 2026-03 记-37号：维保合同付款对象填写有误，经业主委员会核对后全额冲回重做',
      detail: '示例电梯工程公司（锦和苑项目部）',
    }),
    ...Array.from({ length: 5 }, (_, index) =>
      line(['510205', `共用部位设施日常维修-第${index + 1}栋`], ['-100.00', '0']),
    ),
    line(['100201', '银行存款-信托专户'], ['0', '-6170.00']),
  ],
  people: { preparedBy: null, reviewedBy: null, postedBy: null, cashier: null, manager: null },
};
