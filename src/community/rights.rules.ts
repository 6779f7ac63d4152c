import type { ActingGrant, HeldBinding, Memberships, Post } from '../shared/posts';
import { forbidden, notFound } from '../shared/domain-error';
import { partyOf, postNames, posts } from './posts.rules';
import { type Right, RIGHTS, SECOND_FACTOR_RIGHTS } from './rights-matrix.rules';
import { trusteeTermOver } from './trustee-term.rules';

export type { ActingGrant, Memberships, Party, Post } from '../shared/posts';
export { DUTIES, type Duty, partyNames, partyOf, postNames, posts } from './posts.rules';
export { type Right, RIGHTS, SECOND_FACTOR_RIGHTS } from './rights-matrix.rules';

/** Every right, sorted. */
export const rights = Object.keys(RIGHTS).sort() as Right[];

/** Which right it takes to give or end a post. A resident is bound to a home, not appointed. */
export const rightToGrant: Partial<Record<Post, Right>> = Object.fromEntries(
  posts.flatMap((post) => {
    const party = partyOf[post];
    if (party === 'beneficiary') return [];
    return [[post, party === 'auditor' ? 'grant.supervisor' : `grant.${party}`]];
  }),
);

export function isRight(text: string): text is Right {
  return Object.hasOwn(RIGHTS, text);
}

export function mayDo(post: Post, right: Right): boolean {
  return (RIGHTS[right] as readonly Post[]).includes(post);
}

/** All rights of someone holding these posts in one community, sorted. */
export function rightsOf(held: readonly Post[]): Right[] {
  return rights.filter((right) => held.some((post) => mayDo(post, right)));
}

export function needsSecondFactor(held: readonly Post[]): boolean {
  return SECOND_FACTOR_RIGHTS.some((right) => held.some((post) => mayDo(post, right)));
}

/**
 * The capacity in which the caller uses a right in a community: a post before a home, because an
 * office-holder acts in her office even where she also lives.
 * @throws DomainError notFound `community.unknown` without any membership there (existence is not
 * leaked); forbidden `trustee-term.over` for the people of a firm whose term is over, `right.missing` for
 * any other member without the right.
 */
export function grantFor(caller: Memberships, communityId: number, right: Right): ActingGrant {
  const held = capacitiesOf(caller, communityId);
  const acting = held.find(({ post }) => mayDo(post, right));
  if (acting) return acting;
  const former = caller.former?.find((firm) => firm.communityId === communityId);
  if (former) throw trusteeTermOver(former);
  throw held.length === 0 ? communityUnknown() : rightMissing(right);
}

function capacitiesOf({ grants, bindings }: Memberships, communityId: number): ActingGrant[] {
  const there = ({ communityId: place }: { communityId: number }) => place === communityId;
  return [...grants.filter(there), ...bindings.filter(there).slice(0, 1).map(asResident)];
}

function asResident({ communityId }: HeldBinding): ActingGrant {
  return { communityId, grantId: null, party: 'beneficiary', post: 'resident' };
}

function communityUnknown() {
  return notFound(
    'community.unknown',
    '没有找到这个小区，或您不是它的成员。请核对网址，或先绑定房屋。',
  );
}

function rightMissing(right: Right) {
  const who = RIGHTS[right].map((post) => postNames[post]).join('、');
  return forbidden('right.missing', `您现在的职务不能办理这一项，请由${who}办理。`, { right });
}
