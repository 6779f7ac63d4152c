import { postNames } from '../community/posts.rules';
import { fundName } from '../ledger/funds.rules';
import { day, dayInShanghai, formatDay } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { BudgetState } from './budget-names.rules';
import { budgetStateNames, kindNames, stepNames, versionStateNames } from './budget-names.rules';
import type { SumsOfVersion } from './budget-page';
import type { VersionHead } from './budget-texts';
import type {
  BudgetCommentWindowView,
  BudgetDeadlineView,
  BudgetStepView,
  BudgetSummaryView,
  BudgetTotalsView,
  BudgetVersionView,
} from './budget.view';
import type { BudgetOverview, BudgetPage } from './budgets.queries';
import { daysLeft, isOver } from './comment-window.rules';
import type { CommentWindow } from './comment-window.rules';
import type { Deadline } from './deadlines.rules';
import { deadlinesOf, milestoneNames, nextDeadline } from './deadlines.rules';
import type { BudgetStanding } from './turn.rules';

/** The newest version: what is worked on, or was last. */
export function newestOf({ head, versions }: BudgetOverview): VersionHead {
  const newest = versions.find(({ version }) => version === head.currentVersion);
  if (!newest) throw new Error(`budget ${head.id} has no version ${head.currentVersion}`);
  return newest;
}

export function stateOf({ head, versions }: Pick<BudgetOverview, 'head' | 'versions'>) {
  if (head.settledAt !== null) return 'settled';
  if (head.inForceVersion !== null) return 'effective';
  const newest = versions.find(({ version }) => version === head.currentVersion);
  return newest?.state ?? ('draft' satisfies BudgetState);
}

export function budgetSummaryOf(of: BudgetOverview): BudgetSummaryView {
  return summaryFieldsOf(of);
}

/** A plain object, so that the page of one budget can take it in. */
export function summaryFieldsOf(of: BudgetOverview) {
  const { head } = of;
  const newest = newestOf(of);
  const state = stateOf(of);
  const deadline = nextDeadline(deadlines(of));
  return {
    budgetId: head.id,
    year: head.year,
    fund: head.fund,
    fundName: fundName(head.fund),
    title: head.title,
    state,
    stateName: budgetStateNames[state],
    version: newest.version,
    versionState: newest.state,
    versionStateName: versionStateNames[newest.state],
    inForceVersion: head.inForceVersion,
    totals: totalsViewOf(of.sums, head.inForceVersion ?? newest.version),
    deadline: deadline && deadlineViewOf(deadline),
    comment: commentWindowOf(of),
  };
}

export function deadlines({ head, versions, today }: BudgetOverview): Deadline[] {
  const first = versions.find(({ submittedAt }) => submittedAt !== null)?.submittedAt ?? null;
  const effective = versions.find(({ decidedAt }) => decidedAt !== null)?.decidedAt ?? null;
  const reached = {
    draft: first && dayInShanghai(first),
    'in-force': effective && dayInShanghai(effective),
    'final-accounts': head.settledAt && dayInShanghai(head.settledAt),
  };
  return deadlinesOf(head.year, reached, today);
}

export function deadlineViewOf(deadline: Deadline): BudgetDeadlineView {
  return { ...deadline, whatName: milestoneNames[deadline.what] };
}

export function totalsViewOf(sums: readonly SumsOfVersion[], version: number): BudgetTotalsView {
  const of = (side: string) => sums.find((row) => row.version === version && row.side === side);
  const [income, expense] = [of('income')?.amount, of('expense')?.amount].map((text) =>
    Money.yuan(text ?? '0'),
  ) as [Money, Money];
  return {
    income: income.toString(),
    expense: expense.toString(),
    surplus: income.minus(expense).toString(),
    contingency: Money.yuan(of('expense')?.contingency ?? '0').toString(),
  };
}

/** Of the newest version that everybody was asked about. */
export function commentWindowOf(of: BudgetOverview): BudgetCommentWindowView | null {
  const { today } = of;
  const asked = of.versions.findLast(({ commentOpensOn }) => commentOpensOn !== null);
  const window = asked && windowOf(asked);
  if (!asked || !window) return null;
  return {
    opensOn: window.opensOn,
    endsOn: window.endsOn,
    daysLeft: asked.state === 'comment' ? daysLeft(window, today) : 0,
    open: isOpen(asked, today),
    unanswered: unansweredIn(of),
  };
}

export function windowOf({ commentOpensOn, commentEndsOn }: VersionHead): CommentWindow | null {
  if (commentOpensOn === null || commentEndsOn === null) return null;
  return { opensOn: day(commentOpensOn), endsOn: day(commentEndsOn) };
}

function isOpen(text: VersionHead, today: Day): boolean {
  const window = windowOf(text);
  return text.state === 'comment' && window !== null && !isOver(window, today);
}

const unansweredIn = ({ comments }: BudgetOverview) =>
  comments.reduce((all, { open }) => all + open, 0);

export function standingOf(of: BudgetOverview): BudgetStanding {
  const newest = newestOf(of);
  return {
    state: newest.state,
    kind: newest.kind,
    decidedBy: newest.decidedBy,
    commentOpen: isOpen(newest, of.today),
    unanswered: unansweredIn(of),
    visibleComments: of.comments.reduce((all, { visible }) => all + visible, 0),
    inForce: of.head.inForceVersion !== null,
    settled: of.head.settledAt !== null,
  };
}

export function versionViewOf(sums: readonly SumsOfVersion[], of: VersionHead): BudgetVersionView {
  const { income, expense } = totalsViewOf(sums, of.version);
  return {
    version: of.version,
    kind: of.kind,
    kindName: kindNames[of.kind],
    state: of.state,
    stateName: versionStateNames[of.state],
    reason: of.reason,
    effectiveOn: of.decidedAt && dayInShanghai(of.decidedAt),
    income,
    expense,
    contentHash: of.contentHash,
  };
}

/** What was done, in its order; that a version took effect follows from the last word, and is said too. */
export function stepViewsOf({ steps, versions }: BudgetPage): BudgetStepView[] {
  const done = steps.map(({ version, step, at, post, note }) => ({
    version,
    step: step as string,
    stepName: stepNames[step],
    at: at.toISOString(),
    by: postNames[post],
    note,
  }));
  const effects = versions.flatMap(({ version, decidedAt, decidedBy }) =>
    decidedAt === null ? [] : [effectOf({ version, decidedAt, decidedBy })],
  );
  return [...done, ...effects].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function effectOf(of: {
  version: number;
  decidedAt: Date;
  decidedBy: VersionHead['decidedBy'];
}): BudgetStepView {
  return {
    version: of.version,
    step: 'effect',
    stepName: stepNames.effect,
    at: of.decidedAt.toISOString(),
    by: of.decidedBy === 'owners' ? '业主大会' : '业主委员会',
    note: `${formatDay(dayInShanghai(of.decidedAt))}起执行`,
  };
}
