import type { Chart } from '../ledger/chart.rules';
import type { Problem } from '../shared/domain-error';
import type { FeeSchedule } from './fee.rules';

/** Accounts of a schedule that are not in the chart, out of use, or have accounts below them. */
export function blockersOfChart({ fees }: Pick<FeeSchedule, 'fees'>, chart: Chart): Problem[] {
  return fees.flatMap((fee, at) => {
    const codes = [
      ...fee.prices.map(({ income }) => income),
      fee.receivable,
      fee.developerReceivable,
      fee.advance,
    ];
    return [...new Set(codes)]
      .filter((code) => !chart.get(code)?.isLeaf || !chart.get(code)?.active)
      .map((code) => ({
        code: 'charges.fee-account',
        message: `“${fee.name}”的科目 ${code} 不存在、已停用或已设下级，请从科目表中重选`,
        field: `fees[${at}]`,
      }));
  });
}
