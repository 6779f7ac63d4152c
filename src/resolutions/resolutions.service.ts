import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { compareDays, type Day } from '../shared/day';
import { newId } from '../shared/ids';
import { areaText } from './area.rules';
import { verdictOf } from './majority.rules';
import { kindOfMatter } from './matters.rules';
import { nextNumber } from './numbers';
import { procedureOn } from './procedure';
import { holdResolution, resolutionOf, type Resolution } from './resolution-rows';
import { resolutionErrors } from './resolutions.errors';
import { takeRoll } from './roll-snapshot';
import { assertAnnounced, assertNotice, isOver } from './stages.rules';
import { type SubjectChosen, subjectHashOf } from './subjects';
import { voteOf } from './vote-facts';
import { type Count, countVotes } from './votes.rules';

/** What is put to the owners, and when they may vote. */
export interface ResolutionContent {
  readonly title: string;
  readonly text: string;
  /** 1 to 9, as 民法典 278 numbers them. */
  readonly matter: number;
  readonly subject: (SubjectChosen & { readonly hash: string | null }) | null;
  readonly mode: 'binding' | 'advisory';
  /** Where the rules of procedure say so, every vote is secret. */
  readonly secret: boolean;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly secondCallOf: string | null;
}

/** One act of a person on one resolution. */
export interface ResolutionAct {
  readonly id: string;
  readonly by: string;
}

/** 业主大会决议: drafted, announced with its roll, closed with its count. The only writer of it. */
@Injectable()
export class ResolutionsService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Drafts a resolution.
   * @returns its id.
   * @throws DomainError `resolution.dates-wrong`, `resolution.subject-unknown`, `resolution.second-call…`.
   */
  async draft(
    tx: EntityManager,
    communityId: number,
    { content, by }: { content: ResolutionContent; by: string },
  ): Promise<string> {
    await tx.query('select hold_books($1)', [communityId]);
    const id = newId();
    const today = this.clock.today();
    const number = await nextNumber(tx, communityId, today);
    const values = await this.valuesOf(tx, communityId, content);
    await tx.query(
      `insert into resolution (community_id, id, number, drafted_by, drafted_at, title, text, matter, kind,
         mode, secret, subject_kind, subject_id, subject_version, subject_hash, opens_on, closes_on,
         second_call_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [communityId, id, number, by, this.clock.now(), ...values, content.secondCallOf],
    );
    return id;
  }

  /** Changes a draft. @throws DomainError `resolution.unknown`, `.not-draft`, and as `draft`. */
  async change(
    tx: EntityManager,
    communityId: number,
    { id, content }: { id: string; content: ResolutionContent },
  ): Promise<void> {
    const { state } = await holdResolution(tx, communityId, id);
    if (state !== 'draft') throw resolutionErrors.notDraft();
    const values = await this.valuesOf(tx, communityId, content);
    await tx.query(
      `update resolution set title = $3, text = $4, matter = $5, kind = $6, mode = $7, secret = $8,
         subject_kind = $9, subject_id = $10, subject_version = $11, subject_hash = $12, opens_on = $13,
         closes_on = $14
       where community_id = $1 and id = $2`,
      [communityId, id, ...values],
    );
  }

  /**
   * 公告: fixes the text and takes the roll of the day; the notice runs from the next day.
   * @throws DomainError `resolution.not-draft`, `.notice-too-short`, `.opens-in-past`, `.roll-empty`,
   * `.subject-changed`.
   */
  async announce(tx: EntityManager, communityId: number, { id, by }: ResolutionAct): Promise<void> {
    const resolution = await holdResolution(tx, communityId, id);
    if (resolution.state !== 'draft') throw resolutionErrors.notDraft();
    const today = this.clock.today();
    const procedure = await procedureOn(tx, communityId, today);
    assertNotice(resolution, today, procedure.noticeDays);
    await assertSubjectStands(tx, communityId, resolution);
    const { countsSpaces } = procedure;
    const roll = await takeRoll(tx, communityId, { resolutionId: id, on: today, countsSpaces });
    await tx.query(
      `update resolution set state = 'announced', notice_on = $3, proxy_cap = $4, secret = secret or $5,
         announced_by = $6, announced_at = $7, unit_count = $8, total_heads = $9, total_area = $10,
         roll_hash = resolution_roll_hash($1, $2)
       where community_id = $1 and id = $2`,
      [
        communityId,
        id,
        today,
        procedure.proxyCap,
        procedure.secret,
        by,
        this.clock.now(),
        roll.units,
        roll.heads,
        roll.area,
      ],
    );
  }

  /**
   * 计票: after the last day, or once every right has been used. Judges every ballot and fixes the tallies; a
   * binding vote has its outcome with them, an advisory one waits for the official result.
   * @throws DomainError `resolution.still-open`, `.batches-unchecked`, `.not-announced`, `.closed`.
   */
  async close(tx: EntityManager, communityId: number, { id, by }: ResolutionAct): Promise<void> {
    const resolution = await holdResolution(tx, communityId, id);
    assertAnnounced(resolution);
    await assertBatchesChecked(tx, communityId, id);
    const vote = await voteOf(tx, communityId, { resolution, seal: this.sealing });
    const count = countVotes(vote);
    const early = !isOver(resolution, this.clock.today());
    if (early && count.part.heads < count.total.heads) {
      throw resolutionErrors.stillOpen(resolution.closesOn);
    }
    await tx.query(
      `insert into ballot_count (community_id, resolution_id, ballot_id, status)
       select $1, $2, s.* from unnest($3::uuid[], $4::text[]) as s`,
      [communityId, id, [...count.statuses.keys()], [...count.statuses.values()]],
    );
    await this.settle(tx, communityId, { resolution, count, by });
  }

  private async settle(
    tx: EntityManager,
    communityId: number,
    { resolution, count, by }: { resolution: Resolution; count: Count; by: string },
  ): Promise<void> {
    const { tally, part, total } = count;
    const verdict = verdictOf(resolution.kind, { total, part, yes: tally.for });
    await tx.query(
      `update resolution set state = 'closed', outcome = $3, for_area = $4, for_heads = $5,
         against_area = $6, against_heads = $7, abstain_area = $8, abstain_heads = $9, closed_by = $10,
         closed_at = $11, count_hash = resolution_count_hash($1, $2)
       where community_id = $1 and id = $2`,
      [
        communityId,
        resolution.id,
        resolution.mode === 'binding' ? verdict : null,
        ...[tally.for, tally.against, tally.abstain].flatMap(({ area, heads }) => [
          areaText(area),
          heads,
        ]),
        by,
        this.clock.now(),
      ],
    );
  }

  /**
   * 再次召集: drafts the same text anew after a vote without a quorum. The law knows no lower quorum for it.
   * @returns id of the new draft.
   * @throws DomainError `resolution.second-call`, `resolution.second-call-made`.
   */
  async callAgain(
    tx: EntityManager,
    communityId: number,
    { id, by, opensOn, closesOn }: ResolutionAct & { opensOn: Day; closesOn: Day },
  ): Promise<string> {
    const { subject, ...first } = await resolutionOf(tx, communityId, id);
    const chosen = subject?.id ? { ...subject, id: subject.id } : null;
    const content = { ...first, subject: chosen, opensOn, closesOn, secondCallOf: id };
    return this.draft(tx, communityId, { content, by });
  }

  private async valuesOf(tx: EntityManager, communityId: number, content: ResolutionContent) {
    if (compareDays(content.closesOn, content.opensOn) < 0) throw resolutionErrors.datesWrong();
    await assertWithoutQuorum(tx, communityId, content.secondCallOf);
    const { secret } = await procedureOn(tx, communityId, this.clock.today());
    return [
      content.title.trim(),
      content.text.trim(),
      content.matter,
      kindOfMatter(content.matter),
      content.mode,
      content.secret || secret,
      ...(await subjectValuesOf(tx, communityId, content.subject)),
      content.opensOn,
      content.closesOn,
    ];
  }
}

type Subject = NonNullable<ResolutionContent['subject']>;

async function subjectValuesOf(
  tx: EntityManager,
  communityId: number,
  subject: ResolutionContent['subject'],
) {
  if (!subject) return [null, null, null, null];
  const hash = await hashOf(tx, communityId, subject);
  return [subject.kind, subject.id, subject.version, hash];
}

/** @throws DomainError `resolution.subject-unknown` when its room has no such text, or another one. */
async function hashOf(
  tx: EntityManager,
  communityId: number,
  subject: Subject,
): Promise<string | null> {
  const found = await subjectHashOf(tx, communityId, subject);
  if (!found.known) return subject.hash;
  if (found.hash === null || (subject.hash !== null && subject.hash !== found.hash)) {
    throw resolutionErrors.subjectUnknown();
  }
  return found.hash;
}

/** What was drafted on is what is announced: a text that has moved since needs another draft. */
async function assertSubjectStands(
  tx: EntityManager,
  communityId: number,
  { subject }: Resolution,
): Promise<void> {
  if (!subject?.id) return;
  const found = await subjectHashOf(tx, communityId, { ...subject, id: subject.id });
  if (found.known && found.hash !== subject.hash) throw resolutionErrors.subjectChanged();
}

async function assertBatchesChecked(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<void> {
  const [open] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from ballot_batch
     where community_id = $1 and resolution_id = $2 and accepted is null`,
    [communityId, id],
  );
  if (open && open.count > 0) throw resolutionErrors.batchesUnchecked(open.count);
}

async function assertWithoutQuorum(
  tx: EntityManager,
  communityId: number,
  id: string | null,
): Promise<void> {
  if (id === null) return;
  const { state, outcome } = await resolutionOf(tx, communityId, id);
  if (state !== 'closed' || outcome !== 'no-quorum') throw resolutionErrors.secondCallOfQuorate();
  const [again] = await tx.query<{ made: boolean }[]>(
    `select exists (select from resolution
       where community_id = $1 and second_call_of = $2 and state <> 'draft') as made`,
    [communityId, id],
  );
  if (again?.made) throw resolutionErrors.secondCallMade();
}
