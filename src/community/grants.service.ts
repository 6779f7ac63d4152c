import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { type Appointee, AppointeesService } from './appointees.service';
import { grantErrors } from './grants.errors';
import {
  assertCompatible,
  assertMayEnd,
  assertMayGrant,
  assertTerm,
  endOf,
  type GrantedPost,
  type Granter,
  type HeldPost,
  type Term,
} from './grants.rules';
import { partyOf, type Post } from './rights.rules';
import { RoleGrantRow } from './role-grant.entity';
import { closeOverTerms, currentTerm } from './trustee-terms';

export interface Appointment extends Term {
  person: Appointee;
  post: GrantedPost;
  /** The owners' resolution or letter of appointment it rests on. */
  resolutionRef: string;
}

export interface GrantedPostOf {
  grantId: string;
  personId: string;
  loginName: string | null;
  /** Handed over once, on paper; null when she has a log-in already. */
  initialPassword: string | null;
}

/** Someone who acts: who she is and what she holds. */
export interface GranterInPerson extends Granter {
  personId: string;
}

/** 授权: who holds which post, from when to when, on the strength of what. Nothing of it is cached. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly appointees: AppointeesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a post; it holds from her next request on, if its term has begun. A person we do not know gets
   * a log-in with it.
   * @throws DomainError `grant.…`, `person.…`
   */
  async grant(
    tx: EntityManager,
    communityId: number,
    appointment: Appointment,
    by: GranterInPerson,
  ): Promise<GrantedPostOf> {
    const isHeld = await this.isHeld(tx, communityId, appointment.post);
    assertMayGrant(by, communityId, { post: appointment.post, isHeld });
    const now = this.clock.now();
    const isFirm = partyOf[appointment.post] === 'trustee';
    const trusteeTerm = isFirm ? await currentTerm(tx, communityId, now) : null;
    return this.appoint(tx, communityId, { ...appointment, trusteeTerm }, by);
  }

  /**
   * The same without asking who may: the owners' side appoints the first manager of the firm that comes
   * next. Her post begins with the firm's term.
   * @throws DomainError `grant.…`, `person.…`
   */
  async appoint(
    tx: EntityManager,
    communityId: number,
    appointment: Appointment & { trusteeTerm: number | null },
    by: { personId: string },
  ): Promise<GrantedPostOf> {
    const { post, startsOn, endsOn, trusteeTerm } = appointment;
    assertTerm(post, appointment, this.clock.today());
    const known = await this.appointees.findOrEnrol(tx, appointment.person, post);
    await closeOverTerms(tx, communityId, known.personId, this.clock.now());
    assertCompatible(appointment, await this.heldBy(tx, communityId, known.personId));
    const grantId = newId();
    await tx.insert(RoleGrantRow, {
      communityId,
      id: grantId,
      personId: known.personId,
      post,
      startsOn,
      endsOn,
      trusteeTerm,
      party: partyOf[post] as RoleGrantRow['party'],
      resolutionRef: appointment.resolutionRef.trim(),
      grantedBy: by.personId,
      grantedAt: this.clock.now(),
    });
    return { grantId, ...known };
  }

  /**
   * Takes a post away from a day on; today means from the next request on. What was done before stays.
   * @throws DomainError `grant.unknown`, `.ended`, `.end-in-past`, `.end-beyond-term`
   */
  async end(
    tx: EntityManager,
    communityId: number,
    ending: { grantId: string; on: Day; reason: string },
    by: GranterInPerson,
  ): Promise<void> {
    const grant = await tx.findOne(RoleGrantRow, {
      where: { communityId, id: ending.grantId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!grant) throw grantErrors.unknown();
    assertMayEnd(by, communityId, grant.post);
    const endedOn = endOf(grant, { on: ending.on, today: this.clock.today() });
    await tx.update(
      RoleGrantRow,
      { communityId, id: grant.id },
      {
        endedOn,
        endedBy: by.personId,
        endedAt: this.clock.now(),
        endReason: ending.reason.trim(),
      },
    );
  }

  private async isHeld(tx: EntityManager, communityId: number, post: Post): Promise<boolean> {
    const [row] = await tx.query<unknown[]>(
      `select 1 from role_grant
       where community_id = $1 and post = $2 and (ends_on is null or ends_on >= $3)
         and (ended_on is null or ended_on > $3) limit 1`,
      [communityId, post, this.clock.today()],
    );
    return row !== undefined;
  }

  private async heldBy(
    tx: EntityManager,
    communityId: number,
    personId: string,
  ): Promise<HeldPost[]> {
    return tx.findBy(RoleGrantRow, { communityId, personId });
  }
}
