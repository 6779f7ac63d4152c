import type { Actor } from './actor';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { EmergenciesService } from './emergencies.service';
import { objectionTermsFor } from './objection-records';
import { objectionsEnd } from './objections.rules';
import { type LockedRequest, type RequestAt, SpendingRecords } from './spending-records.service';
import { spendingErrors } from './spending.errors';
import { assertMay, consultationEnd, stateAfter } from './spending.rules';

/** A yes or a no. A no needs its reason; `version` is what the person had before her eyes. */
export interface Decision {
  agree: boolean;
  reason?: string | undefined;
  version?: number | undefined;
}

/** 审核 and 批准: the firm's reviewer first, then the owners' committee as the ladder asks. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly clock: Clock,
    private readonly records: SpendingRecords,
    private readonly emergencies: EmergenciesService,
  ) {}

  /**
   * The reviewer's word. Within his limit it is the approval; above, it opens the consultation,
   * whose first day is tomorrow.
   * @throws DomainError `spending.…`
   */
  async review(tx: EntityManager, at: RequestAt, actor: Actor, decision: Decision): Promise<void> {
    const request = await this.records.lock(tx, at);
    assertSeen(request, decision);
    if (!decision.agree) {
      // Only the reviewer reviews, also when the answer is no.
      assertMay(request.chain, 'review', actor, this.clock.today());
      return this.reject(tx, request, actor, decision);
    }
    const { emergency } = request.chain.halts;
    const step = { act: 'review', actor, note: decision.reason ?? '' } as const;
    if (emergency) return this.reviewEmergency(tx, request, step);
    const days = request.chain.plan?.consultationDays ?? 0;
    const consultation =
      days > 0 ? { consultationEndsOn: consultationEnd(this.clock.today(), days) } : {};
    const window = await this.windowAfter(tx, request, 'review');
    await this.records.take(tx, request, { ...step, changes: { ...consultation, ...window } });
  }

  /** One committee member's word. @throws DomainError `spending.consultation-open`, … */
  async approve(tx: EntityManager, at: RequestAt, actor: Actor, decision: Decision): Promise<void> {
    const request = await this.records.lock(tx, at);
    assertSeen(request, decision);
    if (request.row.state !== 'reviewed') {
      assertMay(request.chain, 'approve', actor, this.clock.today());
    }
    if (!decision.agree) return this.reject(tx, request, actor, decision);
    const note = decision.reason ?? '';
    const changes = await this.windowAfter(tx, request, 'approve');
    await this.records.take(tx, request, { act: 'approve', actor, note, changes });
  }

  /** The reviewer's word books the cost of an emergency; the committee ratifies it, or does not. */
  private async reviewEmergency(
    tx: EntityManager,
    request: LockedRequest,
    step: { act: 'review'; actor: Actor; note: string },
  ): Promise<void> {
    assertMay(request.chain, 'review', step.actor, this.clock.today());
    await this.records.record(tx, request, step);
    await this.emergencies.bookCost(tx, request, step.actor);
    await this.records.move(tx, request, { act: 'review' });
  }

  /** 公示异议期: begins with the word that completes the approval, above the contract's limit. */
  private async windowAfter(
    tx: EntityManager,
    { row, chain }: LockedRequest,
    act: 'review' | 'approve',
  ): Promise<{ objectionEndsOn?: Day }> {
    if (stateAfter(chain, act) !== 'approved' || row.ladderBasis === null) return {};
    const terms = await objectionTermsFor(tx, row);
    const approved = { basis: row.ladderBasis, approvedOn: this.clock.today() };
    const endsOn = objectionsEnd(terms, approved);
    return endsOn === null ? {} : { objectionEndsOn: endsOn };
  }

  private reject(
    tx: EntityManager,
    request: LockedRequest,
    actor: Actor,
    { reason = '' }: Decision,
  ): Promise<void> {
    return this.records.take(tx, request, { act: 'reject', actor, note: reason });
  }
}

/** Nobody decides on a version she has not seen (assurance T15). */
export function assertSeen({ row }: LockedRequest, { version }: { version?: number | undefined }) {
  if (version !== undefined && version !== row.version) throw spendingErrors.otherVersion();
}
