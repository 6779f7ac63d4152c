import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import { BooksSealService } from './books-seal.service';
import { handoverErrors } from './handover.errors';
import { assertAfterEnd, assertBeforeEnd } from './handover.rules';
import type { ObjectKind } from './handover-kinds.rules';
import { HANDOVER_LISTS } from './handover-lists.queries';
import { type HandoverAt, heldHandover } from './handovers';
import type { HandoverActor } from './trustee-change.service';

/** One list taken over, or taken over with a reservation. */
export interface Acceptance {
  readonly list: string;
  readonly outcome: 'accepted' | 'exception';
  /** What differs from the list. */
  readonly note: string;
}

/** A thing that no book knows of. */
export interface HandoverThing {
  readonly kind: ObjectKind;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly place: string;
}

interface Act {
  readonly act: 'deliver' | 'accept' | 'except' | 'confirm';
  readonly item?: string;
  readonly note: string;
}

/** 移交 接收 确认: one firm hands over, the next takes over, the owners' side says that it is done. */
@Injectable()
export class HandoverActsService {
  constructor(
    private readonly clock: Clock,
    private readonly seals: BooksSealService,
  ) {}

  /** @throws DomainError `handover.unknown`, `.withdrawn`, `.begun`, `.delivered` */
  async addThing(
    tx: EntityManager,
    at: HandoverAt,
    thing: HandoverThing,
    by: HandoverActor,
  ): Promise<string> {
    await this.beforeEnd(tx, at);
    const id = newId();
    await tx.query(
      `insert into handover_object (community_id, handover_id, id, kind, name, quantity, unit, place,
         entered_by, entered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        at.communityId,
        at.id,
        id,
        thing.kind,
        thing.name,
        thing.quantity,
        thing.unit,
        thing.place,
        by.personId,
        this.clock.now(),
      ],
    );
    return id;
  }

  /** @throws DomainError as `addThing`, and `handover.object-unknown` */
  async removeThing(
    tx: EntityManager,
    at: HandoverAt,
    thingId: string,
    by: HandoverActor,
  ): Promise<void> {
    await this.beforeEnd(tx, at);
    const [rows] = await tx.query<[unknown[], number]>(
      `update handover_object set removed_by = $4, removed_at = $5
       where community_id = $1 and handover_id = $2 and id = $3 and removed_at is null returning id`,
      [at.communityId, at.id, thingId, by.personId, this.clock.now()],
    );
    if (rows.length === 0) throw handoverErrors.objectUnknown();
  }

  /** @throws DomainError `handover.unknown`, `.withdrawn`, `.begun`, `.delivered` */
  async deliver(tx: EntityManager, at: HandoverAt, note: string, by: HandoverActor): Promise<void> {
    await this.beforeEnd(tx, at);
    await this.write(tx, at, { act: 'deliver', note }, by);
  }

  /**
   * By the next firm, after its term has begun; whether the old one handed over or went.
   * @throws DomainError `handover.unknown`, `.withdrawn`, `.not-yet`, `.confirmed`, `.item-unknown`,
   * `.item-done`, `.exception-silent`, `.not-yours`
   */
  async accept(
    tx: EntityManager,
    at: HandoverAt,
    items: readonly Acceptance[],
    by: HandoverActor,
  ): Promise<void> {
    await this.afterEnd(tx, at, by);
    for (const { list, outcome, note } of items) {
      if (!HANDOVER_LISTS.some((known) => known.list === list)) {
        throw handoverErrors.itemUnknown(list);
      }
      const isPlain = outcome === 'accepted';
      if (!isPlain && note.length < 2) throw handoverErrors.exceptionSilent();
      await this.write(tx, at, { act: isPlain ? 'accept' : 'except', item: list, note }, by);
    }
  }

  /** @throws DomainError `handover.unknown`, `.withdrawn`, `.not-yet`, `.confirmed`, `.not-whole` */
  async confirm(tx: EntityManager, at: HandoverAt, note: string, by: HandoverActor): Promise<void> {
    await this.afterEnd(tx, at, by);
    await this.write(tx, at, { act: 'confirm', note }, by);
  }

  private async beforeEnd(tx: EntityManager, at: HandoverAt): Promise<void> {
    const row = await heldHandover(tx, at);
    assertBeforeEnd(row, this.clock.now());
    if (row.deliveredAt) throw handoverErrors.delivered();
  }

  /** Whoever comes first after the end seals the books. */
  private async afterEnd(tx: EntityManager, at: HandoverAt, by: HandoverActor): Promise<void> {
    const row = await heldHandover(tx, at);
    assertAfterEnd(row, this.clock.now());
    if (row.confirmedAt) throw handoverErrors.confirmed();
    await this.seals.sealDue(tx, at.communityId, by.personId);
  }

  private async write(
    tx: EntityManager,
    { communityId, id }: HandoverAt,
    { act, item = '', note }: Act,
    by: HandoverActor,
  ): Promise<void> {
    await tx.query(
      `insert into handover_act (community_id, id, handover_id, act, item, note, person_id, grant_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [communityId, newId(), id, act, item, note, by.personId, by.grantId, this.clock.now()],
    );
  }
}
