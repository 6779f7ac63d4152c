import { hasRight } from '../../community/held-rights.rules';
import { postNames } from '../../community/posts.rules';
import { fundName } from '../../ledger/funds.rules';
import { dayInShanghai } from '../../shared/day';
import type { Memberships, Post } from '../../shared/posts';
import type { Act, Standing } from '../deciding/voices';
import { ratioText } from './ratio.rules';
import { finalStateNames } from './final-accounts-records';
import type { FinalHead, ReasonedLine } from './final-accounts-records';
import type { FinalAccounts } from './final-accounts.queries';
import {
  blockersOfReasons,
  keyOfLine,
  needsReason,
  totalsOf,
  varianceOf,
} from './final-accounts.rules';
import type {
  FinalAccountsActView,
  FinalAccountsDecisionView,
  FinalAccountsLineView,
  FinalAccountsTotalsView,
  FinalAccountsView,
} from './final-accounts.view';

/** Who looks: what she may do is offered to her. */
export interface FinalReader extends Memberships {
  readonly personId: string;
}

export function finalAccountsViewOf(
  found: FinalAccounts,
  reader: FinalReader,
  communityId: number,
): FinalAccountsView {
  const { budget, head, lines, deadline, acts } = found;
  const { id, version, surplusNote, auditRef } = head ?? NONE;
  const state = head?.state ?? 'none';
  const reasons = new Map(lines.map((line) => [keyOfLine(line), line.reason]));
  return {
    id,
    budgetId: budget.id,
    year: budget.year,
    fund: budget.fund,
    fundName: fundName(budget.fund),
    title: budget.title,
    version,
    state,
    stateName: finalStateNames[state],
    dueOn: deadline.dueOn,
    late: deadline.late,
    days: deadline.days,
    blocked: found.blocked,
    totals: totalsViewOf(lines),
    lines: lines.map(lineViewOf),
    reasonsMissing: blockersOfReasons(lines, reasons).length,
    surplusNote,
    auditRef,
    contentHash: head?.contentHash ?? null,
    decision: decisionOf(head, found.standing),
    acts: acts.map(actViewOf),
    decidedOn: head?.decidedAt ? dayInShanghai(head.decidedAt) : null,
    may: mayDo(found, reader, communityId),
  };
}

const NONE = { id: null, version: 0, surplusNote: '', auditRef: '' };

function totalsViewOf(lines: readonly ReasonedLine[]): FinalAccountsTotalsView {
  const totals = totalsOf(lines);
  return {
    incomeApproved: totals.incomeApproved.toString(),
    incomeActual: totals.incomeActual.toString(),
    expenseApproved: totals.expenseApproved.toString(),
    expenseActual: totals.expenseActual.toString(),
    surplusApproved: totals.surplusApproved.toString(),
    surplus: totals.surplus.toString(),
  };
}

function lineViewOf(line: ReasonedLine): FinalAccountsLineView {
  const variance = varianceOf(line);
  return {
    key: keyOfLine(line),
    lineId: line.lineId,
    side: line.side,
    accountCode: line.accountCode,
    name: line.name,
    approved: line.approved.toString(),
    actual: line.actual.toString(),
    variance: variance.toString(),
    share: ratioText(variance, line.approved),
    reasonNeeded: needsReason(line),
    reason: line.reason,
  };
}

function actViewOf({ act, post, at, note }: Act): FinalAccountsActView {
  return { act, by: postNames[post as Post], at: at.toISOString(), note };
}

function decisionOf(
  head: FinalHead | null,
  standing: Standing | null,
): FinalAccountsDecisionView | null {
  if (!head?.decidedBy || !standing) return null;
  return { by: head.decidedBy, ...standing, resolutionId: head.resolutionId };
}

/** What pages offer; the services judge again. */
function mayDo(
  { head, acts, blocked }: FinalAccounts,
  reader: FinalReader,
  communityId: number,
): string[] {
  const state = head?.state ?? 'none';
  if (state === 'deciding') {
    const said = acts.some(({ personId }) => personId === reader.personId);
    return !said && hasRight(reader, communityId, 'final-accounts.decide') ? ['decide'] : [];
  }
  const isOpen = blocked === null && state !== 'decided';
  if (!isOpen || !hasRight(reader, communityId, 'final-accounts.make')) return [];
  return state === 'draft' ? ['make', 'submit'] : ['make'];
}
