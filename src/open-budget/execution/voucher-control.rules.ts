import { presumedAccount } from '../../ledger/chart.rules';
import { overhangOf } from '../../ledger/posting.rules';
import type { Posting } from '../../ledger/posting.rules';
import type { Day } from '../../shared/day';
import type { Problem } from '../../shared/domain-error';
import type { Money } from '../../shared/money';
import { periodOf, yearOf } from '../../shared/period';

/** As much of a budget line as decides what may be charged to it. */
export interface LineForVoucher {
  readonly lineId: string;
  readonly name: string;
  readonly year: number;
  readonly fund: string;
  readonly accountCode: string;
  readonly open: boolean;
  readonly available: Money;
}

export interface VoucherUnderControl {
  readonly bookedOn: Day;
  readonly lines: readonly Posting[];
}

export interface ControlFacts {
  /** Funds whose expenses need a budget line on that day. */
  readonly controlled: ReadonlySet<string>;
  /** The lines it names, by id. */
  readonly budgetLines: ReadonlyMap<string, LineForVoucher>;
}

/** Every reason why a hand-written voucher goes beside or beyond the budget; `line` counts from 1. */
export function blockersOfControl(voucher: VoucherUnderControl, facts: ControlFacts): Problem[] {
  return [
    ...voucher.lines.flatMap((posting, index) => {
      const problem = problemOfLine(posting, voucher.bookedOn, facts);
      const line = index + 1;
      return problem ? [{ ...problem, message: `第 ${line} 行：${problem.message}`, line }] : [];
    }),
    ...overruns(voucher.lines, facts),
  ];
}

function problemOfLine(posting: Posting, bookedOn: Day, facts: ControlFacts): Problem | null {
  if (posting.budgetLineId === undefined) {
    return needsLine(posting, facts)
      ? {
          code: 'voucher.no-budget-line',
          message: '没有预算不支出：这一行记入费用，请选择本年预算中的项目',
        }
      : null;
  }
  return fits(facts.budgetLines.get(posting.budgetLineId), posting, bookedOn)
    ? null
    : {
        code: 'voucher.budget-line-unfit',
        message: '所选预算项目不是这一年、这个基金和科目下已生效的支出项目，请重新选择',
      };
}

function needsLine(posting: Posting, { controlled }: ControlFacts): boolean {
  const isExpense = presumedAccount(posting.accountCode)?.kind === 'expense';
  return isExpense && controlled.has(posting.fund) && overhangOf([posting]).isPositive();
}

function fits(line: LineForVoucher | undefined, { fund, accountCode }: Posting, on: Day): boolean {
  return (
    line?.open === true &&
    line.fund === fund &&
    line.accountCode === accountCode &&
    line.year === yearOf(periodOf(on))
  );
}

/** What the voucher charges to each line, net of what it gives back. */
function overruns(lines: readonly Posting[], { budgetLines }: ControlFacts): Problem[] {
  return [...budgetLines.values()].flatMap(({ lineId, name, available }) => {
    const charged = overhangOf(lines.filter(({ budgetLineId }) => budgetLineId === lineId));
    if (!charged.isPositive() || charged.isAtMost(available)) return [];
    return [
      {
        code: 'voucher.over-budget',
        message:
          `预算项目“${name}”可用 ${available.formatYuan()}，本凭证记入 ${charged.formatYuan()}，` +
          `超出 ${charged.minus(available).formatYuan()}；请先办理预算调剂或追加，或改记其他项目`,
      },
    ];
  });
}
