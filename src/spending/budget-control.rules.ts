import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { periodOf, yearOf } from '../shared/period';

/** A budget line as far as it decides whether something may be charged to it. */
export interface LineOfRequest {
  lineId: string;
  name: string;
  year: number;
  fund: string;
  accountCode: string;
  /** An expense of the version in force. */
  open: boolean;
  available: Money;
}

/** A contract or order as far as it decides whether a request is one under it. */
export interface CommitmentOfRequest {
  number: string;
  agreed: boolean;
  payeeId: string;
  lineId: string;
  /** What its requests have not asked for yet. */
  rest: Money;
}

export interface BudgetOfRequest {
  /** 无预算不支出 holds for the fund. */
  controlled: boolean;
  /** 应急: the only way round. */
  urgent: boolean;
  lineId: string | null;
  /** Null: none chosen, or unknown here. */
  line: LineOfRequest | null;
  commitmentId: string | null;
  commitment: CommitmentOfRequest | null;
  /** On a liability: what the books owe on it and nobody else is settling; null on other accounts. */
  owed: Money | null;
}

export const NO_BUDGET: BudgetOfRequest = {
  controlled: false,
  urgent: false,
  lineId: null,
  line: null,
  commitmentId: null,
  commitment: null,
  owed: null,
};

export interface ChargedRequest {
  amount: Money;
  fund: string;
  accountCode: string;
  isExpense: boolean;
  payeeId: string;
  today: Day;
  budget: BudgetOfRequest;
}

/** Every reason why the budget does not carry the request; empty when it does, or need not. */
export function blockersOfBudget(request: ChargedRequest): Problem[] {
  const { urgent, lineId, line, commitmentId } = request.budget;
  if (lineId === null) return blockersWithoutLine(request);
  if (!line || !fits(line, request)) return [lineUnfit()];
  if (commitmentId !== null) return blockersOfCommitment(request, line);
  return urgent || request.amount.isAtMost(line.available)
    ? []
    : [overBudget(request.amount, line)];
}

function blockersWithoutLine({ amount, budget, isExpense, today }: ChargedRequest): Problem[] {
  if (budget.commitmentId !== null) return [commitmentUnfit()];
  if (!budget.controlled || budget.urgent) return [];
  if (isExpense) return [lineNeeded(today)];
  return budget.owed && amount.isMoreThan(budget.owed) ? [moreThanOwed(budget.owed)] : [];
}

/** A debt was budgeted when it was booked; more than that is a new expense under another name. */
function moreThanOwed(owed: Money): Problem {
  const left = owed.isPositive() ? owed : Money.zero;
  return {
    code: 'spending.more-than-owed',
    message:
      `账上这个科目还欠 ${left.formatYuan()}（已扣除正在办理的付款），不能付得更多。` +
      '新的支出请选择费用科目和预算项目；确有欠款的，先由会计制单入账',
    field: 'amount',
  };
}

function fits(line: LineOfRequest, { fund, accountCode, today }: ChargedRequest): boolean {
  return (
    line.open &&
    line.fund === fund &&
    line.accountCode === accountCode &&
    line.year === yearOf(periodOf(today))
  );
}

/** Promised already: not promised twice, and not more than was promised. */
function blockersOfCommitment(request: ChargedRequest, line: LineOfRequest): Problem[] {
  const { amount, payeeId, budget } = request;
  const { commitment } = budget;
  const isOne =
    commitment?.agreed === true &&
    !budget.urgent &&
    commitment.payeeId === payeeId &&
    commitment.lineId === line.lineId;
  if (!isOne) return [commitmentUnfit()];
  if (amount.isAtMost(commitment.rest)) return [];
  return [
    {
      code: 'spending.over-commitment',
      message:
        `${commitment.number} 还有 ${commitment.rest.formatYuan()} 未申请，本次 ${amount.formatYuan()}，` +
        `超出 ${amount.minus(commitment.rest).formatYuan()}；请核对金额，或另签补充合同`,
      field: 'amount',
    },
  ];
}

function lineNeeded(today: Day): Problem {
  return {
    code: 'spending.no-budget-line',
    message:
      `没有预算不支出：请选择 ${yearOf(periodOf(today))} 年预算中的项目；` +
      '预算里没有的，先办理预算追加，情况紧急的走应急支出',
    field: 'budgetLineId',
  };
}

function lineUnfit(): Problem {
  return {
    code: 'spending.budget-line-unfit',
    message: '所选预算项目不是今年、这个基金和科目下已生效的支出项目，请重新选择',
    field: 'budgetLineId',
  };
}

function commitmentUnfit(): Problem {
  return {
    code: 'spending.commitment-unfit',
    message: '所选合同（订单）尚未同意、已经终止，或不是这个收款单位和预算项目的，请重新选择',
    field: 'commitmentId',
  };
}

function overBudget(amount: Money, { name, available }: LineOfRequest): Problem {
  return {
    code: 'spending.over-budget',
    message:
      `预算项目“${name}”可用 ${available.formatYuan()}，本次 ${amount.formatYuan()}，` +
      `超出 ${amount.minus(available).formatYuan()}。请先办理预算调剂或追加，情况紧急的走应急支出`,
    field: 'budgetLineId',
  };
}
