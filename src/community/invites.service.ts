import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { type Day, plusDays } from '../shared/day';
import { newId } from '../shared/ids';
import { InviteCodeRow } from './binding.entity';
import { assertInviteExpiry, assertInviteUsable } from './binding.rules';
import { bindingErrors } from './bindings.errors';
import { BindingsService, type Bound, type Confirming } from './bindings.service';
import {
  INVITE_ALPHABET,
  INVITE_DAYS,
  INVITE_LETTERS,
  inviteCodeOf,
  readInviteCode,
} from './invite-code.rules';
import type { BindingRelation } from './places.rules';
import { UnitRow } from './unit.entity';

export interface InviteWanted {
  unitId: string;
  relation: BindingRelation;
  /** The last day it works; 30 days from today when absent. */
  expiresOn?: Day;
}

export interface IssuedInvite {
  id: string;
  /** Shown once: only its keyed hash is kept. */
  code: string;
  expiresOn: Day;
}

/** 邀请码: one-time codes that the firm or the committee hands to a household on paper. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly bindings: BindingsService,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unit.unknown`, `invite.expiry-out-of-range` */
  async issue(
    tx: EntityManager,
    communityId: number,
    { unitId, relation, expiresOn }: InviteWanted,
    by: Confirming,
  ): Promise<IssuedInvite> {
    const today = this.clock.today();
    const lastDay = expiresOn ?? plusDays(today, INVITE_DAYS);
    assertInviteExpiry(today, lastDay);
    if (!(await tx.existsBy(UnitRow, { communityId, id: unitId }))) {
      throw bindingErrors.unitUnknown();
    }
    const code = inviteCodeOf(communityId, randomLetters());
    const id = newId();
    await tx.insert(InviteCodeRow, {
      communityId,
      id,
      unitId,
      relation,
      codeHash: this.hashOf(code),
      expiresOn: lastDay,
      issuedBy: by.personId,
      issuedParty: by.party,
      issuedAt: this.clock.now(),
    });
    return { id, code, expiresOn: lastDay };
  }

  /**
   * Binds a person to the home her code names, and spends the code. `text` as she typed it; its number
   * must be that of the community in whose transaction we are.
   * @throws DomainError `invite.unknown`, `.used`, `.expired`, `.revoked`, `binding.already-bound`
   */
  async redeem(
    tx: EntityManager,
    communityId: number,
    { text, personId }: { text: string; personId: string },
  ): Promise<Bound> {
    const typed = readInviteCode(text);
    if (typed?.communityId !== communityId) throw bindingErrors.inviteUnknown();
    // Locked, so that two who type it at once are one bound and one told that it is spent.
    const invite = await tx.findOne(InviteCodeRow, {
      where: { communityId, codeHash: this.hashOf(typed.code) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!invite) throw bindingErrors.inviteUnknown();
    assertInviteUsable(invite, this.clock.today());
    const { id, unitId, relation, issuedBy, issuedParty } = invite;
    const bound = await this.bindings.bind(
      tx,
      communityId,
      { unitId, personId, relation, boundVia: 'invite' },
      { personId: issuedBy, party: issuedParty },
    );
    await tx.update(
      InviteCodeRow,
      { communityId, id },
      { usedBy: personId, usedAt: this.clock.now() },
    );
    return bound;
  }

  /**
   * Takes a code back, so that it opens nothing any more; one taken back before stays so.
   * @throws DomainError `invite.gone`, `invite.spent`
   */
  async revoke(tx: EntityManager, communityId: number, inviteId: string): Promise<void> {
    // Locked: of a household that types it now and the office that takes it back one is told.
    const invite = await tx.findOne(InviteCodeRow, {
      where: { communityId, id: inviteId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!invite) throw bindingErrors.inviteGone();
    if (invite.usedAt !== null) throw bindingErrors.inviteSpent();
    if (invite.revokedAt !== null) return;
    const revokedAt = this.clock.now();
    await tx.update(InviteCodeRow, { communityId, id: inviteId }, { revokedAt });
  }

  private hashOf(code: string): string {
    return this.sealing.keyedHash(code, 'invite');
  }
}

function randomLetters(): string {
  const letter = () => INVITE_ALPHABET[randomInt(INVITE_ALPHABET.length)];
  return Array.from({ length: INVITE_LETTERS }, letter).join('');
}
