import { compareDays, type Day } from '../shared/day';
import { grantErrors } from './grants.errors';
import {
  DUTIES,
  grantFor,
  type Memberships,
  partyOf,
  type Post,
  postNames,
  posts,
  rightToGrant,
} from './rights.rules';

/** A post that is given, unlike `resident`. */
export type GrantedPost = Exclude<Post, 'resident'>;

export const grantedPosts = posts.filter((post): post is GrantedPost => post !== 'resident');

/** Posts without which nobody could appoint anybody: the operator gives them once. */
const FIRST_POSTS: readonly Post[] = ['chair', 'manager'];

export interface Term {
  startsOn: Day;
  /** The last day; null is open. */
  endsOn: Day | null;
}

export interface HeldPost extends Term {
  post: GrantedPost;
  /** When it was taken away before its term; as the database counts, that day still belongs to it. */
  endedOn: Day | null;
  /** Of the firm's people: the term of the firm it belongs to. */
  trusteeTerm?: number | null;
}

export interface Granter extends Memberships {
  isOperator: boolean;
}

/**
 * Which post may give which: the manager the firm's, the chair the committee's, the supervisors' and the
 * auditor's; the operator of the installation the first chair and the first manager only.
 * `isHeld` says whether someone has the post now.
 * @throws DomainError notFound for a stranger, forbidden otherwise
 */
export function assertMayGrant(
  granter: Granter,
  communityId: number,
  { post, isHeld }: { post: Post; isHeld: boolean },
): void {
  const right = rightToGrant[post];
  if (right === undefined) throw grantErrors.notAPost();
  const isMember = [...granter.grants, ...granter.bindings].some(
    (membership) => membership.communityId === communityId,
  );
  if (granter.isOperator && !isMember) assertFirst(post, isHeld);
  else grantFor(granter, communityId, right);
}

/** @throws DomainError notFound for a stranger, forbidden for a member without the right */
export function assertMayEnd(granter: Memberships, communityId: number, post: Post): void {
  const right = rightToGrant[post];
  if (right === undefined) throw grantErrors.notAPost();
  grantFor(granter, communityId, right);
}

function assertFirst(post: Post, isHeld: boolean): void {
  if (!FIRST_POSTS.includes(post)) throw grantErrors.operatorFirstOnly();
  if (isHeld) throw grantErrors.firstTaken(postNames[post]);
}

/** @throws DomainError `grant.ends-before-start`, `.already-over`, `.auditor-needs-end` */
export function assertTerm(post: Post, { startsOn, endsOn }: Term, today: Day): void {
  if (endsOn === null) {
    if (partyOf[post] === 'auditor') throw grantErrors.auditorNeedsEnd();
    return;
  }
  if (compareDays(endsOn, startsOn) < 0) throw grantErrors.endsBeforeStart();
  if (compareDays(endsOn, today) < 0) throw grantErrors.alreadyOver();
}

/** Whether the post is a step of a payment, so that the natural person behind it must be known. */
export function carriesDuty(post: Post): boolean {
  return DUTIES[post] !== undefined;
}

/**
 * No natural person holds two of 经办, 制单, 审核, 出纳, 第二把钥匙 at one time, nor a post on two sides of
 * the trust (domain 1.10; `role_grant_one_duty`, `role_grant_one_side` refuse it too). Who goes over to the
 * next firm holds one post in each, never both at one time, because the terms of two firms do not overlap.
 * @throws DomainError that names the post held
 */
export function assertCompatible(
  wanted: Term & Pick<HeldPost, 'post' | 'trusteeTerm'>,
  held: readonly HeldPost[],
) {
  const postName = postNames[wanted.post];
  const rivals = held.filter((one) => overlap(one, wanted) && !ofAnotherFirm(one, wanted));
  for (const other of rivals) {
    const heldName = postNames[other.post];
    if (other.post === wanted.post) throw grantErrors.samePost(postName);
    if (partyOf[other.post] !== partyOf[wanted.post]) {
      throw grantErrors.bothSides(heldName, postName);
    }
    if (carriesDuty(other.post) && carriesDuty(wanted.post)) {
      throw grantErrors.twoDuties(heldName, postName);
    }
  }
}

/**
 * The first day on which a post no longer holds when it is taken away on `on`. A post that has not begun
 * never begins.
 * @throws DomainError `grant.ended`, `.end-in-past`, `.end-beyond-term`
 */
export function endOf(
  grant: Term & { endedOn: Day | null },
  { on, today }: { on: Day; today: Day },
): Day {
  if (grant.endedOn !== null) throw grantErrors.ended();
  if (grant.endsOn !== null && compareDays(grant.endsOn, today) < 0) throw grantErrors.ended();
  if (compareDays(on, today) < 0) throw grantErrors.endInPast();
  if (grant.endsOn !== null && compareDays(on, grant.endsOn) > 0) {
    throw grantErrors.endBeyondTerm();
  }
  return compareDays(on, grant.startsOn) < 0 ? grant.startsOn : on;
}

function ofAnotherFirm(
  { trusteeTerm: a = null }: Pick<HeldPost, 'trusteeTerm'>,
  { trusteeTerm: b = null }: Pick<HeldPost, 'trusteeTerm'>,
): boolean {
  return a !== null && b !== null && a !== b;
}

/** As in the database: both ends belong to the term. */
function overlap(held: HeldPost, wanted: Term): boolean {
  const heldUntil = earlier(held.endsOn, held.endedOn);
  const startsBefore = (term: Term, end: Day | null) =>
    end === null || compareDays(term.startsOn, end) <= 0;
  return startsBefore(held, wanted.endsOn) && startsBefore(wanted, heldUntil);
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b;
  if (b === null) return a;
  return compareDays(a, b) < 0 ? a : b;
}
