import { COMMITTEE } from '../community/posts.rules';
import type { Day } from '../shared/day';
import { formatDay } from '../shared/day';
import type { DomainError } from '../shared/domain-error';
import type { Post } from '../shared/posts';
import { haltErrors } from './halts.errors';

/** An emergency as far as it decides what may happen next. */
export interface EmergencyStanding {
  /** The reviewer's word has booked the cost; it is not taken back by an edit. */
  booked: boolean;
  ratified: boolean;
  /** Last day of the clock; null before the submission. */
  ratifyBy: Day | null;
}

/** What stands between an approved request and its payment: 公示异议, 应急追认. */
export interface Halts {
  /** Last day of the objection window; null: none. */
  objectionEndsOn: Day | null;
  /** 'refused': the freeze ended with a no, and the request is about to be rejected. */
  freeze: 'frozen' | 'refused' | null;
  emergency: EmergencyStanding | null;
}

export const NO_HALTS: Halts = { objectionEndsOn: null, freeze: null, emergency: null };

/** Towards the bank: nothing of it happens while the owners are heard. */
const TOWARDS_PAYMENT: readonly string[] = ['order', 'release', 'pay'];

/** Why objections or a missing ratification forbid this act now; null when they do not. */
export function haltOf(
  { state, halts }: { state: string; halts: Halts },
  act: string,
  today: Day,
): DomainError | null {
  const { freeze, emergency } = halts;
  if (TOWARDS_PAYMENT.includes(act)) return haltOfPayment(halts, today);
  if (emergency) return haltOfEmergency(emergency, act, state);
  if (act === 'edit' && freeze !== null && state === 'approved') return haltErrors.frozen();
  const decided = state !== 'approved' || freeze === 'refused';
  return act === 'reject' && !decided ? haltErrors.notRefused() : null;
}

function haltOfPayment(
  { objectionEndsOn, freeze, emergency }: Halts,
  today: Day,
): DomainError | null {
  if (emergency) return emergency.ratified ? null : haltErrors.notRatified();
  if (freeze !== null) return haltErrors.frozen();
  return objectionEndsOn !== null && today <= objectionEndsOn
    ? haltErrors.objectionsOpen(formatDay(objectionEndsOn))
    : null;
}

function haltOfEmergency(
  { booked }: EmergencyStanding,
  act: string,
  state: string,
): DomainError | null {
  // The committee ratifies or refuses it by a majority, never by one member's word.
  const oneWord =
    act === 'approve' || (act === 'reject' && ['reviewed', 'approved'].includes(state));
  if (oneWord) return haltErrors.byMajority();
  return booked && (act === 'edit' || act === 'withdraw') ? haltErrors.costBooked() : null;
}

/** Whose turn objections or the clock make it; null when they leave the turn to the table of states. */
export function haltWaitsFor(
  { state, halts }: { state: string; halts: Halts },
  today: Day,
): { who: readonly Post[]; what: string } | null {
  const { objectionEndsOn, freeze, emergency } = halts;
  if (state === 'reviewed' && emergency) {
    const until = emergency.ratifyBy === null ? '' : `，最迟 ${formatDay(emergency.ratifyBy)}`;
    return { who: COMMITTEE, what: `应急支出追认（过半数委员同意${until}）` };
  }
  if (state !== 'approved') return null;
  if (freeze !== null) return { who: COMMITTEE, what: '公开答复业主异议，并决定是否解除冻结' };
  return objectionEndsOn !== null && today <= objectionEndsOn
    ? { who: [], what: `公示异议期至 ${formatDay(objectionEndsOn)}，次日起可制付款单` }
    : null;
}
