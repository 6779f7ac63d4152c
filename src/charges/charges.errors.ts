import { refusalOf } from '../ledger/verdicts.rules';
import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
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
  receivedLater: () =>
    invalid('charges.received-later', '收款日期不能晚于今天，请改填实际收到款项的日期'),
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
  receiptCancelled: () => conflict('charges.receipt-cancelled', '这张收据已经作废，不能再作废一次'),
  receiptClaimed: () =>
    conflict('charges.receipt-claimed', '这笔待查款已有住户认领，请先作废认领的收据'),
  receiptUsed: (account: string) =>
    conflict(
      'charges.receipt-used',
      `这张收据存入科目 ${account} 的预存或押金已经用掉或退还，不能作废；请另办退费`,
    ),
  cancelledByCashier: () =>
    forbidden('charges.cancelled-by-cashier', '收款人不能作废自己开的收据，请由另一位同事办理'),
  decidedAlready: () => conflict('charges.decided-already', '这项申请已经办结，请刷新页面查看结果'),
  reasonNeeded: () => invalid('charges.reason-needed', '请写明理由（至少两个字）'),
  cancelledAlready: () => conflict('charges.cancelled-already', '这次计费已经冲销，不能再冲销一次'),
  runPaid: () =>
    conflict(
      'charges.run-paid',
      '这次计费中已有账单收款、用预存抵缴或减免，不能整批冲销；请先撤销相关收款，或单户更正',
    ),
  periodToCome: (period: string) =>
    invalid('charges.period-to-come', `${period} 还没有开始，不能提前计费；预收请用预存`),
  billedAlready: () =>
    conflict(
      'charges.billed-already',
      '这个月的账单已经出具，不能再改计费依据；请先冲销这次计费，或对单户办理减免',
    ),
  vacancyOverlaps: () =>
    conflict('charges.vacancy-overlaps', '这户在这段时间已登记空置，请先结束原登记再重新登记'),
  vacancyUnknown: () =>
    notFound('charges.vacancy-unknown', '没有找到这条空置登记，或它已经结束；请刷新列表'),
  meterBackwards: () =>
    invalid('charges.meter-backwards', '本次表数小于上次表数，请核对抄表记录；换表请从零起抄'),
  readingTwice: () =>
    invalid('charges.reading-twice', '同一户在同一批抄表中出现两次，请合并后重新提交'),
  reliefOpen: () =>
    conflict('charges.relief-open', '这张账单已有一项减免或核销申请在办理，请等它办结'),
  reliefUnknown: () => notFound('charges.relief-unknown', '没有找到这项申请，请刷新列表'),
  versionTaken: () =>
    conflict('charges.version-taken', '另一个版本刚刚登记，请刷新页面核对后重新提交'),
  paidMeanwhile: () =>
    conflict('charges.paid-meanwhile', '这张账单刚刚收过款，剩余金额已变；请刷新后重新分配'),
};

const refused = Object.entries(refusalOf).map(
  ([verdict, refusal]) => [`bill_run_${verdict}`, refusal] as const,
);

/** What the database's own refusals mean to a person: races, and the book's answer to a whole run. */
export const chargesConstraintMessages: Record<string, () => DomainError> = {
  ...Object.fromEntries(refused),
  bill_run_no_fee: () => chargesErrors.feeUnknown('所选项目'),
  bill_run_cancelled: chargesErrors.cancelledAlready,
  bill_run_paid: chargesErrors.runPaid,
  unit_vacancy_once: chargesErrors.vacancyOverlaps,
  meter_reading_forward: chargesErrors.meterBackwards,
  fee_schedule_pkey: chargesErrors.versionTaken,
  fee_schedule_day_once: chargesErrors.versionTaken,
  bill_settled_within: chargesErrors.paidMeanwhile,
  bill_relief_once: chargesErrors.reliefOpen,
  bill_relief_two_people: chargesErrors.samePerson,
  receipt_cancelled_by_another: chargesErrors.cancelledByCashier,
};
