import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { figuresOf } from './inquiry-figures';
import { inquiryErrors } from './inquiry.errors';
import { INQUIRIES, type InquiryRecord, WAITING } from './inquiry-records';
import type { InquiryState, Subject } from './inquiry.rules';
import { type InquiryReader, mayOf } from './inquiry-reader.rules';
import { subjectViews } from './inquiry-subjects';
import type { InquiryCardView, InquiryFiguresView, InquiryView } from './inquiry.view';
import {
  answerViewsOf,
  type AnswerRecord,
  escalationViewsOf,
  type EscalationRecord,
  inquiryCardOf,
  verdictViewsOf,
  type VerdictRecord,
} from './inquiry-views';

export interface InquiryFilter {
  readonly state?: InquiryState | 'waiting' | 'overdue' | undefined;
  readonly subject?: Pick<Subject, 'kind' | 'id'> | undefined;
  /** Words in questions and answers; what is hidden is not found. */
  readonly words?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly following?: boolean | undefined;
  /** By the last day of the clock, those that wait first; else the newest first. */
  readonly byDue?: boolean | undefined;
}

/** 质询, for everybody. */
@Injectable()
export class InquiriesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** A page of them, and the figures of all. */
  list(
    communityId: number,
    filter: InquiryFilter,
    { reader, ...page }: { reader: InquiryReader; cursor?: string | undefined; limit: number },
  ): Promise<Page<InquiryCardView> & { figures: InquiryFiguresView }> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await this.rowsOf(tx, communityId, { filter, reader, ...page });
      const cut = pageOf(rows, page.limit, (row) =>
        filter.byDue ? [row.dueOn, row.id] : [row.at.toISOString(), row.id],
      );
      const items = await this.cardsOf(tx, communityId, { rows: cut.items, reader });
      const figures = await figuresOf(tx, communityId, this.clock.today());
      return { items, next: cut.next, figures };
    });
  }

  /** Those on one thing, the newest first, at most 50: for the page of the thing itself. */
  about(
    communityId: number,
    subject: Pick<Subject, 'kind' | 'id'>,
    reader: InquiryReader,
  ): Promise<InquiryCardView[]> {
    return this.reading.run(communityId, async (tx) => {
      const filter = { subject };
      const rows = await this.rowsOf(tx, communityId, { filter, reader, limit: ABOUT_MAX });
      return this.cardsOf(tx, communityId, { rows: rows.slice(0, ABOUT_MAX), reader });
    });
  }

  /** @throws DomainError notFound `inquiry.not-found`. */
  show(communityId: number, id: string, reader: InquiryReader): Promise<InquiryView> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<InquiryRecord[]>(`${INQUIRIES} and i.id = $2`, [communityId, id]);
      const [asked] = rows;
      const [card] = await this.cardsOf(tx, communityId, { rows, reader });
      if (!asked || !card) throw inquiryErrors.notFound();
      const answers = await tx.query<AnswerRecord[]>(ANSWERS, [communityId, id]);
      const verdicts = await tx.query<VerdictRecord[]>(VERDICTS, [communityId, id]);
      const told = await tx.query<EscalationRecord[]>(ESCALATIONS, [communityId, id]);
      const { answerDays, committeeDays, round } = asked;
      return {
        card,
        round,
        answers: answerViewsOf(answers, { asked, verdicts }),
        verdicts: verdictViewsOf(verdicts, card.mine),
        escalations: escalationViewsOf(told),
        answerDays,
        committeeDays,
        ...mayOf(reader, card),
      };
    });
  }

  /** The card of one question, e.g. right after it was asked. */
  card(communityId: number, id: string, reader: InquiryReader): Promise<InquiryCardView> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<InquiryRecord[]>(`${INQUIRIES} and i.id = $2`, [communityId, id]);
      const [card] = await this.cardsOf(tx, communityId, { rows, reader });
      if (!card) throw inquiryErrors.notFound();
      return card;
    });
  }

  private rowsOf(
    tx: EntityManager,
    communityId: number,
    asked: {
      filter: InquiryFilter;
      reader: InquiryReader;
      cursor?: string | undefined;
      limit: number;
    },
  ): Promise<InquiryRecord[]> {
    const { conditions, values } = this.conditionsOf(communityId, asked);
    const order = asked.filter.byDue ? 'v.due_on, i.id' : 'i.at desc, i.id desc';
    const where = conditions.map((condition) => ` and ${condition}`).join('');
    return tx.query<InquiryRecord[]>(
      `${INQUIRIES}${where} order by ${order} limit ${asked.limit + 1}`,
      values,
    );
  }

  private conditionsOf(
    communityId: number,
    asked: { filter: InquiryFilter; reader: InquiryReader; cursor?: string | undefined },
  ): { conditions: string[]; values: unknown[] } {
    const { state, subject, words, mine, following, byDue = false } = asked.filter;
    const { personId } = asked.reader;
    const values: unknown[] = [communityId];
    const say = (value: unknown) => `$${values.push(value)}`;
    const conditions: string[] = [];
    if (state) conditions.push(STATES[state](() => say(this.clock.today())));
    if (subject) {
      conditions.push(`i.subject_kind = ${say(subject.kind)}`);
      conditions.push(`i.subject_id is not distinct from ${say(subject.id)}::text`);
    }
    if (words) conditions.push(`i.id in (select inquiries_saying(${say(words)}))`);
    if (mine) conditions.push(`i.person_id = ${say(personId)}`);
    if (following) conditions.push(followedBy(say(personId)));
    const after = decodeCursor(asked.cursor, [byDue ? 'day' : 'instant', 'id']);
    if (after) conditions.push(afterOf(byDue, [say(after[0]), say(after[1])]));
    return { conditions, values };
  }

  private async cardsOf(
    tx: EntityManager,
    communityId: number,
    { rows, reader }: { rows: readonly InquiryRecord[]; reader: InquiryReader },
  ): Promise<InquiryCardView[]> {
    if (rows.length === 0) return [];
    const subjects = rows.map(({ kind, subjectId, line }) => ({ kind, id: subjectId, line }));
    const views = await subjectViews(tx, communityId, { subjects, reader });
    const follows = await tx.query<{ id: string; count: number; own: boolean }[]>(FOLLOWS, [
      communityId,
      rows.map(({ id }) => id),
      reader.personId,
    ]);
    const looking = { personId: reader.personId, today: this.clock.today() };
    return rows.map((row, at) => {
      const { count: followers = 0, own: following = false } =
        follows.find(({ id }) => id === row.id) ?? {};
      return inquiryCardOf(row, { subject: views[at]!, followers, following }, looking);
    });
  }
}

const ABOUT_MAX = 50;

const STATES: Record<InquiryState | 'waiting' | 'overdue', (today: () => string) => string> = {
  open: () => 'not v.settled and a.now = 0 and v.round = 1',
  disputed: () => 'not v.settled and a.now = 0 and v.round > 1',
  answered: () => 'not v.settled and a.now > 0',
  settled: () => 'v.settled',
  waiting: () => WAITING,
  overdue: (today) => `${WAITING} and v.due_on < ${today()}::date`,
};

const followedBy = (person: string) => `exists (select from inquiry_follow f
  where f.community_id = i.community_id and f.inquiry_id = i.id and f.person_id = ${person})`;

const afterOf = (byDue: boolean, [key, id]: readonly [string, string]) =>
  byDue
    ? `(v.due_on, i.id) > (${key}::date, ${id}::uuid)`
    : `(i.at, i.id) < (${key}::timestamptz, ${id}::uuid)`;

const FOLLOWS = `
  select f.inquiry_id as id, count(*)::int as count, bool_or(f.person_id = $3) as own
  from inquiry_follow f where f.community_id = $1 and f.inquiry_id = any($2::uuid[])
  group by f.inquiry_id`;

const ANSWERS = `
  select a.id, a.turn, a.round, a.text, g.post, a.at, h.at as "hiddenAt", h.reason as "hiddenReason",
    coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name,
        'mediaType', o.public_media_type, 'thumbnail', o.thumbnail_sha256 is not null)
        order by f.position)
      from inquiry_answer_file f
      join file_object o on o.community_id = f.community_id and o.id = f.file_id
      where f.community_id = a.community_id and f.answer_id = a.id), '[]') as files
  from inquiry_answer a
  join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
  left join inquiry_hiding h on h.community_id = a.community_id and h.inquiry_id = a.inquiry_id
    and h.part = 'answer' and h.place = a.turn
  where a.community_id = $1 and a.inquiry_id = $2 order by a.turn`;

const VERDICTS = `
  select v.round, v.answered, v.note, v.at, h.at as "hiddenAt", h.reason as "hiddenReason"
  from inquiry_verdict v
  left join inquiry_hiding h on h.community_id = v.community_id and h.inquiry_id = v.inquiry_id
    and h.part = 'verdict' and h.place = v.round
  where v.community_id = $1 and v.inquiry_id = $2 order by v.round`;

const ESCALATIONS = `
  select e.round, e.told, e.due_on::text as "dueOn", e.at from inquiry_escalation e
  where e.community_id = $1 and e.inquiry_id = $2 order by e.due_on, e.told`;
