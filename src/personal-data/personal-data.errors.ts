import { conflict } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import type { Duty } from './erasure.rules';

/** Every way the right to be forgotten can be refused. */
export const personalDataErrors = {
  owesDuties: (duties: readonly Duty[]) =>
    conflict(
      'personal-data.owes-duties',
      `现在还不能注销：${duties.map(({ communityName, text }) => `${communityName}：${text}`).join('')}`,
    ),
  operator: () =>
    conflict('personal-data.operator', '系统管理员不能在这里注销，请由另一位管理员办理。'),
} satisfies Record<string, (...args: never[]) => DomainError>;

export const personalDataConstraintMessages: Record<string, () => DomainError> = {
  erasure_holds_post: () =>
    conflict('personal-data.owes-duties', '您还担任职务，请先解除职务，办好交接，再注销。'),
};
