import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { Money } from '../shared/money';

/** Every way a charge or a receipt can be refused. The sentence says what happened and what to do next. */
export const chargesErrors = {
  scheduleMissing: (on: string) =>
    notFound('charges.no-schedule', `${on} 没有在执行的收费标准，请先登记收费标准及其依据的决议`),
  feeUnknown: (code: string) =>
    notFound('charges.fee-unknown', `收费标准中没有“${code}”这个收费项目，请从列表中选择`),
  billUnknown: () => notFound('charges.bill-unknown', '没有找到这张账单，请刷新列表后重新选择'),
  runUnknown: () => notFound('charges.run-unknown', '没有找到这次计费，请刷新列表后重新选择'),
  receiptUnknown: () =>
    notFound('charges.receipt-unknown', '没有找到这张收据，请核对收据号后重新查找'),
  unitUnknown: () => notFound('charges.unit-unknown', '没有找到这户房屋，请按房号重新查找'),
  amountNotPositive: () => invalid('charges.amount-not-positive', '金额应大于零，请重新填写'),
  billTwice: () => invalid('charges.bill-twice', '同一张账单选了两次，请合并为一笔金额后重新提交'),
  moreThanOpen: (open: Money) =>
    invalid(
      'charges.more-than-open',
      `这张账单只剩 ${open.format()} 元未缴，请减少分给它的金额，多出的可转为预存`,
    ),
  moreThanReceived: () =>
    invalid('charges.more-than-received', '分给各账单的金额之和超过实收金额，请核对后重填'),
  moreThanAdvance: (left: Money) =>
    conflict(
      'charges.more-than-advance',
      `这户的预存余额为 ${left.format()} 元，不能退超过余额的金额`,
    ),
  moreThanHeld: (left: Money) =>
    conflict(
      'charges.more-than-held',
      `这户的押金余额为 ${left.format()} 元，不能退超过余额的金额`,
    ),
  moreThanUnidentified: (left: Money) =>
    conflict(
      'charges.more-than-unidentified',
      `这笔待查款只剩 ${left.format()} 元，请减少认领金额`,
    ),
  notTheirBill: () =>
    invalid('charges.not-their-bill', '所选账单不属于这户房屋，请重新选择这户的账单'),
  samePerson: () =>
    forbidden('charges.same-person', '申请人不能批准自己的减免或核销，请由业委会成员办理'),
  decidedAlready: () => conflict('charges.decided-already', '这项申请已经办结，请刷新页面查看结果'),
  reasonNeeded: () => invalid('charges.reason-needed', '请写明理由（至少两个字）'),
  cancelledAlready: () => conflict('charges.cancelled-already', '这次计费已经冲销，不能再冲销一次'),
  runPaid: () =>
    conflict(
      'charges.run-paid',
      '这次计费中已有账单收款、用预存抵缴或减免，不能整批冲销；请先撤销相关收款，或单户更正',
    ),
};
