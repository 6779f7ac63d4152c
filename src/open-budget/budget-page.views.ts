import { postNames } from '../community/posts.rules';
import { dayInShanghai } from '../shared/day';
import { Money } from '../shared/money';
import { differencesOf } from './differences.rules';
import type { LineDifference } from './differences.rules';
import type { RemarkMade } from './budget-page';
import type { ListedComment } from './budget-comments.queries';
import {
  deadlines,
  deadlineViewOf,
  standingOf,
  stepViewsOf,
  summaryFieldsOf,
  versionViewOf,
} from './budget-views';
import type {
  BudgetCommentView,
  BudgetDecisionView,
  BudgetDifferencesView,
  BudgetDifferenceView,
  BudgetLimitsView,
  BudgetLineView,
  BudgetRemarkView,
  BudgetTotalsView,
  BudgetView,
} from './budget.view';
import type { BudgetPage, BudgetTexts } from './budgets.queries';
import type { ReckonedLine } from './lines.rules';
import { totalsOf } from './lines.rules';
import type { BudgetRight } from './turn.rules';
import { actsNow } from './turn.rules';

/** A version as a page shows it. @param may the caller's rights in all her capacities. */
export function budgetViewOf(page: BudgetPage, may: (right: BudgetRight) => boolean): BudgetView {
  const { shown, roll } = page;
  return {
    ...summaryFieldsOf(page),
    shown: shown.version,
    reason: shown.reason,
    surplusNote: shown.surplusNote,
    contentHash: page.textHash,
    comparedWith: page.comparedWith,
    totals: totalsViewOfLines(page.lines),
    versions: page.versions.map((each) => versionViewOf(page.sums, each)),
    steps: stepViewsOf(page),
    deadlines: deadlines(page).map(deadlineViewOf),
    area: roll.area,
    households: roll.households,
    openingBalance: page.openingBalance.toString(),
    lines: lineViewsOf(page),
    remarks: page.remarks.filter(({ lineId }) => lineId === null).map(remarkViewOf),
    may: actsNow(standingOf(page), may),
    decision: decisionOf(page),
    limits: limitsViewOf(page),
  };
}

function totalsViewOfLines(lines: readonly ReckonedLine[]): BudgetTotalsView {
  const { income, expense, surplus, contingency } = totalsOf(lines);
  return {
    income: income.toString(),
    expense: expense.toString(),
    surplus: surplus.toString(),
    contingency: contingency.toString(),
  };
}

function lineViewsOf(page: BudgetPage): BudgetLineView[] {
  return page.lines.map((line) => {
    const { lineId, fileIds, amount, ...text } = line;
    return {
      ...text,
      lineId,
      amount: amount.toString(),
      accountName: page.names.accounts.get(line.accountCode) ?? line.accountCode,
      files: fileIds.map((id) => ({ id, name: page.names.files.get(id) ?? '' })),
      perSquareMetreMonth: page.perSquareMetre.get(lineId) ?? null,
      lastYear: lastYearOf(page, line),
      before: page.before.find((each) => each.lineId === lineId)?.amount.toString() ?? null,
      ...saidOf(page, lineId),
    };
  });
}

/** An account's year stands at its first line, once. */
function lastYearOf(page: BudgetPage, line: ReckonedLine): string | null {
  const first = page.lines.find(({ accountCode }) => accountCode === line.accountCode);
  if (first !== line) return null;
  const year = page.lastYear.find(({ code }) => code === line.accountCode);
  return (year?.amount ?? Money.zero).toString();
}

function saidOf({ remarks, comments }: BudgetPage, lineId: string) {
  const count = comments.find((each) => each.lineId === lineId);
  return {
    remarks: remarks.filter((each) => each.lineId === lineId).map(remarkViewOf),
    comments: count?.comments ?? 0,
    openComments: count?.open ?? 0,
  };
}

function remarkViewOf({ id, version, text, at, post }: RemarkMade): BudgetRemarkView {
  return { id, version, text, by: postNames[post], at: at.toISOString() };
}

function decisionOf({ shown, voices }: BudgetPage): BudgetDecisionView | null {
  if (shown.decidedBy === null) return null;
  const { agreed, needed, sitting } = voices.agreed;
  return {
    by: shown.decidedBy,
    agreed,
    declined: voices.declined,
    needed,
    sitting,
    resolutionId: shown.resolutionId,
    decidedOn: shown.decidedAt && dayInShanghai(shown.decidedAt),
  };
}

function limitsViewOf({ limits }: BudgetPage): BudgetLimitsView {
  const left = limits.yearly.minus(limits.moved);
  return {
    share: limits.share,
    yearly: limits.yearly.toString(),
    moved: limits.moved.toString(),
    left: (left.isNegative() ? Money.zero : left).toString(),
  };
}

export function differencesViewOf({ budgetId, from, to }: BudgetTexts): BudgetDifferencesView {
  return {
    budgetId,
    from: from.version,
    to: to.version,
    before: totalsViewOfLines(from.lines),
    after: totalsViewOfLines(to.lines),
    lines: differencesOf(from.lines, to.lines).map(differenceViewOf),
  };
}

function differenceViewOf(of: LineDifference): BudgetDifferenceView {
  return {
    lineId: of.line.lineId,
    side: of.line.side,
    name: of.line.name,
    accountCode: of.line.accountCode,
    change: of.change,
    before: of.before?.toString() ?? null,
    after: of.after?.toString() ?? null,
    difference: of.difference.toString(),
    fields: [...of.fields],
  };
}

/** As everybody reads it: whose words they are is seen by nobody but herself. */
export function commentViewOf(of: ListedComment, readerId: string): BudgetCommentView {
  return {
    id: of.id,
    version: of.version,
    lineId: of.lineId,
    lineName: of.lineName,
    by: of.post === 'resident' ? '一户业主' : postNames[of.post],
    mine: of.personId === readerId,
    at: of.at.toISOString(),
    text: of.hiddenAt === null ? of.text : null,
    hidden: of.hiddenAt && { at: of.hiddenAt.toISOString(), reason: of.hiddenReason ?? '' },
    answer: answerOf(of),
  };
}

function answerOf({ answer, answeredAt, answeredBy }: ListedComment): BudgetCommentView['answer'] {
  if (answer === null || answeredAt === null || answeredBy === null) return null;
  return { text: answer, by: postNames[answeredBy], at: answeredAt.toISOString() };
}
