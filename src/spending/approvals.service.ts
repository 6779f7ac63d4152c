import type { Actor } from './actor';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { type LockedRequest, type RequestAt, SpendingRecords } from './spending-records.service';
import { spendingErrors } from './spending.errors';
import { assertMay, consultationEnd } from './spending.rules';

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
    const days = request.chain.plan?.consultationDays ?? 0;
    await this.records.take(tx, request, {
      act: 'review',
      actor,
      note: decision.reason ?? '',
      changes: days > 0 ? { consultationEndsOn: consultationEnd(this.clock.today(), days) } : {},
    });
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
    await this.records.take(tx, request, { act: 'approve', actor, note });
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
