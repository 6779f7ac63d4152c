import { type DueRule, ruleWritten } from './due-rule.rules';

/** 公示事项 as the trust contract has it, in words. */
export interface Undertaking {
  readonly what: string;
  readonly due: string;
}

/** A promise that a calendar can keep: which report meets it, and by when. */
export interface Promised {
  readonly kind: string;
  readonly name: string;
  readonly due: DueRule;
}

/** Words of contracts and the report that meets them; the first that fits. */
const MEANT: readonly (readonly [RegExp, string, string])[] = [
  [/受托报告|年度决算|年度报告/, 'annual-trustee-report', '年度受托报告'],
  [/季度/, 'quarterly-disclosure', '季度信息公开表'],
  [/公共收益|共有部分/, 'common-income', '公共收益明细表'],
  [/维修资金/, 'repair-fund', '专项维修资金收支表'],
  [/预算执行/, 'budget-execution', '预算执行表'],
  [/收支公示|收支明细|收支情况/, 'income-expenditure', '收支公示表'],
];

/** Null where the words name no report of ours or no day: it is shown as written, and counted by nobody. */
export function promised({ what, due }: Undertaking): Promised | null {
  const meant = MEANT.find(([words]) => words.test(what));
  const rule = ruleWritten(due);
  return meant && rule ? { kind: meant[1], name: meant[2], due: rule } : null;
}
