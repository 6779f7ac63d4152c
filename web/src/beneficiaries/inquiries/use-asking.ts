import { useMutation } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { Asked, InquiryCard } from '../../shared/inquiries/types';
import { useCommunity } from '../layout/community';
import { checkWords, useInquiryAct, type NewInquiry } from './use-inquiries';

/** Looks the words over first; asks at once when nothing in them looks personal. */
export function useAsking(onAsked: (inquiry: InquiryCard) => void) {
  const { path } = useCommunity();
  const address = path('/inquiries');
  const post = useInquiryAct((words: NewInquiry) =>
    api.post<Asked>(address, words, { once: true }),
  );
  const askAnyway = (words: NewInquiry) =>
    post.mutate(words, { onSuccess: ({ inquiry }) => inquiry && onAsked(inquiry) });
  const check = useMutation({
    mutationFn: (words: NewInquiry) => checkWords(address, words),
    onSuccess: ({ warnings }, words) => {
      if (warnings.length === 0) askAnyway(words);
    },
  });
  return {
    ask: (words: NewInquiry) => check.mutate(words),
    askAnyway,
    /** Back to the words: the warnings were of what stood there before. */
    forget: () => check.reset(),
    warnings: check.data?.warnings ?? [],
    error: check.error ?? post.error,
    isBusy: check.isPending || post.isPending,
  };
}
