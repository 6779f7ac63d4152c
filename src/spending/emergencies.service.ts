import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import { day, formatDay } from '../shared/day';
import type { Actor } from './actor';
import { committeeStanding } from './committee-votes';
import { claimAccount, claimEntry, costEntry, payableAccount } from './emergency-records';
import { isPastRatifying } from './emergency.rules';
import { haltErrors } from './halts.errors';
import {
  type EmergencyOutcome,
  SpendingEmergencyRow,
  SpendingVoteRow,
} from './objections.entities';
import { type LockedRequest, type RequestAt, SpendingRecords } from './spending-records.service';
import { spendingErrors } from './spending.errors';

/** A committee member's yes or no; a no needs its reason. */
export interface Ratification {
  agree: boolean;
  reason?: string | undefined;
}

/**
 * 应急先办后追认: the cost is booked when the reviewer has spoken, the committee ratifies it in time, or it
 * becomes a claim on the trustee. Nothing of it is paid before (peers: 3).
 */
@Injectable()
export class EmergenciesService {
  constructor(
    private readonly clock: Clock,
    private readonly records: SpendingRecords,
    private readonly ledger: LedgerService,
  ) {}

  /** Books the cost of an emergency the reviewer agrees to, before the request moves on. */
  async bookCost(tx: EntityManager, { row }: LockedRequest, reviewer: Actor): Promise<void> {
    const payable = await payableAccount(tx, row.communityId);
    const draft = await costEntry(tx, row, {
      bookedOn: this.clock.today(),
      payable,
      reviewedBy: reviewer.personId,
    });
    const { seq } = await this.ledger.post(tx, row.communityId, draft);
    const booked = { payableAccount: payable, costSeq: seq.toString() };
    await tx.update(SpendingEmergencyRow, keyOf(row), booked);
  }

  /**
   * One member's vote. The majority ratifies it, and it is paid as any other; or refuses it, and it is the
   * trustee's.
   * @throws DomainError `spending.ratified-too-late`, `spending.voted-already`, `spending.vote-closed`, …
   */
  async ratify(
    tx: EntityManager,
    at: RequestAt,
    actor: Actor,
    { agree, reason = '' }: Ratification,
  ): Promise<void> {
    const request = await this.records.lock(tx, at);
    const { row } = request;
    await this.assertAsked(tx, request);
    if (!actor.grantId) throw spendingErrors.grantNeeded();
    if (!agree && reason.trim().length < 2) throw spendingErrors.reasonNeeded();
    const asked = { ...keyOf(row), question: 'emergency' as const, round: 0 };
    const mine = { ...asked, personId: actor.personId };
    if (await tx.existsBy(SpendingVoteRow, mine)) throw haltErrors.votedAlready();
    await tx.insert(SpendingVoteRow, {
      ...mine,
      grantId: actor.grantId,
      agree,
      reason: reason.trim(),
      votedAt: this.clock.now(),
    });
    const { agreed, refused } = await committeeStanding(tx, asked, this.clock.today());
    if (agreed.reached) {
      await this.decide(tx, request, { outcome: 'ratified', claimSeq: null });
      await this.records.settle(tx, request, 'approved');
    } else if (refused.reached) {
      await this.passToTrustee(tx, request, 'refused');
    }
  }

  /**
   * Emergencies whose clock has run out become claims on the trustee. Once, however often it is called and
   * by however many at a time; booked today, so a month that was closed meanwhile stands in no way.
   * @returns the numbers of the requests.
   */
  async lapseOverdue(tx: EntityManager, communityId: number): Promise<string[]> {
    const overdue = await tx.query<{ id: string }[]>(OVERDUE, [communityId, this.clock.today()]);
    const lapsed: string[] = [];
    for (const { id } of overdue) {
      const request = await this.records.lock(tx, { communityId, id });
      if (!['submitted', 'reviewed'].includes(request.row.state)) continue;
      await this.passToTrustee(tx, request, 'lapsed');
      lapsed.push(request.row.number);
    }
    return lapsed;
  }

  private async assertAsked(tx: EntityManager, { row }: LockedRequest): Promise<void> {
    const emergency = await tx.findOneBy(SpendingEmergencyRow, keyOf(row));
    const isAsked = emergency?.outcome === null && row.state === 'reviewed';
    if (!emergency || !isAsked) throw haltErrors.notWaitingForVote();
    const lastDay = day(emergency.ratifyBy);
    if (isPastRatifying(this.clock.today(), lastDay)) {
      throw haltErrors.ratifiedTooLate(formatDay(lastDay));
    }
  }

  private async passToTrustee(
    tx: EntityManager,
    request: LockedRequest,
    outcome: 'refused' | 'lapsed',
  ): Promise<void> {
    const { row, chain } = request;
    let claimSeq: string | null = null;
    // Not reviewed in time: nothing was booked, so there is nothing to claim.
    if (chain.halts.emergency?.booked) {
      const claim = await claimAccount(tx, row.communityId);
      const draft = claimEntry(row, { bookedOn: this.clock.today(), claim });
      claimSeq = (await this.ledger.post(tx, row.communityId, draft)).seq.toString();
    }
    await this.decide(tx, request, { outcome, claimSeq });
    await this.records.settle(tx, request, 'lapsed');
  }

  private async decide(
    tx: EntityManager,
    { row }: LockedRequest,
    how: { outcome: EmergencyOutcome; claimSeq: string | null },
  ): Promise<void> {
    const decided = { ...how, decidedAt: this.clock.now() };
    await tx.update(SpendingEmergencyRow, keyOf(row), decided);
  }
}

const OVERDUE = `
  select r.id from spending_emergency e
  join spending_request r on r.community_id = e.community_id and r.id = e.request_id
    and r.version = e.version
  where e.community_id = $1 and e.outcome is null and e.ratify_by < $2
    and r.state in ('submitted', 'reviewed')
  order by e.ratify_by, r.id`;

function keyOf({ communityId, id, version }: LockedRequest['row']) {
  return { communityId, requestId: id, version };
}
