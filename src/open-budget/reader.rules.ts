import { mayDo } from '../community/rights.rules';
import type { Memberships, Post } from '../shared/posts';
import type { BudgetRight } from './turn.rules';

/** What the caller may do there in all her posts, and as a resident where a home is hers. */
export function budgetRightsOf(
  { grants, bindings }: Memberships,
  communityId: number,
): (right: BudgetRight) => boolean {
  const there = ({ communityId: place }: { communityId: number }) => place === communityId;
  const posts: Post[] = grants.filter(there).map(({ post }) => post);
  if (bindings.some(there)) posts.push('resident');
  return (right) => posts.some((post) => mayDo(post, right));
}
