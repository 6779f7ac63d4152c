import { conflict, invalid, notFound } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';
import type { Money } from '../../shared/money';

/** Every way a sheet of pay can be refused. */
export const payrollErrors = {
  entryUnknown: () => notFound('payroll.entry-unknown', '没有找到这张凭证，请从凭证列表重新打开。'),
  notStaff: () =>
    conflict('payroll.not-staff', '这张凭证没有人员费用或应付职工薪酬的借方，不能附岗位工资表。'),
  takenBack: () =>
    conflict('payroll.taken-back', '这张凭证已被红字冲回，请把岗位工资表附到更正后的凭证上。'),
  empty: () => invalid('payroll.empty', '请至少填写一个岗位的人数和应发合计。'),
  postTwice: (post: string) =>
    invalid('payroll.post-twice', `岗位“${post}”填了两次，请合并为一行。`, { post }),
  onePerson: () =>
    invalid(
      'payroll.one-person',
      '全部只有一个人：公布就等于公布了他的工资。请把这张凭证与同月其他人员费用一起列示。',
    ),
  sumWrong: (entered: Money, booked: Money) =>
    invalid(
      'payroll.sum-wrong',
      `各岗位合计 ${entered.format()} 元，凭证上的人员费用是 ${booked.format()} 元，相差 ${entered.minus(booked).format()} 元；请核对后再保存。`,
      { entered: entered.toString(), booked: booked.toString() },
    ),
  again: () => conflict('payroll.again', '这张工资表刚刚被改过，请刷新页面后核对再保存。'),
} satisfies Record<string, (...args: never[]) => DomainError>;

export const payrollConstraintMessages: Record<string, () => DomainError> = {
  payroll_adds_up: () =>
    invalid('payroll.sum-wrong', '各岗位合计与凭证上的人员费用不一致，请核对后再保存。'),
  payroll_of_entry: payrollErrors.entryUnknown,
  payroll_sheet_pkey: payrollErrors.again,
};
