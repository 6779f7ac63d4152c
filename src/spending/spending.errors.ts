import { haltConstraintMessages } from './halts.errors';
import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';

/** Every way a spending can be refused. The sentence says what happened and what to do next. */
export const spendingErrors = {
  notFound: () => notFound('spending.not-found', '没有找到这笔支出，请核对编号或返回列表'),
  notInTurn: (stateName: string) =>
    conflict(
      'spending.not-in-turn',
      `这笔支出现在的状态是“${stateName}”，不能办理这一步；请刷新页面查看最新进度`,
    ),
  notYourPost: () =>
    forbidden('spending.not-your-post', '您的职务不办理这一步，请由页面上列出的职务办理'),
  samePerson: () =>
    forbidden(
      'spending.same-person',
      '您已经办理过这笔支出的另一个环节。同一个人（含其名下所有账号）不能办理两个环节，请由另一位同事办理',
    ),
  consultationOpen: (endsOn: string) =>
    conflict(
      'spending.consultation-open',
      `公示征询到 ${endsOn} 结束，次日起才能批准；现在可以退回`,
      {
        endsOn,
      },
    ),
  versionMoved: () =>
    conflict(
      'spending.version-moved',
      '这笔支出已被他人修改，为避免覆盖，本次未保存。请刷新后在最新内容上修改',
    ),
  grantNeeded: () =>
    forbidden('spending.grant-needed', '这一步要由任期内的任职人员办理，请先登记您的职务'),
  grantEnded: () =>
    forbidden(
      'spending.grant-ended',
      '您的任职未生效或已经结束，不能办理这一步；请联系业委会或项目经理',
    ),
  reasonNeeded: () => invalid('spending.reason-needed', '请写明退回或撤回的理由（至少两个字）'),
  otherVersion: () =>
    conflict(
      'spending.other-version',
      '内容已经修改，您看到的不是最新版本；请刷新后重新核对再办理',
    ),
  actsMissing: () =>
    conflict(
      'spending.acts-missing',
      '前面的环节还不完整，不能进入下一步；请刷新页面查看缺少哪一步',
    ),
  outOfTime: () =>
    conflict('spending.out-of-time', '这一步的时间早于上一步，请检查服务器时间后再试'),
  invoiceUsed: () =>
    conflict(
      'spending.invoice-used',
      '这张发票已经用于其他支出，或剩余金额不够；一张发票只能报销一次，请核对发票代码、号码和价税合计',
    ),
  invoiceTotalDiffers: () =>
    conflict(
      'spending.invoice-total-differs',
      '这张发票此前登记的价税合计与本次不同，请核对票面价税合计后重填',
    ),
  orderDiffers: () =>
    conflict(
      'spending.order-differs',
      '付款单与批准的内容或收款账号不一致，或该账户不能支付这个基金；请刷新后重新制单',
    ),
  fundNotOfAccount: () =>
    invalid(
      'spending.fund-not-of-account',
      '维修资金只能由维修资金专户支付，维修资金专户也只付维修资金；请改选银行账户',
    ),
  accountInTransit: () =>
    conflict('spending.account-in-transit', '支付机构的在途资金不能直接付款，请选择银行账户。'),
  accountClosed: () =>
    invalid('spending.bank-account-unknown', '没有这个银行账户或它已销户，请从列表中重新选择'),
  payeeUnsettled: () =>
    conflict(
      'spending.payee-account-unsettled',
      '收款单位的银行账号正在变更，或确认后未满 24 小时，暂不能付款；请等变更生效后再办',
    ),
  payeeAccountMoved: () =>
    conflict(
      'spending.payee-account-moved',
      '制单之后收款账号变更过，付款单已作废；请业委会退回，由经办人修改后重新提交',
    ),
  beyondBudget: () =>
    conflict(
      'spending.over-budget',
      '预算项目的可用额度刚刚被其他支出占用，或所选项目已不合适；请刷新后查看可用额度再提交',
    ),
  lineUnknown: () =>
    invalid('spending.budget-line-unknown', '没有这个预算项目，请从列表中重新选择'),
  commitmentUnknown: () =>
    invalid('spending.commitment-unknown', '没有这份合同或订单，请从列表中重新选择'),
  paidTooEarly: () =>
    invalid('spending.paid-too-early', '付款日期不能早于放行日，也不能晚于今天，请按银行回单填写'),
  referenceUsed: () =>
    conflict('spending.bank-reference-used', '这个银行流水号已登记在另一笔支出上，请核对银行回单'),
  paidAlready: () => conflict('spending.paid-already', '这笔支出已经付款入账，不能再付一次'),
  accountUnknown: () =>
    invalid('spending.account-unknown', '没有这个会计科目，请从科目表中重新选择'),
  fileUnknown: () =>
    invalid('spending.file-unknown', '有附件不存在或不属于这个小区，请重新上传后提交'),
  invoiceFileKind: () =>
    invalid(
      'spending.invoice-file-kind',
      '这不是能识读的发票文件。请放入数电票的 XML、OFD、PDF，或拍有二维码的照片（JPG、PNG）',
    ),
  invoiceUnreadable: () =>
    invalid(
      'spending.invoice-unreadable',
      '这个文件读不出来：可能已损坏、加密或过于复杂。请换一种格式再试，或照票面手工填写',
    ),
  payeeUnknown: () => invalid('spending.payee-unknown', '没有这个收款单位，请先登记收款单位'),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What the database's own refusals mean to a person: races, and writers that bypass the rules. */
export const spendingConstraintMessages: Record<string, () => DomainError> = {
  ...haltConstraintMessages,
  spending_act_one_duty_per_person: spendingErrors.samePerson,
  spending_act_once_per_person: spendingErrors.samePerson,
  spending_act_once: () => spendingErrors.notInTurn('已由他人办理'),
  spending_act_of_current_version: spendingErrors.otherVersion,
  spending_act_in_turn: () => spendingErrors.notInTurn('已变化'),
  spending_act_by_grant_in_force: spendingErrors.grantEnded,
  spending_act_grant: spendingErrors.grantEnded,
  spending_act_fits_post: spendingErrors.notYourPost,
  spending_act_says_why: spendingErrors.reasonNeeded,
  spending_acts_in_time: spendingErrors.outOfTime,
  spending_consultation_over: () => spendingErrors.consultationOpen('公示期最后一天'),
  spending_state_needs_acts: spendingErrors.actsMissing,
  spending_edit_is_new_draft: spendingErrors.versionMoved,
  spending_content_of_draft: spendingErrors.versionMoved,
  spending_payee_known: spendingErrors.payeeUnknown,
  spending_account_known: spendingErrors.accountUnknown,
  spending_line_known: spendingErrors.lineUnknown,
  spending_commitment_known: spendingErrors.commitmentUnknown,
  spending_commitment_of_line: spendingErrors.commitmentUnknown,
  spending_within_budget: spendingErrors.beyondBudget,
  spending_file_known: spendingErrors.fileUnknown,
  spending_quote_file_known: spendingErrors.fileUnknown,
  invoice_used_once: spendingErrors.invoiceUsed,
  invoice_total_agrees: spendingErrors.invoiceTotalDiffers,
  payment_order_as_approved: spendingErrors.orderDiffers,
  payment_order_paid_once: spendingErrors.paidAlready,
  payment_order_reference_once: spendingErrors.referenceUsed,
  entry_spending_paid_once: spendingErrors.paidAlready,
};
