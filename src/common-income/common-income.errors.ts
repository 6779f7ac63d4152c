import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import type { Period } from '../shared/period';

/** Every way common-area income can say no. The sentence says what happened and what to do next. */
export const incomeErrors = {
  contractUnknown: () =>
    notFound('income.contract-unknown', '没有找到这份合同，请刷新列表后重新选择'),
  receiptUnknown: () =>
    notFound('income.receipt-unknown', '没有找到这笔收款，请刷新列表后重新选择'),
  fileUnknown: () =>
    invalid('income.file-unknown', '合同文件不存在或不属于这个小区，请重新上传后提交'),
  versionTaken: () =>
    conflict('income.version-taken', '这份合同刚刚登记了另一个版本，请刷新页面核对后重新提交'),
  endedAlready: () =>
    conflict('income.ended-already', '这份合同已经终止，不能再改；新合同请另行登记'),
  endBeforeStart: (startsOn: string) =>
    invalid('income.end-before-start', `终止日不能早于合同开始日 ${startsOn}，请核对后重填`),
  endToCome: () =>
    invalid('income.end-to-come', '终止日不能晚于今天；约定的到期日请登记在合同的新版本里'),
  reasonNeeded: () => invalid('income.reason-needed', '请写明理由（至少两个字）'),
  periodToCome: (period: Period) =>
    invalid('income.period-to-come', `${period} 还没有开始，不能提前计提，请在当月办理`),
  amountNotPositive: () => invalid('income.amount-not-positive', '金额应大于零，请重新填写'),
  notCommon: () =>
    invalid(
      'income.not-common',
      '这个部位不属于业主共有，收入不是信托财产，不能记入公共收益；代收的款项请走其他应付款',
    ),
  notStarted: () =>
    invalid('income.not-started', '这份合同在收款日还没有开始，请核对收款日期或合同开始日'),
  settledDaily: () =>
    invalid('income.settled-daily', '这个部位按日结算，请在“临停日结”中登记当日合计'),
  notDaily: () =>
    invalid('income.not-daily', '这份合同不是按日结算，请登记为合同收款，并记明金额和日期'),
  dayTwice: (day: string) =>
    conflict('income.day-twice', `${day} 的日结已经登记；数字有误请先由审核人作废，再重新登记`),
  dayToCome: () => invalid('income.day-to-come', '日结日期不能晚于今天，请选择已经结束的一天'),
  dayNotWhole: (gross: string) =>
    invalid('income.day-not-whole', `各收款方式之和不等于当日合计 ${gross} 元，请核对后重填`),
  noteNeeded: () =>
    invalid('income.note-needed', '当日没有收入的，请在备注中写明原因，例如 道闸检修停用'),
  cancelledAlready: () => conflict('income.receipt-cancelled', '这笔收款已经作废，不能再作废一次'),
  cancelledByReceiver: () =>
    forbidden('income.cancelled-by-receiver', '收款人不能作废自己登记的收款，请由另一位同事办理'),
};

/** What the database's own refusals mean to a person: what only a race can bring. */
export const incomeConstraintMessages: Record<string, () => DomainError> = {
  income_version_pkey: incomeErrors.versionTaken,
  income_version_day_once: incomeErrors.versionTaken,
  income_version_file_known: incomeErrors.fileUnknown,
  income_receipt_day_once: () => incomeErrors.dayTwice('当日'),
  income_receipt_cancelled_by_another: incomeErrors.cancelledByReceiver,
};
