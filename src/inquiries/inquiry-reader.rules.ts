import type { CommunityReader } from '../community/community-reader.rules';
import { mayDo, type Right } from '../community/rights.rules';
import type { InquiryCardView, InquiryView } from './inquiry.view';

/** Who reads: the caller with all her posts here. */
export type InquiryReader = CommunityReader;

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
