import { mayDo, type Right } from '../community/rights.rules';
import type { Memberships, Post } from '../shared/posts';
import type { InquiryCardView, InquiryView } from './inquiry.view';

/** Who reads questions: the homes that are named to her, and what she may do in all her posts. */
export interface InquiryReader {
  readonly personId: string;
  readonly unitIds: readonly string[];
  readonly posts: readonly Post[];
}

export function inquiryReaderOf(
  { personId, grants, bindings }: Memberships & { personId: string },
  communityId: number,
): InquiryReader {
  const there = ({ communityId: place }: { communityId: number }) => place === communityId;
  const homes = bindings.filter(there);
  const posts = grants.filter(there).map(({ post }) => post);
  return {
    personId,
    unitIds: homes.map(({ unitId }) => unitId),
    posts: homes.length > 0 ? [...posts, 'resident'] : posts,
  };
}

/** What the page of a question offers her; each act is judged again when it is done. */
export function mayOf(
  { posts }: InquiryReader,
  { mine, state, hidden }: Pick<InquiryCardView, 'mine' | 'state' | 'hidden'>,
): Pick<InquiryView, 'mayAnswer' | 'mayJudge' | 'mayHide'> {
  const may = (right: Right) => posts.some((post) => mayDo(post, right));
  return {
    mayAnswer: may('inquiry.answer') && !mine && state !== 'settled' && hidden === null,
    mayJudge: mine && state === 'answered',
    mayHide: may('inquiry.hide'),
  };
}
