import { compareDays, type Day } from '../shared/day';

/** A term of office as the database has it. */
export interface TermHeld {
  startsOn: Day;
  /** The last day of the term; null is open. */
  endsOn: Day | null;
  /** The first day without the post, when it was taken away early. */
  endedOn: Day | null;
}

/**
 * Whether a post is held on a day. Taken away "today" means at once: who is dismissed at noon approves
 * nothing in the afternoon.
 */
export function isInForce({ startsOn, endsOn, endedOn }: TermHeld, on: Day): boolean {
  if (compareDays(startsOn, on) > 0) return false;
  if (endsOn !== null && compareDays(endsOn, on) < 0) return false;
  return endedOn === null || compareDays(endedOn, on) > 0;
}
