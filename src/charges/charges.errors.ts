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
  dayClosed: (on: string) =>
    conflict(
      'charges.day-closed',
      `${on} 的现金已经日结，不能再收这一天的现金；请按今天的日期收款`,
    ),
  dayClosedAlready: () =>
    conflict('charges.day-closed-already', '这一天已经日结，请刷新页面查看结果'),
  dayToCome: () => invalid('charges.day-to-come', '这一天还没有到，不能提前日结'),
  dayNotClosed: () =>
    notFound('charges.day-not-closed', '这一天还没有日结，请出纳先清点现金并日结'),
  dayReviewed: () => conflict('charges.day-reviewed', '这一天的日结已经复核，请刷新页面查看'),
  dayReviewedBySame: () =>
    forbidden('charges.day-reviewed-by-same', '日结人不能复核自己的日结，请由另一位同事复核'),
  differenceUnexplained: (difference: Money) =>
    invalid(
      'charges.difference-unexplained',
      `清点金额与账面相差 ${difference.format()} 元，请复点；仍有差额的，写明原因后再日结`,
    ),
  piecesOtherSum: (sum: Money) =>
    invalid(
      'charges.pieces-other-sum',
      `按券别合计是 ${sum.format()} 元，与清点金额不同，请核对张数或金额`,
    ),
  importUnknown: () => notFound('charges.import-unknown', '没有找到这次导入，请重新上传文件'),
  importHasProblems: (count: number) =>
    conflict('charges.import-has-problems', `文件里还有 ${count} 处问题，请改好后重新上传`),
  importConfirmed: () =>
    conflict('charges.import-confirmed', '这个文件已经确认导入，请在任务中查看进度'),
  moreThanDeveloperOwes: (more: Money) =>
    invalid(
      'charges.more-than-developer-owes',
      `比建设单位在这户的欠费多 ${more.format()} 元；建设单位的款项不转预存，请按欠费金额收款`,
    ),
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
  monthMissing: () => invalid('charges.month-missing', '请选择要查看的月份'),
  unitTwice: () => invalid('charges.unit-twice', '同一户选了两次，请核对名单后重新提交'),
  reminderUnknown: () =>
    notFound('charges.reminder-unknown', '没有找到这份催缴记录，请刷新列表后重新选择'),
  noLateFee: () =>
    conflict(
      'charges.no-late-fee',
      '当月生效的信托合同没有约定违约金，不能计收；如需约定，请由业主大会决议后登记合同新版本',
    ),
  lateFeeTooEarly: (period: string) =>
    invalid('charges.late-fee-too-early', `${period} 还没有结束，请在月底以后再计违约金`),
  settlementUnknown: () =>
    notFound('charges.settlement-unknown', '没有找到这份结算单，请刷新列表后重新选择'),
  soldInFuture: () => invalid('charges.sold-in-future', '过户日还没有到，请在过户当天或之后结算'),
  soldLongAgo: (month: string) =>
    conflict(
      'charges.sold-long-ago',
      `过户日之后的 ${month} 账单已经缴过款，结算会把它算错；请先更正这些账单，再结算`,
    ),
  settledAlready: () =>
    conflict('charges.settled-already', '这户在这一天已经结算过，请查看已有的结算单'),
  remindedToday: () =>
    conflict('charges.reminded-today', '名单中有住户今天已发过同一阶段的催缴，请刷新名单'),
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
  reminder_once: chargesErrors.remindedToday,
  unit_settlement_once: chargesErrors.settledAlready,
  bill_relief_two_people: chargesErrors.samePerson,
  cashier_day_pkey: chargesErrors.dayClosedAlready,
  cashier_day_closed: () => chargesErrors.dayClosed('所选日期'),
  cashier_day_reviewed_by_another: chargesErrors.dayReviewedBySame,
  receipt_cancelled_by_another: chargesErrors.cancelledByCashier,
};
