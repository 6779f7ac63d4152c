import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { outcomeOf } from '../resolutions/outcome';
import { Clock } from '../platform/clock';
import type { Actor } from './actor';
import { committeeStanding } from './committee-votes';
import { haltErrors } from './halts.errors';
import { homesToSpeak, objectedOf, objectionTermsFor, weightOf } from './objection-records';
import {
  type FreezeOutcome,
  SpendingAnswerRow,
  SpendingFreezeRow,
  SpendingObjectionRow,
  SpendingObjectionUnitRow,
  SpendingVoteRow,
} from './objections.entities';
import { freezes, isHeard } from './objections.rules';
import { type LockedRequest, type RequestAt, SpendingRecords } from './spending-records.service';
import { spendingErrors } from './spending.errors';

/** A committee member's word on a freeze, or the owners' resolution that ends it. */
export interface FreezeDecision {
  /** True: pay all the same; false: do not pay. */
  lift: boolean;
  reason?: string | undefined;
  resolutionId?: string | undefined;
}

/**
 * 公示异议: voices, freeze, public answer, and the three ways a freeze ends. Everything stands under the
 * request's lock, as ordering and paying do: one sees what the other did.
 */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly clock: Clock,
    private readonly records: SpendingRecords,
  ) {}

  /**
   * One voice of one household, for every home of the person that has not spoken; freezes the payment when
   * it is enough.
   * @throws DomainError `objection.…`.
   */
  async raise(
    tx: EntityManager,
    at: RequestAt,
    { personId, text }: { personId: string; text: string },
  ): Promise<void> {
    const { row } = await this.records.lock(tx, at);
    const past = await this.freezesOf(tx, row);
    if (!isHeard(objectedOf(row, past), this.clock.today())) throw haltErrors.noWindow();
    const { own, free } = await homesToSpeak(tx, row, personId);
    if (own === 0) throw haltErrors.noHome();
    if (free.length === 0 || (await this.standingOf(tx, row, personId))) {
      throw haltErrors.spokenAlready();
    }
    const turn = (await weightOf(tx, row)).turn + 1;
    const key = { ...keyOf(row), turn };
    await tx.insert(SpendingObjectionRow, {
      ...key,
      personId,
      text: text.trim(),
      raisedAt: this.clock.now(),
    });
    await tx.insert(
      SpendingObjectionUnitRow,
      free.map((home, position) => ({ ...key, position, ...home })),
    );
    await this.freezeIfEnough(tx, row, past);
  }

  /**
   * Takes one's own voice back; the freeze ends when those who still object are too few.
   * @throws DomainError `objection.none-of-yours`.
   */
  async withdraw(tx: EntityManager, at: RequestAt, personId: string): Promise<void> {
    const { row } = await this.records.lock(tx, at);
    const own = await this.standingOf(tx, row, personId);
    if (!own || row.state !== 'approved') throw haltErrors.noneOfYours();
    await tx.update(
      SpendingObjectionRow,
      { ...keyOf(row), turn: own.turn },
      { withdrawnAt: this.clock.now() },
    );
    const open = await this.openFreeze(tx, row);
    if (!open) return;
    const terms = await objectionTermsFor(tx, row);
    const weight = await weightOf(tx, row);
    if (terms && freezes(weight, terms)) return;
    await this.end(tx, open, { outcome: 'withdrawn' });
  }

  /**
   * 公开答复, before or after a freeze; every objector and everybody else reads it.
   * @throws DomainError `objection.nothing-to-answer`.
   */
  async answer(
    tx: EntityManager,
    at: RequestAt,
    actor: Actor,
    { text }: { text: string },
  ): Promise<void> {
    const { row } = await this.records.lock(tx, at);
    const { turn } = await weightOf(tx, row);
    if (turn === 0) throw haltErrors.nothingToAnswer();
    const answers = await tx.countBy(SpendingAnswerRow, keyOf(row));
    const open = await this.openFreeze(tx, row);
    await tx.insert(SpendingAnswerRow, {
      ...keyOf(row),
      turn: answers + 1,
      round: open?.round ?? null,
      text: text.trim(),
      ...seatOf(actor),
      answeredAt: this.clock.now(),
    });
  }

  /**
   * One member's vote on the open freeze, after the answer; the majority ends it. With a resolution: what
   * the owners decided, whatever the committee thinks. A no rejects the request.
   * @throws DomainError `objection.answer-first`, `objection.resolution-differs`, `spending.voted-already`, …
   */
  async decide(
    tx: EntityManager,
    at: RequestAt,
    actor: Actor,
    decision: FreezeDecision,
  ): Promise<void> {
    const request = await this.records.lock(tx, at);
    const open = await this.openFreeze(tx, request.row);
    if (!open) throw haltErrors.notWaitingForVote();
    const { resolutionId } = decision;
    const isDecided =
      resolutionId === undefined
        ? await this.vote(tx, open, [actor, decision])
        : await this.assertResolved(tx, open, { lift: decision.lift, resolutionId });
    if (!isDecided) return;
    const outcome = decision.lift ? 'lifted' : 'refused';
    await this.end(tx, open, { outcome, resolutionId: resolutionId ?? null });
    if (!decision.lift) await this.reject(tx, at, [actor, decision.reason]);
  }

  private async vote(
    tx: EntityManager,
    open: SpendingFreezeRow,
    [actor, { lift, reason = '' }]: [Actor, FreezeDecision],
  ): Promise<boolean> {
    const asked = { ...freezeKeyOf(open), question: 'objection' as const };
    if (!lift && reason.trim().length < 2) throw spendingErrors.reasonNeeded();
    if (!(await tx.existsBy(SpendingAnswerRow, freezeKeyOf(open)))) throw haltErrors.answerFirst();
    if (await tx.existsBy(SpendingVoteRow, { ...asked, personId: actor.personId })) {
      throw haltErrors.votedAlready();
    }
    await tx.insert(SpendingVoteRow, {
      ...asked,
      ...seatOf(actor),
      agree: lift,
      reason: reason.trim(),
      votedAt: this.clock.now(),
    });
    const standing = await committeeStanding(tx, asked, this.clock.today());
    return (lift ? standing.agreed : standing.refused).reached;
  }

  /** The owners were asked about this very payment: 通过 means pay, 未通过 means do not. */
  private async assertResolved(
    tx: EntityManager,
    { communityId, requestId, version }: SpendingFreezeRow,
    { lift, resolutionId }: { lift: boolean; resolutionId: string },
  ): Promise<boolean> {
    const { outcome, subject } = await outcomeOf(tx, communityId, resolutionId);
    const isOfThis =
      subject?.kind === 'objection' && subject.id === requestId && subject.version === version;
    if (!isOfThis || outcome !== (lift ? 'passed' : 'failed')) throw haltErrors.resolutionDiffers();
    return true;
  }

  private async end(
    tx: EntityManager,
    open: SpendingFreezeRow,
    how: { outcome: FreezeOutcome; resolutionId?: string | null },
  ): Promise<void> {
    const { turn } = await weightOf(tx, { communityId: open.communityId, id: open.requestId });
    const endedAt = this.clock.now();
    const ended = { ...how, endedAt, settledThrough: turn };
    await tx.update(SpendingFreezeRow, freezeKeyOf(open), ended);
  }

  private async reject(
    tx: EntityManager,
    at: RequestAt,
    [actor, reason = '']: [Actor, string | undefined],
  ): Promise<void> {
    // Read again: only now do the rules know that the freeze ended with a no.
    const request = await this.records.lock(tx, at);
    const note = reason.trim() || '业主大会表决不同意支付';
    await this.records.take(tx, request, { act: 'reject', actor, note });
  }

  private async freezeIfEnough(
    tx: EntityManager,
    row: LockedRequest['row'],
    past: readonly SpendingFreezeRow[],
  ): Promise<void> {
    if (past.some(({ outcome }) => outcome === null)) return;
    const terms = await objectionTermsFor(tx, row);
    const { households, area, totalArea } = await weightOf(tx, row);
    if (!terms || !freezes({ households, area, totalArea }, terms)) return;
    const frozen = { ...keyOf(row), round: past.length + 1, frozenAt: this.clock.now() };
    await tx.insert(SpendingFreezeRow, { ...frozen, households, area, totalArea });
  }

  private freezesOf(tx: EntityManager, row: LockedRequest['row']): Promise<SpendingFreezeRow[]> {
    return tx.find(SpendingFreezeRow, { where: keyOf(row), order: { round: 'ASC' } });
  }

  private async openFreeze(
    tx: EntityManager,
    row: LockedRequest['row'],
  ): Promise<SpendingFreezeRow | undefined> {
    return (await this.freezesOf(tx, row)).find(({ outcome }) => outcome === null);
  }

  private async standingOf(
    tx: EntityManager,
    row: LockedRequest['row'],
    personId: string,
  ): Promise<SpendingObjectionRow | undefined> {
    const own = await tx.findBy(SpendingObjectionRow, { ...keyOf(row), personId });
    return own.find(({ withdrawnAt }) => withdrawnAt === null);
  }
}

function keyOf({ communityId, id, version }: LockedRequest['row']) {
  return { communityId, requestId: id, version };
}

function freezeKeyOf({ communityId, requestId, version, round }: SpendingFreezeRow) {
  return { communityId, requestId, version, round };
}

/** @throws DomainError `spending.grant-needed` for somebody without a seat. */
function seatOf({ personId, grantId }: Actor): { personId: string; grantId: string } {
  if (grantId === null) throw spendingErrors.grantNeeded();
  return { personId, grantId };
}
