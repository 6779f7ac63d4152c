import { postNames } from '../community/rights.rules';
import { type Day, day, dayInShanghai } from '../shared/day';
import type { Post } from '../shared/posts';
import {
  answeredAfter,
  askerLabelOf,
  clockOf,
  inquiryStateNames,
  stateOf,
  toldNames,
} from './inquiry.rules';
import type {
  InquiryAnswerView,
  InquiryCardView,
  InquiryEscalationView,
  InquiryFileView,
  InquiryHiddenView,
  InquirySubjectView,
  InquiryVerdictView,
} from './inquiry.view';
import { type InquiryRecord, standingOf } from './inquiry-records';

/** Who reads, and when: the hidden words are shown to whoever wrote the question, and to nobody else. */
export interface Looking {
  readonly personId: string;
  readonly today: Day;
}

/** What stands beside a question in a list. */
export interface Beside {
  readonly subject: InquirySubjectView;
  readonly followers: number;
  readonly following: boolean;
}

export interface AnswerRecord {
  id: string;
  turn: number;
  round: number;
  text: string;
  post: Post;
  at: Date;
  files: InquiryFileView[];
  hiddenAt: Date | null;
  hiddenReason: string | null;
}

export interface VerdictRecord {
  round: number;
  answered: boolean;
  note: string;
  at: Date;
  hiddenAt: Date | null;
  hiddenReason: string | null;
}

export interface EscalationRecord {
  round: number;
  told: 'committee' | 'supervisor';
  dueOn: string;
  at: Date;
}

export function inquiryCardOf(
  record: InquiryRecord,
  { subject, followers, following }: Beside,
  { personId, today }: Looking,
): InquiryCardView {
  const mine = record.personId === personId;
  const hidden = hiddenOf(record);
  const isShown = hidden === null || mine;
  const state = stateOf(record);
  return {
    id: record.id,
    number: record.number,
    subject,
    topic: isShown ? record.topic : null,
    text: isShown ? record.text : null,
    askerLabel: askerLabelOf(record.post, postNames[record.post]),
    mine,
    following,
    followers,
    at: record.at.toISOString(),
    dueOn: record.dueOn,
    ...clockOf(standingOf(record), today),
    state,
    stateName: inquiryStateNames[state],
    answers: record.answers,
    lastAnswerAt: record.lastAnswerAt?.toISOString() ?? null,
    hidden,
  };
}

/** Each answer with how long it took since its round began. */
export function answerViewsOf(
  answers: readonly AnswerRecord[],
  { asked, verdicts }: { asked: InquiryRecord; verdicts: readonly VerdictRecord[] },
): InquiryAnswerView[] {
  return answers.map((answer) => {
    const began = verdicts.find(({ round }) => round === answer.round - 1)?.at ?? asked.at;
    const hidden = hiddenOf(answer);
    return {
      id: answer.id,
      round: answer.round,
      text: hidden ? null : answer.text,
      postName: postNames[answer.post],
      at: answer.at.toISOString(),
      ...answeredAfter(dayInShanghai(began), dayInShanghai(answer.at), asked.answerDays),
      // what was attached to hidden words is hidden with them
      files: hidden ? [] : answer.files,
      hidden,
    };
  });
}

export function verdictViewsOf(
  verdicts: readonly VerdictRecord[],
  mine: boolean,
): InquiryVerdictView[] {
  return verdicts.map((verdict) => {
    const hidden = hiddenOf(verdict);
    return {
      round: verdict.round,
      answered: verdict.answered,
      note: hidden === null || mine ? verdict.note : null,
      at: verdict.at.toISOString(),
      hidden,
    };
  });
}

export function escalationViewsOf(
  escalations: readonly EscalationRecord[],
): InquiryEscalationView[] {
  return escalations.map(({ round, told, dueOn, at }) => ({
    round,
    to: told,
    toName: toldNames[told],
    dueOn: day(dueOn),
    at: at.toISOString(),
  }));
}

function hiddenOf({
  hiddenAt,
  hiddenReason,
}: {
  hiddenAt: Date | null;
  hiddenReason: string | null;
}): InquiryHiddenView | null {
  return hiddenAt && { at: hiddenAt.toISOString(), reason: hiddenReason ?? '' };
}
