import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import type { Actor } from './actor';
import { haltsOf } from './halts';
import { type Halts, NO_HALTS } from './halts.rules';
import { SpendingActRow, SpendingRequestRow } from './spending.entities';
import type { StoredAct } from './spending.entities';
import { spendingErrors } from './spending.errors';
import {
  type Act,
  assertMay,
  type Chain,
  planFor,
  type SpendingState,
  stateAfter,
} from './spending.rules';

/** Which request, in which community. */
export interface RequestAt {
  communityId: number;
  id: string;
}

/** A request under its lock, with what was done to its current version. */
export interface LockedRequest {
  row: SpendingRequestRow;
  chain: Chain;
}

/** The request's row and its acts, which every step of the chain reads and writes alike. */
@Injectable()
export class SpendingRecords {
  constructor(private readonly clock: Clock) {}

  /**
   * Locks the request: two simultaneous steps follow one another, and the second sees the first.
   * @throws DomainError notFound `spending.not-found`.
   */
  async lock(tx: EntityManager, { communityId, id }: RequestAt): Promise<LockedRequest> {
    const row = await tx.findOne(SpendingRequestRow, {
      where: { communityId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw spendingErrors.notFound();
    const acts = await tx.findBy(SpendingActRow, {
      communityId,
      requestId: id,
      version: row.version,
    });
    const halts = await haltsOf(tx, communityId, [row]);
    return { row, chain: chainOf(row, acts, halts.get(id)) };
  }

  /**
   * Takes one step: asks the rules, records the act, moves the state.
   * @throws DomainError `spending.…` when the rules say no.
   */
  async take(
    tx: EntityManager,
    request: LockedRequest,
    step: { act: Act; actor: Actor; note?: string; changes?: Partial<SpendingRequestRow> },
  ): Promise<void> {
    assertMay(request.chain, step.act, step.actor, this.clock.today());
    await this.record(tx, request, step);
    await this.move(tx, request, step);
  }

  /** The act alone, for steps that do something between the act and the move. */
  async record(
    tx: EntityManager,
    { row }: LockedRequest,
    { act, actor, note = '' }: { act: Act; actor: Actor; note?: string },
  ): Promise<void> {
    if (!actor.grantId) throw spendingErrors.grantNeeded();
    if ((act === 'reject' || act === 'withdraw') && note.trim().length < 2) {
      throw spendingErrors.reasonNeeded();
    }
    await tx.insert(SpendingActRow, {
      communityId: row.communityId,
      id: newId(),
      requestId: row.id,
      version: row.version,
      act: storedActOf(act),
      personId: actor.personId,
      grantId: actor.grantId,
      contentHash: row.contentHash,
      at: this.clock.now(),
      note: note.trim(),
    });
  }

  /** Moves the state as the table says for this act. */
  async move(
    tx: EntityManager,
    { row, chain }: LockedRequest,
    { act, changes = {} }: { act: Act; changes?: Partial<SpendingRequestRow> },
  ): Promise<void> {
    await this.settle(tx, { row, chain }, stateAfter(chain, act), changes);
  }

  /** Moves the state by what a majority or the clock has decided; the database asks for it again. */
  async settle(
    tx: EntityManager,
    { row }: LockedRequest,
    state: SpendingState,
    changes: Partial<SpendingRequestRow> = {},
  ): Promise<void> {
    const { communityId, id } = row;
    const updatedAt = this.clock.now();
    const key = { communityId, id, version: row.version, state: row.state };
    const moved = await tx.update(SpendingRequestRow, key, { ...changes, state, updatedAt });
    if (moved.affected !== 1) throw spendingErrors.versionMoved();
  }
}

/** What the rules need to know of a request and the acts on its current version. */
export function chainOf(
  row: Pick<
    SpendingRequestRow,
    'state' | 'ladderBy' | 'approvalsNeeded' | 'consultationDays' | 'consultationEndsOn'
  >,
  acts: readonly Pick<SpendingActRow, 'act' | 'personId'>[],
  halts: Halts = NO_HALTS,
): Chain {
  return {
    state: row.state,
    plan:
      row.ladderBy === null
        ? null
        : planFor({
            by: row.ladderBy,
            approvals: row.approvalsNeeded ?? 1,
            consultationDays: row.consultationDays ?? 0,
          }),
    consultationEndsOn: dayOrNull(row.consultationEndsOn),
    acts: acts.map(({ act, personId }) => ({ act: actOf(act), personId })),
    halts,
  };
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : day(text);
}

/** An edit of a submitted version is recorded as what it does to it: it voids it. */
function storedActOf(act: Act): StoredAct {
  return act === 'edit' ? 'void' : act;
}

function actOf(act: StoredAct): Act {
  return act === 'void' ? 'edit' : act;
}
