import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { ActingGrant } from '../shared/posts';
import { contractVersions } from '../trust-contract/contract-in-force';
import { inquiryTermsOf } from '../trust-contract/inquiry-terms.rules';
import { inquiryErrors } from './inquiry.errors';
import { escalationsDue, isSubject, type Subject, topicOf } from './inquiry.rules';
import { INQUIRIES, inquiryOf, type InquiryRecord, standingOf, WAITING } from './inquiry-records';
import { isKnownSubject } from './inquiry-subjects';

/** More of one person in a day keeps others from being answered. */
export const ASKED_A_DAY = 10;

export interface InquiryAt {
  readonly communityId: number;
  readonly id: string;
}

export interface NewInquiry {
  readonly subject: Subject;
  readonly topic?: string | undefined;
  readonly text: string;
}

/** Who acts, and in which office or home. */
export interface Speaker {
  readonly personId: string;
  readonly acting: Pick<ActingGrant, 'grantId' | 'post'>;
}

export interface AnswerDraft {
  readonly text: string;
  /** Evidence of the community, whose public copy everybody then sees here. */
  readonly fileIds: readonly string[];
}

/** What is hidden: the question, the answer of this id, or the asker's words on a round. */
export type HiddenPart =
  | { readonly part: 'question' }
  | { readonly part: 'answer'; readonly answerId: string }
  | { readonly part: 'verdict'; readonly round: number };

/**
 * 质询: asking, answering, judging, hiding. Everything is written with the books held, so that numbers
 * have no gap and nobody judges an answer that another is just adding to.
 */
@Injectable()
export class InquiriesService {
  constructor(private readonly clock: Clock) {}

  /**
   * A question in public, in nobody's name; its clock is the contract's of today.
   * @returns its id.
   * @throws DomainError `inquiry.subject-unknown`, `inquiry.enough`, `inquiry.not-concerned`.
   */
  async ask(
    tx: EntityManager,
    communityId: number,
    { subject, topic, text }: NewInquiry,
    { personId, acting }: Speaker,
  ): Promise<string> {
    if (!isSubject(subject)) throw inquiryErrors.subjectUnknown();
    await holdBooks(tx, communityId);
    if (!(await isKnownSubject(tx, communityId, subject))) throw inquiryErrors.subjectUnknown();
    await this.assertFew(tx, communityId, personId);
    const { version, answerDays, committeeDays } = await this.termsOf(tx, communityId);
    const id = newId();
    await tx.query(
      `insert into inquiry (community_id, id, number, subject_kind, subject_id, subject_line, topic, text,
         person_id, post, contract_version, answer_days, committee_days, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        communityId,
        id,
        await this.nextNumber(tx, communityId),
        subject.kind,
        subject.id,
        subject.line,
        topicOf(topic, text),
        text.trim(),
        personId,
        acting.post,
        version,
        answerDays,
        committeeDays,
        this.clock.now(),
      ],
    );
    return id;
  }

  /**
   * 公开答复, in the name of the office; later ones of the same round add to it.
   * @throws DomainError `inquiry.settled`, `inquiry.own-question`, `inquiry.file-unknown`.
   */
  async answer(
    tx: EntityManager,
    at: InquiryAt,
    { text, fileIds }: AnswerDraft,
    { personId, acting }: Speaker,
  ): Promise<void> {
    const found = await this.held(tx, at);
    if (acting.grantId === null) throw inquiryErrors.officeNeeded();
    if (found.settled) throw inquiryErrors.settled();
    if (found.personId === personId) throw inquiryErrors.ownQuestion();
    const id = newId();
    await tx.query(
      `insert into inquiry_answer (community_id, id, inquiry_id, turn, round, text, person_id, grant_id,
         at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        at.communityId,
        id,
        at.id,
        found.answers + 1,
        found.round,
        text.trim(),
        personId,
        acting.grantId,
        this.clock.now(),
      ],
    );
    await tx.query(
      `insert into inquiry_answer_file (community_id, answer_id, position, file_id)
       select $1, $2, f.turn - 1, f.id from unnest($3::uuid[]) with ordinality as f(id, turn)`,
      [at.communityId, id, fileIds],
    );
  }

  /**
   * Whether that answers it, by the asker herself: yes settles it, no begins a round with a clock of its own.
   * @throws DomainError `inquiry.asker-only`, `inquiry.not-answered`, `inquiry.reason-needed`.
   */
  async judge(
    tx: EntityManager,
    at: InquiryAt,
    { answered, note = '' }: { answered: boolean; note?: string | undefined },
    personId: string,
  ): Promise<void> {
    const found = await this.held(tx, at);
    if (found.personId !== personId) throw inquiryErrors.askerOnly();
    if (found.settled || !found.answered) throw inquiryErrors.notAnswered();
    if (!answered && note.trim().length < 2) throw inquiryErrors.reasonNeeded();
    await tx.query(
      `insert into inquiry_verdict (community_id, inquiry_id, round, answered, note, at)
       values ($1, $2, $3, $4, $5, $6)`,
      [at.communityId, at.id, found.round, answered, note.trim(), this.clock.now()],
    );
  }

  /**
   * The committee takes words out of sight that insult or name someone, and says why; nothing is deleted,
   * and that there was a question stays to be seen.
   * @throws DomainError `inquiry.hidden-already`, `inquiry.part-unknown`.
   */
  async hide(
    tx: EntityManager,
    at: InquiryAt,
    { reason, ...hidden }: HiddenPart & { reason: string },
    { personId, acting }: Speaker,
  ): Promise<void> {
    await this.held(tx, at);
    if (acting.grantId === null) throw inquiryErrors.seatNeeded();
    await tx.query(
      `insert into inquiry_hiding (community_id, inquiry_id, part, place, reason, person_id, grant_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        at.communityId,
        at.id,
        hidden.part,
        await placeOf(tx, at, hidden),
        reason.trim(),
        personId,
        acting.grantId,
        this.clock.now(),
      ],
    );
  }

  /** Follows or no longer; the same again changes nothing. */
  async follow(
    tx: EntityManager,
    at: InquiryAt,
    { personId, follows }: { personId: string; follows: boolean },
  ): Promise<void> {
    if (!(await inquiryOf(tx, at.communityId, at.id))) throw inquiryErrors.notFound();
    const key = [at.communityId, at.id, personId];
    if (!follows) {
      await tx.query(
        'delete from inquiry_follow where community_id = $1 and inquiry_id = $2 and person_id = $3',
        key,
      );
      return;
    }
    await tx.query(
      `insert into inquiry_follow (community_id, inquiry_id, person_id, since) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [...key, this.clock.now()],
    );
  }

  /**
   * Writes down, once each, whom the clock has told since it was last looked at.
   * @returns the numbers of the questions.
   */
  async escalateOverdue(tx: EntityManager, communityId: number): Promise<string[]> {
    await holdBooks(tx, communityId);
    const today = this.clock.today();
    const rows = await tx.query<InquiryRecord[]>(
      `${INQUIRIES} and ${WAITING} and v.due_on < $2::date order by i.at`,
      [communityId, today],
    );
    const written: string[] = [];
    for (const row of rows) {
      for (const { told, dueOn } of escalationsDue(standingOf(row), today)) {
        const added = await tx.query<unknown[]>(
          `insert into inquiry_escalation (community_id, inquiry_id, round, told, due_on, at)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
          [communityId, row.id, row.round, told, dueOn, this.clock.now()],
        );
        if (added.length > 0) written.push(`${row.number} ${told}`);
      }
    }
    return written;
  }

  /** The question as it stands, with the books held. */
  private async held(tx: EntityManager, { communityId, id }: InquiryAt): Promise<InquiryRecord> {
    await holdBooks(tx, communityId);
    const found = await inquiryOf(tx, communityId, id);
    if (!found) throw inquiryErrors.notFound();
    return found;
  }

  private async assertFew(tx: EntityManager, communityId: number, personId: string): Promise<void> {
    const [row] = await tx.query<{ count: number }[]>(
      `select count(*)::int as count from inquiry where community_id = $1 and person_id = $2
         and (at at time zone 'Asia/Shanghai')::date = $3::date`,
      [communityId, personId, this.clock.today()],
    );
    if ((row?.count ?? 0) >= ASKED_A_DAY) throw inquiryErrors.enough(ASKED_A_DAY);
  }

  private async termsOf(tx: EntityManager, communityId: number) {
    const today = this.clock.today();
    const versions = await contractVersions(tx, communityId);
    const inForce = versions.find(({ effectiveOn }) => effectiveOn <= today);
    return { version: inForce?.version ?? null, ...inquiryTermsOf(inForce?.terms ?? {}) };
  }

  /** 问-2026-001: the next of the year, with the books held. */
  private async nextNumber(tx: EntityManager, communityId: number): Promise<string> {
    const year = this.clock.today().slice(0, 4);
    const [last] = await tx.query<{ no: number }[]>(
      `select coalesce(max(split_part(number, '-', 3)::integer), 0) as no from inquiry
       where community_id = $1 and split_part(number, '-', 2) = $2`,
      [communityId, year],
    );
    return `问-${year}-${String((last?.no ?? 0) + 1).padStart(3, '0')}`;
  }
}

/** Log, then books, then the rest (assurance: 4.6). */
async function holdBooks(tx: EntityManager, communityId: number): Promise<void> {
  await tx.query('select hold_books($1)', [communityId]);
}

async function placeOf(
  tx: EntityManager,
  { communityId, id }: InquiryAt,
  hidden: HiddenPart,
): Promise<number> {
  if (hidden.part === 'question') return 0;
  if (hidden.part === 'verdict') return hidden.round;
  const [answer] = await tx.query<{ turn: number }[]>(
    'select turn from inquiry_answer where community_id = $1 and inquiry_id = $2 and id = $3',
    [communityId, id, hidden.answerId],
  );
  if (!answer) throw inquiryErrors.partUnknown();
  return answer.turn;
}
