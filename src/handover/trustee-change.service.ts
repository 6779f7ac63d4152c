import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Appointee } from '../community/appointees.service';
import { GrantsService } from '../community/grants.service';
import type { GrantedPostOf } from '../community/grants.service';
import { currentTerm } from '../community/trustee-terms';
import { Clock } from '../platform/clock';
import { dayInShanghai, formatInstant } from '../shared/day';
import { newId } from '../shared/ids';
import { handoverErrors } from './handover.errors';
import { assertBeforeEnd, assertEnd, assertSuccessor, dueOn } from './handover.rules';
import { type HandoverAt, heldHandover } from './handovers';

/** What the owners' side has decided: until when the firm is trustee, and who comes next. */
export interface TrusteeChange {
  readonly endsAt: Date;
  /** Null: nobody follows, the trust ends. */
  readonly successor: { readonly firm: string; readonly manager: Appointee } | null;
  /** The owners' resolution: by its text, and by its number where it was taken here. */
  readonly resolutionRef: string;
  readonly resolutionId: string | null;
  readonly reason: string;
  readonly days: number;
}

/** Who acts, in which post. */
export interface HandoverActor {
  readonly personId: string;
  readonly grantId: string;
}

interface TermNow {
  no: number;
  firm: string;
  endsAt: Date | null;
  trustor: string;
  /** The highest number given so far, withdrawn terms included. */
  last: number;
}

/** 更换受托人: sets the end of one firm's term and the beginning of the next. */
@Injectable()
export class TrusteeChangeService {
  constructor(
    private readonly clock: Clock,
    private readonly grants: GrantsService,
  ) {}

  /**
   * The end is data: from that moment on every post of the firm holds no more, whoever does or forgets
   * what.
   * @returns the handover's id, and the next firm's first manager
   * @throws DomainError `handover.…`, `grant.…`, `person.…`
   */
  async begin(
    tx: EntityManager,
    communityId: number,
    change: TrusteeChange,
    by: HandoverActor,
  ): Promise<{ id: string; manager: GrantedPostOf | null }> {
    await tx.query('select hold_books($1)', [communityId]);
    if (change.resolutionId) await assertPassed(tx, communityId, change.resolutionId);
    const now = this.clock.now();
    const term = await this.termNow(tx, communityId, now);
    if (term.endsAt) throw handoverErrors.already(formatInstant(term.endsAt));
    assertEnd(change.endsAt, now);
    if (change.successor) assertSuccessor(change.successor.firm, term);
    await tx.query('update trustee_term set ends_at = $3 where community_id = $1 and no = $2', [
      communityId,
      term.no,
      change.endsAt,
    ]);
    const nextTerm = change.successor ? term.last + 1 : null;
    const manager = await this.bringNext(tx, communityId, { change, nextTerm }, by);
    const id = newId();
    await tx.query(
      `insert into handover (community_id, id, ending_term, next_term, ends_at, days, due_on, reason,
         begun_by, begun_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        communityId,
        id,
        term.no,
        nextTerm,
        change.endsAt,
        change.days,
        dueOn(change.endsAt, change.days),
        change.reason,
        by.personId,
        now,
      ],
    );
    return { id, manager };
  }

  /**
   * Called off as a whole, before its moment: the firm stays, the next one never comes.
   * @throws DomainError `handover.unknown`, `.withdrawn`, `.begun`
   */
  async withdraw(
    tx: EntityManager,
    at: HandoverAt,
    reason: string,
    by: HandoverActor,
  ): Promise<void> {
    const { communityId, id } = at;
    const row = await heldHandover(tx, at);
    const now = this.clock.now();
    assertBeforeEnd(row, now);
    await tx.query(
      `insert into handover_act (community_id, id, handover_id, act, note, person_id, grant_id, at)
       values ($1, $2, $3, 'withdraw', $4, $5, $6, $7)`,
      [communityId, newId(), id, reason, by.personId, by.grantId, now],
    );
    await tx.query('update handover set withdrawn_at = $3 where community_id = $1 and id = $2', [
      communityId,
      id,
      now,
    ]);
    await tx.query(
      'update trustee_term set withdrawn_at = $3 where community_id = $1 and no = $2',
      [communityId, row.nextTerm, now],
    );
    await tx.query('update trustee_term set ends_at = null where community_id = $1 and no = $2', [
      communityId,
      row.endingTerm,
    ]);
  }

  private async termNow(tx: EntityManager, communityId: number, now: Date): Promise<TermNow> {
    const no = await currentTerm(tx, communityId, now);
    const [row] = await tx.query<TermNow[]>(
      `select t.no, t.firm, t.ends_at as "endsAt", c.trustor_name as trustor,
         (select max(l.no) from trustee_term l where l.community_id = $1) as last
       from trustee_term t join community c on c.id = t.community_id
       where t.community_id = $1 and t.no = $2`,
      [communityId, no],
    );
    if (!row) throw handoverErrors.noTrustee();
    return row;
  }

  /** The next firm's term, and the one of its people who appoints all others. */
  private async bringNext(
    tx: EntityManager,
    communityId: number,
    { change, nextTerm }: { change: TrusteeChange; nextTerm: number | null },
    by: HandoverActor,
  ): Promise<GrantedPostOf | null> {
    const { successor, endsAt, resolutionId, resolutionRef } = change;
    if (!successor) return null;
    await tx.query(
      `insert into trustee_term (community_id, no, firm, starts_at, resolution_id, resolution_ref,
         set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        communityId,
        nextTerm,
        successor.firm,
        endsAt,
        resolutionId,
        resolutionRef,
        by.personId,
        this.clock.now(),
      ],
    );
    const term = { startsOn: dayInShanghai(endsAt), endsOn: null, trusteeTerm: nextTerm };
    const appointment = { person: successor.manager, post: 'manager', resolutionRef } as const;
    return this.grants.appoint(tx, communityId, { ...appointment, ...term }, by);
  }
}

async function assertPassed(tx: EntityManager, communityId: number, id: string): Promise<void> {
  const [row] = await tx.query<{ passed: boolean }[]>(
    `select state = 'closed' and outcome = 'passed' as passed from resolution
     where community_id = $1 and id = $2`,
    [communityId, id],
  );
  if (!row) throw handoverErrors.resolutionUnknown();
  if (!row.passed) throw handoverErrors.notPassed();
}
