import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import { BindingRequestRow, type ConfirmingParty, UnitBindingRow } from './binding.entity';
import { assertDecidable, assertReason, PENDING_REQUESTS_MAX } from './binding.rules';
import { bindingErrors } from './bindings.errors';
import { type BindingRelation, buildingNameOf, doorOf } from './places.rules';

/** Who vouches for a binding, and for which side. */
export interface Confirming {
  personId: string;
  party: ConfirmingParty;
}

export interface BindingClaim {
  personId: string;
  building: string;
  door: string;
  relation: BindingRelation;
  claimedName: string;
  note: string;
}

export interface Bound {
  bindingId: string;
  unitId: string;
  /** 3栋2单元301 */
  label: string;
}

type NewBinding = Pick<UnitBindingRow, 'unitId' | 'personId' | 'relation' | 'boundVia'>;

/**
 * Who sees the accounts as a resident of which home. The firm is the supervised party, so the committee
 * may confirm as well, and sees every binding there was (interop 5).
 */
@Injectable()
export class BindingsService {
  constructor(private readonly clock: Clock) {}

  /** @throws DomainError conflict `binding.already-bound` */
  async bind(
    tx: EntityManager,
    communityId: number,
    wanted: NewBinding,
    by: Confirming,
  ): Promise<Bound> {
    const { unitId, personId } = wanted;
    await this.assertUnbound(tx, { communityId, unitId, personId });
    const id = newId();
    await tx.insert(UnitBindingRow, {
      ...wanted,
      communityId,
      id,
      confirmedBy: by.personId,
      confirmedParty: by.party,
      boundAt: this.clock.now(),
    });
    return { bindingId: id, unitId, label: await this.labelOf(tx, communityId, unitId) };
  }

  /**
   * A person asks for a home she names. Waits for the firm or the committee.
   * @returns the request's id
   * @throws DomainError `unit.unknown`, `binding.already-bound`, `binding.already-asked`
   */
  async ask(tx: EntityManager, communityId: number, claim: BindingClaim): Promise<string> {
    const { personId } = claim;
    const unitId = await this.unitIdOf(tx, communityId, claim);
    await this.assertUnbound(tx, { communityId, unitId, personId });
    const waiting = await tx.findBy(BindingRequestRow, { communityId, personId, state: 'pending' });
    if (waiting.some((request) => request.unitId === unitId)) throw bindingErrors.alreadyAsked();
    if (waiting.length >= PENDING_REQUESTS_MAX) {
      throw bindingErrors.tooManyRequests(PENDING_REQUESTS_MAX);
    }
    const id = newId();
    const { relation, claimedName, note } = claim;
    await tx.insert(BindingRequestRow, {
      communityId,
      id,
      unitId,
      personId,
      relation,
      claimedName,
      note,
      state: 'pending',
      requestedAt: this.clock.now(),
    });
    return id;
  }

  /**
   * Confirms (the person is bound at once) or refuses with a reason.
   * @throws DomainError `binding-request.unknown`, `.decided`, `.own`, `binding.reason-missing`
   */
  async decide(
    tx: EntityManager,
    communityId: number,
    decision: { requestId: string; confirm: boolean; reason: string },
    by: Confirming,
  ): Promise<void> {
    const request = await tx.findOne(BindingRequestRow, {
      where: { communityId, id: decision.requestId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!request) throw bindingErrors.requestUnknown();
    assertDecidable(request, { ...decision, decidedBy: by.personId });
    if (decision.confirm) {
      const { unitId, personId, relation } = request;
      await this.bind(tx, communityId, { unitId, personId, relation, boundVia: 'request' }, by);
    }
    await tx.update(
      BindingRequestRow,
      { communityId, id: request.id, state: 'pending' },
      {
        state: decision.confirm ? 'confirmed' : 'refused',
        decidedBy: by.personId,
        decidedParty: by.party,
        decidedAt: this.clock.now(),
        reason: decision.reason.trim() || null,
      },
    );
  }

  /**
   * Ends a binding: a sale, a lease that ran out, a mistake. The row stays as history; she sees nothing
   * of the home from her next request on. `personId` limits it to the caller's own.
   * @throws DomainError `binding.unknown`, `binding.reason-missing`
   */
  async end(
    tx: EntityManager,
    communityId: number,
    ending: { bindingId: string; reason: string; endedBy: string; personId?: string },
  ): Promise<void> {
    assertReason(ending.reason);
    const binding = await tx.findOne(UnitBindingRow, {
      where: { communityId, id: ending.bindingId },
      lock: { mode: 'pessimistic_write' },
    });
    const isOthers = ending.personId !== undefined && binding?.personId !== ending.personId;
    if (!binding || binding.endedAt !== null || isOthers) throw bindingErrors.bindingUnknown();
    await tx.update(
      UnitBindingRow,
      { communityId, id: binding.id },
      { endedAt: this.clock.now(), endedBy: ending.endedBy, endReason: ending.reason.trim() },
    );
  }

  private async labelOf(tx: EntityManager, communityId: number, unitId: string): Promise<string> {
    const [unit] = await tx.query<{ label: string }[]>(
      `select b.name || u.door as label from unit u
       join building b on b.community_id = u.community_id and b.id = u.building_id
       where u.community_id = $1 and u.id = $2`,
      [communityId, unitId],
    );
    return unit?.label ?? '';
  }

  private async unitIdOf(
    tx: EntityManager,
    communityId: number,
    { building, door }: { building: string; door: string },
  ): Promise<string> {
    const [unit] = await tx.query<{ id: string }[]>(
      `select u.id from unit u join building b on (b.community_id, b.id) = (u.community_id, u.building_id)
       where u.community_id = $1 and b.name = $2 and u.door = $3`,
      [communityId, buildingNameOf(building), doorOf(door)],
    );
    if (!unit) throw bindingErrors.unitUnknown();
    return unit.id;
  }

  private async assertUnbound(
    tx: EntityManager,
    where: { communityId: number; unitId: string; personId: string },
  ): Promise<void> {
    const bindings = await tx.findBy(UnitBindingRow, where);
    if (bindings.some(({ endedAt }) => endedAt === null)) throw bindingErrors.alreadyBound();
  }
}
