import { conflict, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import type { Money } from '../shared/money';

/** Every way a distribution of surplus can be refused. */
export const surplusErrors = {
  unknown: () => notFound('surplus.unknown', '没有找到这次结余分配，请返回列表重新选择。'),
  noHomes: () =>
    invalid('surplus.no-homes', '所选类别没有房屋，无法分到各户；请改选参与分配的房屋类别。'),
  feeNeeded: () => invalid('surplus.fee-needed', '抵扣物业费请选择抵扣哪个收费项目。'),
  moreThanThere: (available: Money, over: Money) =>
    conflict(
      'surplus.more-than-there',
      `这个基金现在可分配的结余是 ${available.format()} 元，超出了 ${over.format()} 元；请减少分配金额。`,
      { available: available.toString(), over: over.toString() },
    ),
  finalAccountsFirst: (year: number) =>
    conflict(
      'surplus.final-accounts-first',
      `${year} 年这个基金有预算，须先通过决算，再分配结余；请先办理决算。`,
    ),
  notDecided: (stateName: string) =>
    conflict(
      'surplus.not-decided',
      `这次分配现在的状态是“${stateName}”，不能入账；须先由业主大会或业委会决定。`,
    ),
} satisfies Record<string, (...args: never[]) => DomainError>;

const changed = () => surplusErrors.notDecided('已变更');

/** What the database's own refusals mean to a person: races, and writers that bypass the rules. */
export const surplusConstraintMessages: Record<string, () => DomainError> = {
  surplus_needs_decision: changed,
  surplus_in_turn: changed,
  surplus_fixed: changed,
  surplus_line_of_proposal: changed,
  surplus_after_final_accounts: () =>
    conflict('surplus.final-accounts-first', '须先通过这一年的决算，再分配结余。'),
  surplus_posted_in_books: () =>
    conflict('surplus.more-than-there', '可分配的结余不够了，请刷新后核对。'),
};
