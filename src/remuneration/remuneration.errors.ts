import { conflict, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';

/** Every way the trustee's reward can be refused. */
export const remunerationErrors = {
  noFormula: (period: Period) =>
    notFound(
      'remuneration.no-formula',
      `${formatPeriod(period)}没有在执行的报酬计算办法，请由业委会主任按信托合同登记办法及其决议`,
    ),
  monthOpen: (period: Period) =>
    conflict(
      'remuneration.month-open',
      `${formatPeriod(period)}还没有结账，基数可能变动；请结账后再计提报酬`,
    ),
  postedAlready: (period: Period) =>
    conflict(
      'remuneration.posted-already',
      `${formatPeriod(period)}的报酬已经计提，一个月只计提一次；差额请在年终决算中调整`,
    ),
  versionTaken: () =>
    conflict('remuneration.version-taken', '另一个版本刚刚登记，请刷新页面核对后重新提交'),
};

/** What the database's own refusals mean to a person: what only a race can bring. */
export const remunerationConstraintMessages: Record<string, () => DomainError> = {
  remuneration_formula_pkey: remunerationErrors.versionTaken,
  remuneration_formula_day_once: remunerationErrors.versionTaken,
  remuneration_run_once: () =>
    conflict('remuneration.posted-already', '这个月的报酬刚刚计提，一个月只计提一次；请刷新查看'),
};
