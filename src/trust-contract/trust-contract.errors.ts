import { conflict, invalid, notFound } from '../shared/domain-error';
import type { Day } from '../shared/day';

/** Every way the trust contract and its bank accounts can say no. */
export const contractErrors = {
  none: (on: Day) =>
    notFound(
      'contract.none-in-force',
      `${on} 没有生效的信托合同，请先由业委会主任登记合同及其决议，再办理支出`,
    ),
  accountTaken: () =>
    conflict('contract.bank-account-taken', '这个银行科目已经对应另一个银行账户，请换一个明细科目'),
  accountNumber: () =>
    invalid('contract.account-number', '银行账号应为 8 至 32 位数字，请核对后重填'),
  notMoney: (code: string) =>
    invalid(
      'contract.account-not-money',
      `科目 ${code} 不是可记账的货币资金明细科目，请从 1002 的明细科目中选择`,
    ),
  dayTaken: () => conflict('contract.day-taken', '这一天已有另一个版本的合同生效，请选择其他日期'),
};

/** What the database's own refusals mean to a person. */
export const contractConstraintMessages = {
  bank_account_per_ledger_account: contractErrors.accountTaken,
  trust_contract_day_once: contractErrors.dayTaken,
  trust_contract_pkey: contractErrors.dayTaken,
};
