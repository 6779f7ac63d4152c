import { conflict, notFound } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';

export const executionErrors = {
  notInForce: () =>
    conflict(
      'open-budget.no-execution',
      '这份预算还没有生效，没有执行情况；请在预算生效后再来查看。',
    ),
  lineUnknown: () =>
    notFound('open-budget.line-not-here', '这份预算里没有这个项目，请返回预算重新选择。'),
} satisfies Record<string, () => DomainError>;
