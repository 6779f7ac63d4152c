import type { DomainError } from '../shared/domain-error';
import { conflict, invalid } from '../shared/domain-error';
import type { Period } from '../shared/period';
import { ledgerErrors } from './ledger.errors';

/** What `post_entries` answers for one entry. */
export type Verdict =
  | 'ok'
  | 'replay'
  | 'conflict'
  | 'unbalanced'
  | 'no_account'
  | 'agency_fund'
  | 'not_open'
  | 'closed_period'
  | 'no_entry'
  | 'not_mirror'
  | 'reversed_already'
  | 'unauthorised_payment'
  | 'no_budget_line';

export interface PostedEntry {
  readonly seq: bigint;
  readonly period: Period;
  readonly voucherNo: number;
  /** True when the same key was posted before: this is the first answer. */
  readonly replayed: boolean;
}

/** One entry among many that was not posted, with its reason; the others are not affected. */
export interface Refusal {
  readonly refused: DomainError;
}

export function isRefusal(outcome: PostedEntry | Refusal): outcome is Refusal {
  return 'refused' in outcome;
}

/** What is said when the rules in the code let pass what the database then refused: a race. */
export const refusalOf: Readonly<Record<Exclude<Verdict, 'ok' | 'replay'>, () => DomainError>> = {
  conflict: ledgerErrors.keyReused,
  unbalanced: () =>
    invalid('ledger.unbalanced', '借贷不平（合计或某一基金），账簿拒绝入账；请核对各行金额'),
  no_account: () =>
    invalid('ledger.unknown-account', '有科目不存在、已停用或已设下级，请刷新科目表后重选'),
  agency_fund: () =>
    invalid('ledger.agency-fund', '代收代付及押金基金不能记收入或费用科目，请改记 2241 等往来科目'),
  not_open: ledgerErrors.notOpen,
  closed_period: () =>
    conflict('ledger.closed-period', '记账日期所在月份已经结账，请记在之后的月份并在摘要中说明'),
  no_entry: ledgerErrors.entryNotFound,
  not_mirror: ledgerErrors.notReversible,
  reversed_already: ledgerErrors.alreadyReversed,
  unauthorised_payment: ledgerErrors.unauthorisedPayment,
  no_budget_line: () =>
    invalid(
      'ledger.budget-line',
      '有分录指定的预算项目不属于它的科目和基金，账簿拒绝入账；请重新选择预算项目',
    ),
};
