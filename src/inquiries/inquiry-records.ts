import type { EntityManager } from 'typeorm';
import { type Day, day } from '../shared/day';
import type { Post } from '../shared/posts';
import type { Standing, SubjectKind } from './inquiry.rules';

/** A question with how it stands; who asked stays in this room. */
export interface InquiryRecord {
  readonly id: string;
  readonly number: string;
  readonly kind: SubjectKind;
  readonly subjectId: string | null;
  readonly line: number | null;
  readonly topic: string;
  readonly text: string;
  readonly personId: string;
  readonly post: Post;
  readonly at: Date;
  readonly answerDays: number;
  readonly committeeDays: number;
  readonly round: number;
  readonly settled: boolean;
  /** Whether the round has an answer. */
  readonly answered: boolean;
  /** Answers of all rounds. */
  readonly answers: number;
  readonly firstAnswerAt: Date | null;
  readonly lastAnswerAt: Date | null;
  readonly dueOn: Day;
  readonly hiddenAt: Date | null;
  readonly hiddenReason: string | null;
}

/** Every question `i` with its standing; conditions and order follow. $1 is the community. */
export const INQUIRIES = `
  select i.id, i.number, i.subject_kind as kind, i.subject_id as "subjectId", i.subject_line as line,
    i.topic, i.text, i.person_id as "personId", i.post, i.at, i.answer_days as "answerDays",
    i.committee_days as "committeeDays", v.round, v.settled, a.now > 0 as answered, a.answers,
    a.first_at as "firstAnswerAt", a.last_at as "lastAnswerAt", v.due_on::text as "dueOn",
    h.at as "hiddenAt", h.reason as "hiddenReason"
  from inquiry i
  cross join lateral (
    select (coalesce(max(v.round) filter (where not v.answered), 0) + 1)::int as round,
      coalesce(bool_or(v.answered), false) as settled,
      (coalesce(max(v.at) filter (where not v.answered), i.at) at time zone 'Asia/Shanghai')::date
        + i.answer_days as due_on
    from inquiry_verdict v where v.community_id = i.community_id and v.inquiry_id = i.id) v
  cross join lateral (
    select count(*)::int as answers, count(*) filter (where a.round = v.round) as now,
      min(a.at) as first_at, max(a.at) as last_at
    from inquiry_answer a where a.community_id = i.community_id and a.inquiry_id = i.id) a
  left join inquiry_hiding h on h.community_id = i.community_id and h.inquiry_id = i.id
    and h.part = 'question'
  where i.community_id = $1`;

/** Waits for an answer. */
export const WAITING = 'not v.settled and a.now = 0 and h.inquiry_id is null';

/** Null: there is none of this id in the community. */
export async function inquiryOf(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<InquiryRecord | null> {
  const [row] = await tx.query<InquiryRecord[]>(`${INQUIRIES} and i.id = $2`, [communityId, id]);
  return row ?? null;
}

export function standingOf(record: InquiryRecord): Standing {
  const { round, answered, settled, committeeDays, hiddenAt } = record;
  const last = day(record.dueOn);
  return { round, answered, settled, hidden: hiddenAt !== null, dueOn: last, committeeDays };
}
