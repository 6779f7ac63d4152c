import { conflict, invalid, notFound } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';

/** Every way final accounts can be refused. */
export const finalAccountsErrors = {
  unknown: () => notFound('final-accounts.unknown', '这份预算还没有编制决算，请先由物业会计编制。'),
  notInForce: () =>
    conflict(
      'final-accounts.not-in-force',
      '预算没有生效，没有可以决算的数据；请先完成预算的决定。',
    ),
  yearOpen: (year: number) =>
    conflict(
      'final-accounts.year-open',
      `${year} 年 12 月还没有结账，数字还会变动；请结账后再编制决算。`,
    ),
  notDraft: (stateName: string) =>
    conflict(
      'final-accounts.not-draft',
      `决算现在的状态是“${stateName}”，不能再改；请刷新页面查看最新进度。`,
    ),
  noteNeeded: () =>
    invalid(
      'final-accounts.note-needed',
      '请写明结余的处理建议；如果超支，请写明怎样弥补（至少四个字）。',
    ),
} satisfies Record<string, (...args: never[]) => DomainError>;

const changed = () => finalAccountsErrors.notDraft('已变更');

/** What the database's own refusals mean to a person: races, and writers that bypass the rules. */
export const finalAccountsConstraintMessages: Record<string, () => DomainError> = {
  final_accounts_start_as_draft: changed,
  final_accounts_one_at_a_time: changed,
  final_accounts_in_turn: changed,
  final_accounts_fixed: changed,
  final_accounts_line_of_draft: changed,
  final_accounts_need_decision: changed,
  final_accounts_hold: () =>
    conflict(
      'final-accounts.books-moved',
      '决算的数字与账簿不一致，或有差异没有写明原因；请重新编制后再提交。',
    ),
};
