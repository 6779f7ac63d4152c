import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';

export type VoucherDraftState = 'draft' | 'submitted' | 'returned' | 'posted';

/** What people may prepare by hand; payments, receipts and bills come from their own documents. */
export type VoucherDraftKind = 'general' | 'opening' | 'reversal';

export type VoucherDraftAct = 'edit' | 'submit' | 'remove' | 'return' | 'post';

export const VOUCHER_DRAFT_STATES: readonly VoucherDraftState[] = [
  'draft',
  'submitted',
  'returned',
  'posted',
];

export const voucherDraftStateNames: Readonly<Record<VoucherDraftState, string>> = {
  draft: '草稿',
  submitted: '待审核',
  returned: '已退回',
  posted: '已入账',
};

/** In which states an act is possible; the one table of this small life. */
const FROM: Readonly<Record<VoucherDraftAct, readonly VoucherDraftState[]>> = {
  edit: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  remove: ['draft', 'returned', 'submitted'],
  return: ['submitted'],
  post: ['submitted'],
};

const ACT_NAMES: Readonly<Record<VoucherDraftAct, string>> = {
  edit: '修改',
  submit: '提交审核',
  remove: '删除',
  return: '退回',
  post: '审核入账',
};

export const voucherDraftErrors = {
  notFound: () => notFound('voucher.not-found', '找不到这张待审凭证，它可能已被删除'),
  changed: () =>
    conflict(
      'voucher.changed-meanwhile',
      '这张凭证刚被别人改过，您的修改没有保存；请刷新后对照最新内容再改',
    ),
  wrongState: (act: VoucherDraftAct, state: VoucherDraftState) =>
    conflict(
      'voucher.wrong-state',
      `这张凭证现在是“${voucherDraftStateNames[state]}”，不能${ACT_NAMES[act]}；请刷新后查看`,
    ),
  samePerson: () =>
    forbidden('voucher.same-person', '制单人不能审核自己的凭证，请由另一位审核人办理'),
  reversalStays: () =>
    invalid(
      'voucher.reversal-fixed',
      '红字凭证的分录由系统按原凭证生成，不能改动；只能改日期和摘要',
    ),
  reversalWaits: () =>
    conflict('voucher.reversal-waits', '这张凭证已有一张红字凭证在等待审核，请先办理或删除那一张'),
  reasonNeeded: () => invalid('voucher.reason-needed', '请填写退回原因，方便制单人修改'),
  missingFile: () =>
    invalid('voucher.file-missing', '有附件没有找到，可能没有上传完成；请重新上传后再保存'),
  unitUnknown: () =>
    invalid('voucher.unit-unknown', '有分录指定的房屋不在本小区的清册中，请从列表中重新选择'),
  payeeUnknown: () =>
    invalid('voucher.payee-unknown', '有分录指定的收款单位没有登记，请先登记或从列表中重新选择'),
  budgetLineUnknown: () =>
    invalid(
      'voucher.budget-line-unknown',
      '有分录指定的预算项目不在本小区的预算中，请从列表中重新选择',
    ),
  openingNeedsList: () =>
    invalid('voucher.opening-needs-list', '期初余额必须附双方签字的交接清单，请先上传清单'),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** @throws DomainError conflict `voucher.wrong-state`. */
export function assertMay(act: VoucherDraftAct, state: VoucherDraftState): void {
  if (!FROM[act].includes(state)) throw voucherDraftErrors.wrongState(act, state);
}

/** What may be done with it now, whoever may do it. */
export function actsOf(state: VoucherDraftState): VoucherDraftAct[] {
  return (Object.keys(FROM) as VoucherDraftAct[]).filter((act) => FROM[act].includes(state));
}

/** Documents that say what is owed and paid: their vouchers are taken back with them, or not at all. */
const DOCUMENTS: readonly string[] = [
  'bill-run',
  'receipt',
  'receipts',
  'advance-use',
  'bill-relief',
  'income-accrual',
  'income-receipt',
  'remuneration',
  'surplus',
];

/** A red voucher by hand would leave such a document standing without its voucher. */
export function goesWithItsDocument(sourceKind: string | null): boolean {
  return sourceKind !== null && DOCUMENTS.includes(sourceKind);
}
