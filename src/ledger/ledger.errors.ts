import { busy, conflict, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';

/** Every way the books can say no. The sentence says what happened and what to do next. */
export const ledgerErrors = {
  notOpen: () =>
    conflict('ledger.not-open', '这个小区还没有启用账簿，请先由管理员设定启用月份并建立科目表'),
  alreadyOpen: () => conflict('ledger.already-open', '这个小区的账簿已经启用，不能再次启用'),
  entryNotFound: () => notFound('ledger.entry-not-found', '找不到这张凭证，请核对凭证号'),
  accountNotFound: (code: string) =>
    notFound('ledger.account-not-found', `没有科目 ${code}，请从科目表中选择`),
  keyReused: () =>
    conflict(
      'ledger.key-reused',
      '同一操作编号已经记过另一张内容不同的凭证，本次没有入账；请刷新页面后重新提交',
    ),
  alreadyReversed: () =>
    conflict('ledger.already-reversed', '这张凭证已经红字冲销过，每张凭证只能冲销一次'),
  notReversible: () =>
    conflict(
      'ledger.not-reversible',
      '红字凭证必须与原凭证逐行相反，且不能冲销另一张红字凭证；请重新生成冲销凭证',
    ),
  reversedWithItsDocument: () =>
    conflict(
      'ledger.reversed-with-document',
      '这张凭证由账单、收据或减免自动生成，请在收费中撤销该单据，凭证会随之红字冲销',
    ),
  unauthorisedPayment: () =>
    conflict(
      'ledger.unauthorised-payment',
      '这张凭证会减少货币资金，但没有对应的、已放款且未入账的支出单；付款请走支出流程',
    ),
  unknownParent: (code: string) =>
    invalid('ledger.account-unknown-parent', `没有在用的上级科目 ${code}，请先选择已有科目`),
  codeMustExtend: (parent: string) =>
    invalid(
      'ledger.account-code-must-extend',
      `下级科目代码必须是上级代码 ${parent} 后面再加两位数字，例如 ${parent}01`,
    ),
  chartTooDeep: () =>
    invalid('ledger.account-too-deep', '科目代码最多十位，不能再往下设级；请改用辅助核算区分'),
  accountExists: (code: string) =>
    conflict('ledger.account-exists', `科目代码 ${code} 已经存在，请换一个代码`),
  parentHasPostings: () =>
    conflict(
      'ledger.account-has-postings',
      '上级科目已经直接记过账，不能再设下级；请在它的上一级另设同级科目',
    ),
  wrongPeriodToClose: () =>
    conflict('ledger.period-out-of-order', '只能按月份先后逐月结账，请先结上一个未结的月份'),
  draftsRemain: () =>
    conflict('ledger.drafts-remain', '本月还有未入账的凭证，请先审核入账、改期或删除后再结账'),
  numberGap: () =>
    conflict('ledger.number-gap', '本月凭证号不连续，账簿可能被改动过；请停止结账并运行账簿校验'),
  checklistOpen: (names: readonly string[]) =>
    conflict(
      'ledger.checklist-open',
      `结账检查还有 ${names.length} 项未通过：${names.join('、')}`,
      {
        items: names,
      },
    ),
  busy: () => busy('ledger.busy', '现在等待入账的凭证太多，这一张没有入账；请过几秒再试', 3),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What a broken rule of the database says, where only the database could see the race. */
export const ledgerConstraintMessages: Readonly<Record<string, () => DomainError>> = {
  ledger_head_pkey: ledgerErrors.alreadyOpen,
  ledger_head_starts_with_month: () =>
    invalid('ledger.start-not-month', '账簿启用日必须是某个月的 1 日'),
  account_pkey: () => conflict('ledger.account-exists', '这个科目代码已经存在，请换一个代码'),
  account_parent: () =>
    invalid('ledger.account-unknown-parent', '没有在用的上级科目，请先选择已有科目'),
  account_parent_without_postings: ledgerErrors.parentHasPostings,
  entry_file_known: () =>
    invalid('ledger.file-unknown', '有附件不存在或不属于这个小区，请重新上传后再办理'),
  period_close_in_order: ledgerErrors.wrongPeriodToClose,
  period_close_without_drafts: ledgerErrors.draftsRemain,
  period_close_without_gaps: ledgerErrors.numberGap,
  period_close_pkey: ledgerErrors.wrongPeriodToClose,
  entry_distinct_people: () =>
    invalid('ledger.same-person', '制单人不能审核或记账自己的凭证，请由另一位同事办理'),
  entry_cashier_apart: () =>
    invalid('ledger.same-person', '出纳不能兼任制单或审核，请由另一位同事办理'),
  voucher_draft_two_people: () =>
    invalid('ledger.same-person', '制单人不能审核自己的凭证，请由另一位同事办理'),
  entry_import_two_people: () =>
    invalid('ledger.same-person', '导入人不能审核自己导入的凭证，请由另一位同事办理'),
};
