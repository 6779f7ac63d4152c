import type { Escalation, Inquiry, InquiryAnswer, InquiryVerdict } from './types';

/** What happened after the asking, one after the other. */
export type Happening =
  | { what: 'answer'; at: string; answer: InquiryAnswer }
  | { what: 'verdict'; at: string; verdict: InquiryVerdict }
  | { what: 'escalation'; at: string; escalation: Escalation };

/** Answers, the asker's verdicts and the escalations in the order of their time. */
export function threadOf({
  answers,
  verdicts,
  escalations,
}: Pick<Inquiry, 'answers' | 'verdicts' | 'escalations'>): Happening[] {
  const all: Happening[] = [
    ...escalations.map((escalation) => ({
      what: 'escalation' as const,
      at: escalation.at,
      escalation,
    })),
    ...answers.map((answer) => ({ what: 'answer' as const, at: answer.at, answer })),
    ...verdicts.map((verdict) => ({ what: 'verdict' as const, at: verdict.at, verdict })),
  ];
  return all.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
