import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Asked, Inquiry, SimilarInquiry } from '../../shared/inquiries/types';
import { useCommunity } from '../layout/community';

export function useInquiry(id: string) {
  return useGet<Inquiry>(useCommunity().path(`/inquiries/${encodeURIComponent(id)}`));
}

/** Something done to a question, once; afterwards every question on the screen is asked anew. */
export function useInquiryAct<Input, Result = Inquiry>(
  send: (input: Input, path: (rest?: string) => string) => Promise<Result>,
) {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<Result, Error, Input>({
    mutationFn: (input) => send(input, path),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path('/inquiries')),
      }),
  });
}

export interface NewInquiry {
  subjectKind: string;
  subjectId?: string;
  text: string;
}

/** What in the words looks like somebody's personal data: said before they are public. */
export const checkWords = (address: string, words: NewInquiry) =>
  api.post<Asked>(`${address}?check=1`, words, { once: true });

const TELLING = 4;

/** Questions like the one being written, once there is enough to go by. */
export function useSimilar(asked: { kind: string; id: string | null; text: string }) {
  const { path } = useCommunity();
  const { kind, id, text } = asked;
  return useGet<{ items: SimilarInquiry[] }>(
    path('/inquiries/similar'),
    { text, subjectKind: kind, subjectId: id },
    { enabled: text.length >= TELLING, keepLast: true },
  );
}
