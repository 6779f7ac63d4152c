import type { Problem } from '../shared/domain-error';
import type { Chart } from './chart.rules';
import { isFund } from './funds.rules';
import type { Posting } from './posting.rules';

const LINES_MIN = 2;
/** A bill run is many entries, not one entry of thousands of lines. */
export const LINES_MAX = 5000;
const SUMMARY_MAX = 200;

/** What is wrong with the lines one by one; `line` counts from 1. */
export function blockersOfLines(lines: readonly Posting[], chart: Chart): Problem[] {
  const problems: Problem[] = [];
  if (lines.length < LINES_MIN) {
    problems.push({ code: 'ledger.too-few-lines', message: '一张凭证至少要有一借一贷两行分录' });
  }
  if (lines.length > LINES_MAX) {
    const message = `一张凭证最多 ${LINES_MAX} 行分录，请拆成几张凭证`;
    problems.push({ code: 'ledger.too-many-lines', message });
  }
  return [...problems, ...lines.flatMap((line, index) => blockersOfLine(line, index + 1, chart))];
}

function blockersOfLine(posting: Posting, line: number, chart: Chart): Problem[] {
  const reasons = [
    amountReason(posting),
    accountReason(posting.accountCode, chart),
    isFund(posting.fund) ? null : because('unknown-fund', '没有选择基金'),
    (posting.summary ?? '').length > SUMMARY_MAX
      ? because('summary', `摘要最多 ${SUMMARY_MAX} 个字`)
      : null,
  ];
  return reasons
    .filter((reason) => reason !== null)
    .map(({ code, message }) => ({ code, message: `第 ${line} 行：${message}`, line }));
}

function amountReason({ debit, credit }: Posting): Problem | null {
  if (debit.isZero() && credit.isZero()) {
    return because('zero-line', '金额不能为零，请填写借方或贷方金额');
  }
  if (!debit.isZero() && !credit.isZero()) return because('two-sides', '借方和贷方只能填一边');
  return null;
}

function accountReason(code: string, chart: Chart): Problem | null {
  const account = chart.get(code);
  if (!account) return because('unknown-account', `没有科目 ${code}，请从科目表中选择`);
  const name = `${code} ${account.name}`;
  if (!account.isLeaf) return because('not-a-leaf', `${name} 有下级科目，请选到最末级`);
  if (!account.active) return because('inactive-account', `${name} 已停用，请选择在用的科目`);
  return null;
}

function because(code: string, message: string): Problem {
  return { code: `ledger.${code}`, message };
}
