import { mayDo, postNames, type Right } from '../community/rights.rules';
import { type Day, daysBetween, plusDays } from '../shared/day';
import type { ObjectionTerms } from '../trust-contract/open-budget-terms.rules';
import type { CommitteeStanding } from './committee-votes';
import type { Doer } from './spending.rules';
import { stateNames } from './spending.rules';
import type { CommitteeVotesView, ObjectedPaymentView } from './objection.view';
import { objectedOf, type StandingWeight } from './objection-records';
import type {
  SpendingAnswerRow,
  SpendingFreezeRow,
  SpendingObjectionRow,
  SpendingVoteRow,
} from './objections.entities';
import {
  areaToFreeze,
  isHeard,
  objectionStateNames,
  objectionStateOf,
  publicArea,
} from './objections.rules';
import type { SpendingRequestRow } from './spending.entities';

/** Everything that hangs on one payment with a window, of its current version and in order. */
export interface ObjectedDossier {
  row: SpendingRequestRow;
  payeeName: string;
  accountName: string;
  objections: readonly SpendingObjectionRow[];
  answers: readonly { row: SpendingAnswerRow; post: Doer['post'] }[];
  freezes: readonly SpendingFreezeRow[];
  votes: readonly SpendingVoteRow[];
  weight: StandingWeight;
  terms: ObjectionTerms | null;
  /** On the open freeze; null without one. */
  committee: CommitteeStanding | null;
  /** The number of the owners' resolution that ended the newest freeze. */
  resolutionNumber: string | null;
  /** A home of the asker's may still speak. */
  hasVoice: boolean;
}

/** Who looks, in each of her posts, and when. */
export interface ObjectionLooking {
  personId: string;
  askers: readonly Pick<Doer, 'post'>[];
  today: Day;
}

export function objectedPaymentViewOf(
  dossier: ObjectedDossier,
  looking: ObjectionLooking,
): ObjectedPaymentView {
  const { row, objections, answers, committee } = dossier;
  const open = dossier.freezes.find(({ outcome }) => outcome === null);
  const mine = objections.find(
    ({ personId, withdrawnAt }) => personId === looking.personId && withdrawnAt === null,
  );
  return {
    ...paymentOf(dossier),
    ...standingOf(dossier, looking),
    voices: objections.map(({ text, raisedAt, withdrawnAt }) => ({
      text,
      at: raisedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    answers: answers.map((answer) => ({
      text: answer.row.text,
      at: answer.row.answeredAt.toISOString(),
      postName: postNames[answer.post],
    })),
    frozenAt: open?.frozenAt.toISOString() ?? null,
    votes: committee && votesViewOf(committee),
    decision: decisionOf(dossier),
    mine: mine ? { text: mine.text, at: mine.raisedAt.toISOString() } : null,
    mayAnswer: holds(looking, 'objection.answer') && objections.length > 0 && isLive(row),
    mayDecide: open !== undefined && mayVote(dossier, open, looking),
  };
}

function paymentOf({ row, payeeName, accountName }: ObjectedDossier) {
  return {
    requestId: row.id,
    number: row.number,
    version: row.version,
    reason: row.reason,
    payeeName,
    amount: row.amount.toString(),
    fund: row.fund,
    accountCode: row.accountCode,
    accountName,
    requestState: row.state,
    requestStateName: stateNames[row.state],
  };
}

function standingOf(
  { row, freezes, weight, terms, hasVoice }: ObjectedDossier,
  { today }: ObjectionLooking,
) {
  const objected = objectedOf(row, freezes);
  const endsOn = objected.objectionEndsOn;
  if (endsOn === null || terms === null) throw new Error('a payment without a window');
  const state = objectionStateOf(objected, today);
  // Once decided, what it was frozen by says more than the nothing that is left of it.
  const last = freezes.at(-1);
  const shown = (state === 'lifted' || state === 'refused') && last ? last : weight;
  return {
    state,
    stateName: objectionStateNames[state],
    opensOn: plusDays(endsOn, 1 - terms.days),
    endsOn,
    daysLeft: state === 'open' ? Math.max(daysBetween(today, endsOn) + 1, 0) : 0,
    households: shown.households,
    area: publicArea(shown),
    neededHouseholds: terms.households,
    neededArea: areaToFreeze(weight.totalArea, terms),
    mayObject: hasVoice && isHeard(objected, today),
  };
}

export function votesViewOf({ agreed, refused }: CommitteeStanding): CommitteeVotesView {
  return {
    agreed: agreed.agreed,
    refused: refused.agreed,
    sitting: agreed.sitting,
    needed: agreed.needed,
  };
}

function decisionOf({
  freezes,
  votes,
  resolutionNumber,
}: ObjectedDossier): ObjectedPaymentView['decision'] {
  const decided = freezes.findLast(({ outcome }) => outcome === 'lifted' || outcome === 'refused');
  if (!decided?.endedAt) return null;
  const lift = decided.outcome === 'lifted';
  const reasons = votes
    .filter(
      ({ round, agree, reason }) => round === decided.round && agree === lift && reason !== '',
    )
    .map(({ reason }) => reason);
  const { resolutionId } = decided;
  return {
    lift,
    by: resolutionId === null ? 'committee' : 'owners',
    reason: resolutionId === null ? reasons.join('；') : `业主大会决议 ${resolutionNumber ?? ''}`,
    at: decided.endedAt.toISOString(),
    resolutionId,
  };
}

const isLive = ({ state }: SpendingRequestRow) => state !== 'draft' && state !== 'withdrawn';

function mayVote(
  { votes, answers }: ObjectedDossier,
  open: SpendingFreezeRow,
  looking: ObjectionLooking,
): boolean {
  const isAnswered = answers.some(({ row }) => row.round === open.round);
  const hasVoted = votes.some(
    ({ round, personId }) => round === open.round && personId === looking.personId,
  );
  return holds(looking, 'objection.decide') && isAnswered && !hasVoted;
}

function holds({ askers }: ObjectionLooking, right: Right): boolean {
  return askers.some(({ post }) => mayDo(post, right));
}
