import { COMMITTEE } from '../community/posts.rules';
import type { Day } from '../shared/day';
import { formatDay, plusDays } from '../shared/day';
import type { DomainError } from '../shared/domain-error';
import type { Party, Post } from '../shared/posts';
import { haltOf, type Halts, haltWaitsFor } from './halts.rules';
import { spendingErrors } from './spending.errors';

export const STATES = [
  'draft',
  'submitted',
  'reviewed',
  'approved',
  'ordered',
  'released',
  'paid',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;

export type SpendingState = (typeof STATES)[number];

export const stateNames: Record<SpendingState, string> = {
  draft: '草稿',
  submitted: '待审核',
  reviewed: '待批准',
  approved: '待制付款单',
  ordered: '待放行',
  released: '待付款登记',
  paid: '已付款',
  rejected: '已退回',
  withdrawn: '已撤回',
  lapsed: '未追认，转为应收受托人',
};

/** What a person does to a request; 'edit' and 'withdraw' belong to the firm that asked. */
export type Act =
  'request' | 'review' | 'approve' | 'order' | 'release' | 'pay' | 'reject' | 'withdraw' | 'edit';

/** The part a person takes in a chain. Ordering and recording the payment are one part (出纳). */
export type ChainDuty = 'request' | 'review' | 'approve' | 'cashier' | 'release';

export const dutyOf: Partial<Record<Act, ChainDuty>> = {
  request: 'request',
  review: 'review',
  approve: 'approve',
  order: 'cashier',
  pay: 'cashier',
  release: 'release',
};

const REQUESTERS: readonly Post[] = ['clerk'];

type Move = Readonly<{ act: Act; by: readonly Post[]; to: readonly SpendingState[] }>;

const edit: Move = { act: 'edit', by: REQUESTERS, to: ['draft'] };
const withdraw: Move = { act: 'withdraw', by: REQUESTERS, to: ['withdrawn'] };
const refuseBy = (by: readonly Post[]): Move => ({ act: 'reject', by, to: ['rejected'] });

/**
 * THE table: from each state, which act, by whom, leads where. The database has the same table in
 * `spending_act_in_turn`, `spending_act_fits` and `spending_move_allowed`; a test compares them.
 */
export const MOVES: Record<SpendingState, readonly Move[]> = {
  draft: [{ act: 'request', by: REQUESTERS, to: ['submitted'] }, withdraw, edit],
  submitted: [
    // Within the reviewer's limit the review is the approval.
    { act: 'review', by: ['reviewer'], to: ['reviewed', 'approved'] },
    refuseBy(['reviewer']),
    withdraw,
    edit,
  ],
  reviewed: [
    // Stays here until as many have agreed as the ladder asks for.
    { act: 'approve', by: COMMITTEE, to: ['reviewed', 'approved'] },
    refuseBy(COMMITTEE),
    withdraw,
    edit,
  ],
  approved: [
    { act: 'order', by: ['cashier'], to: ['ordered'] },
    withdraw,
    edit,
    // Only after a freeze by objections that ended with a no.
    refuseBy(COMMITTEE),
  ],
  ordered: [
    // 第二把钥匙: the other legal party.
    { act: 'release', by: COMMITTEE, to: ['released'] },
    refuseBy(COMMITTEE),
    withdraw,
    edit,
  ],
  // The bank may refuse; then the committee takes its key back, and nothing was booked.
  released: [{ act: 'pay', by: ['cashier'], to: ['paid'] }, refuseBy(COMMITTEE)],
  paid: [],
  rejected: [edit],
  withdrawn: [],
  // An emergency that was refused or not ratified in time: the trustee bears it.
  lapsed: [],
};

/** What the contract's ladder asks of one request, fixed when it is submitted. */
export interface Plan {
  by: 'reviewer' | 'committee';
  /** Committee members who must agree; 0 within the reviewer's limit. */
  approvals: number;
  consultationDays: number;
}

export function planFor(step: {
  by: Plan['by'];
  approvals: number;
  consultationDays: number;
}): Plan {
  return step.by === 'reviewer'
    ? { by: 'reviewer', approvals: 0, consultationDays: 0 }
    : { by: 'committee', approvals: step.approvals, consultationDays: step.consultationDays };
}

/** An act on the version that is current. */
export interface ActDone {
  act: Act;
  personId: string;
}

/** As much of a request as decides what may happen next. */
export interface Chain {
  state: SpendingState;
  /** Null until submitted. */
  plan: Plan | null;
  /** Last day of the consultation; null before the review or without one. */
  consultationEndsOn: Day | null;
  acts: readonly ActDone[];
  halts: Halts;
}

export interface Doer {
  personId: string;
  party: Party;
  post: Post;
}

/** 公示期从次日起算: the day after the review is the first of `days` whole days. */
export function consultationEnd(reviewedOn: Day, days: number): Day {
  return plusDays(reviewedOn, days);
}

/** The last day of a consultation still under way; a rung without one is open at once. */
function openUntil({ plan, consultationEndsOn }: Chain, today: Day): Day | null {
  const waits = (plan?.consultationDays ?? 0) > 0;
  return waits && consultationEndsOn !== null && today <= consultationEndsOn
    ? consultationEndsOn
    : null;
}

/** Why this person may not do this now; null when she may. The first reason that she can act on. */
export function refusalOf(chain: Chain, act: Act, doer: Doer, today: Day): DomainError | null {
  const move = MOVES[chain.state].find((each) => each.act === act);
  if (!move) return spendingErrors.notInTurn(stateNames[chain.state]);
  if (!move.by.includes(doer.post)) return spendingErrors.notYourPost();
  if (takesSecondPart(chain, act, doer.personId)) return spendingErrors.samePerson();
  const halt = haltOf(chain, act, today);
  if (halt) return halt;
  const endsOn = act === 'approve' ? openUntil(chain, today) : null;
  return endsOn !== null ? spendingErrors.consultationOpen(formatDay(endsOn)) : null;
}

/** @throws DomainError with the first reason. */
export function assertMay(chain: Chain, act: Act, doer: Doer, today: Day): void {
  const refusal = refusalOf(chain, act, doer, today);
  if (refusal) throw refusal;
}

/** Every act the person may do now, in the order of the table. */
export function nextSteps(chain: Chain, doer: Doer, today: Day): Act[] {
  return MOVES[chain.state]
    .map(({ act }) => act)
    .filter((act) => refusalOf(chain, act, doer, today) === null);
}

/** The state after an allowed act. */
export function stateAfter(chain: Chain, act: Act): SpendingState {
  const targets = MOVES[chain.state].find((each) => each.act === act)?.to ?? [];
  if (act === 'review') return isApprovedByReview(chain) ? 'approved' : 'reviewed';
  if (act === 'approve') return approvalsMissing(chain) <= 1 ? 'approved' : 'reviewed';
  const [only] = targets;
  if (!only) throw new Error(`${act} leads nowhere from ${chain.state}`);
  return only;
}

/** Within the reviewer's limit; an emergency always goes to the committee. */
export function isApprovedByReview({ plan, halts }: Chain): boolean {
  return plan?.by === 'reviewer' && halts.emergency === null;
}

/** How many committee members have still to agree; 0 within the reviewer's limit. */
export function approvalsMissing({ plan, acts }: Chain): number {
  const agreed = new Set(
    acts.filter(({ act }) => act === 'approve').map(({ personId }) => personId),
  );
  return Math.max((plan?.approvals ?? 0) - agreed.size, 0);
}

/**
 * No natural person takes two parts in one chain, nor one part twice (decisions 10). A refusal is no
 * part, so whoever holds a key may always take it back.
 */
function takesSecondPart(chain: Chain, act: Act, personId: string): boolean {
  const duty = dutyOf[act];
  if (!duty) return false;
  return chain.acts.some(
    (done) =>
      done.personId === personId &&
      dutyOf[done.act] !== undefined &&
      (dutyOf[done.act] !== duty || done.act === act),
  );
}

const WAITS_FOR: Partial<Record<SpendingState, string>> = {
  draft: '补全后提交',
  submitted: '审核',
  reviewed: '批准',
  approved: '制付款单',
  ordered: '放行（第二把钥匙）',
  released: '银行付款并登记',
  rejected: '修改后重新提交',
};

/** Whose turn it is and for what; null when nothing is waited for. */
export function waitingFor(
  chain: Chain,
  today: Day,
): { who: readonly Post[]; what: string } | null {
  const halted = haltWaitsFor(chain, today);
  if (halted) return halted;
  const what = WAITS_FOR[chain.state];
  const [move] = chain.state === 'draft' ? [edit] : MOVES[chain.state];
  if (!what || !move) return null;
  const endsOn = chain.state === 'reviewed' ? openUntil(chain, today) : null;
  if (endsOn !== null) {
    return { who: [], what: `公示征询至 ${formatDay(endsOn)}，次日起可批准` };
  }
  return { who: move.by, what };
}
