import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { personalKindNames, personalPartsOf } from '../shared/personal-text';
import { INQUIRIES, type InquiryRecord } from './inquiry-records';
import { inquiryStateNames, stateOf, type Subject } from './inquiry.rules';
import { subjectViews } from './inquiry-subjects';
import type { PersonalWarningView, SimilarInquiryView } from './inquiry.view';
import type { InquiryReader } from './inquiry-reader.rules';

const SIMILAR_MAX = 5;

type SimilarRecord = InquiryRecord & { sameSubject: boolean; answer: string | null };

/** Before one asks: what was asked before, and what should not stand in a text that everybody reads. */
@Injectable()
export class SimilarInquiriesQueries {
  constructor(private readonly reading: Reading) {}

  /** At most five, the most alike first; those on the same thing count for more. */
  similar(
    communityId: number,
    { text, subject }: { text: string; subject: Pick<Subject, 'kind' | 'id'> | null },
    reader: InquiryReader,
  ): Promise<SimilarInquiryView[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<SimilarRecord[]>(SIMILAR, [
        communityId,
        text.trim(),
        subject?.id ? subject.kind : null,
        subject?.id ?? null,
        SIMILAR_MAX,
      ]);
      const subjects = rows.map(({ kind, subjectId, line }) => ({ kind, id: subjectId, line }));
      const views = await subjectViews(tx, communityId, { subjects, reader });
      return rows.map((row, at) => similarViewOf(row, views[at]!));
    });
  }

  /** Telephone and identity numbers, plates and accounts in what someone is about to publish. */
  warningsOf(...texts: readonly string[]): PersonalWarningView[] {
    return texts.flatMap((text) =>
      personalPartsOf(text).map((part) => ({ ...part, kindName: personalKindNames[part.kind] })),
    );
  }
}

function similarViewOf(
  row: SimilarRecord,
  subject: SimilarInquiryView['subject'],
): SimilarInquiryView {
  const state = stateOf(row);
  return {
    id: row.id,
    number: row.number,
    topic: row.topic,
    subject,
    state,
    stateName: inquiryStateNames[state],
    at: row.at.toISOString(),
    answer: row.answer,
    sameSubject: row.sameSubject,
  };
}

/** A fifth of the pairs in common, or the same thing asked about. */
const SIMILAR = `
  with wanted as (select count(distinct pair) as pairs from unnest(bigrams($2)) pair),
  alike as (
    select l.id, l.shared::numeric / greatest(least(l.pairs, w.pairs), 1) as share
    from wanted w, inquiries_like($2) l where length($2) > 1)
  select s.*, s.same as "sameSubject", (
    select left(a.text, 200) from inquiry_answer a
    where a.community_id = $1 and a.inquiry_id = s.id and not exists (
      select from inquiry_hiding h where h.community_id = $1 and h.inquiry_id = s.id
        and h.part = 'answer' and h.place = a.turn)
    order by a.turn desc limit 1) as answer
  from (
    select q.*, coalesce(q.kind = $3::text and q."subjectId" = $4::text, false) as same, alike.share
    from (${INQUIRIES}) q left join alike on alike.id = q.id
    where q."hiddenAt" is null) s
  where s.share >= 0.2 or s.same
  order by coalesce(s.share, 0) + case when s.same then 0.5 else 0 end desc, s.at desc, s.id
  limit $5`;
