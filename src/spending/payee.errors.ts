import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';

/** Every way the register of payees can say no. */
export const payeeErrors = {
  unknown: () => notFound('payee.unknown', '没有找到这个收款单位，请返回列表重新选择'),
  changeUnknown: () => notFound('payee.change-unknown', '没有找到这次账号变更，请刷新后再试'),
  changeDecided: () =>
    conflict('payee.change-decided', '这次账号变更已经确认或撤销，请刷新后查看结果'),
  changePending: () =>
    conflict('payee.change-pending', '这个收款单位已有一次账号变更等待确认，请先确认或撤销它'),
  samePerson: () =>
    forbidden('payee.same-person', '账号变更要由另一个人确认；请核对原始函件后请同事办理'),
  accountSame: () => invalid('payee.account-same', '新账号与现在的账号相同，无需变更'),
  accountNumber: () => invalid('payee.account-number', '银行账号应为 8 至 32 位数字，请核对后重填'),
  nameTaken: () =>
    conflict(
      'payee.name-taken',
      '已有同名的收款单位，请直接选用；确为另一家的，请在名称中加以区分',
    ),
  creditCodeTaken: () =>
    conflict(
      'payee.credit-code-taken',
      '这个统一社会信用代码已登记在另一个收款单位名下，请直接选用',
    ),
  accountTaken: () =>
    conflict(
      'payee.account-taken',
      '这个银行账号已登记在另一个收款单位名下；一个账号只能对应一个收款单位，请核对',
    ),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What the database's own refusals mean to a person. */
export const payeeConstraintMessages: Record<string, () => DomainError> = {
  payee_name_once: payeeErrors.nameTaken,
  payee_credit_code_once: payeeErrors.creditCodeTaken,
  payee_account_once: payeeErrors.accountTaken,
  payee_bank_change_one_pending: payeeErrors.changePending,
  payee_bank_change_two_people: payeeErrors.samePerson,
  payee_bank_change_once: payeeErrors.changeDecided,
};
