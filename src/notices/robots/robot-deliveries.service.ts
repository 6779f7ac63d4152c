import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Sealing } from '../../platform/login/sealing';
import type { Period } from '../../shared/period';
import { type Answered, type RobotKind, retryAt, stateAfter } from './robots.rules';

/** A delivery still to be made, with where it goes. */
export interface WaitingDelivery {
  readonly kind: RobotKind;
  readonly webhook: string;
  readonly secret: string | null;
  readonly occasion: 'month' | 'trial';
  readonly period: Period;
  readonly attempts: number;
}

export interface NotedDelivery {
  readonly deliveryId: string;
  readonly delivery: WaitingDelivery;
  readonly answered: Answered;
}

type DeliveryRecord = Omit<WaitingDelivery, 'webhook' | 'secret'> & {
  webhook: string;
  secret: string | null;
};

/** 发送记录: what each group was told, and what its server answered. */
@Injectable()
export class RobotDeliveries {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /** Null when it was made, given up, or its robot was removed or turned off meanwhile. */
  async waiting(
    tx: EntityManager,
    communityId: number,
    deliveryId: string,
  ): Promise<WaitingDelivery | null> {
    const [row] = await tx.query<DeliveryRecord[]>(
      `select r.kind, r.webhook_sealed as webhook, r.secret_sealed as secret, d.occasion, d.period,
         d.attempts
       from robot_delivery d
       join group_robot r on r.community_id = d.community_id and r.id = d.robot_id
       where d.community_id = $1 and d.id = $2 and d.state = 'waiting' and r.removed_at is null
         and (r.is_on or d.occasion = 'trial')`,
      [communityId, deliveryId],
    );
    if (!row) return null;
    const open = (sealed: string) => this.sealing.unseal(sealed, 'robot');
    return {
      ...row,
      webhook: open(row.webhook),
      secret: row.secret === null ? null : open(row.secret),
    };
  }

  /** What became of it: sent, given up, or to be tried again, each time after twice as long. */
  async note(
    tx: EntityManager,
    communityId: number,
    { deliveryId, delivery, answered }: NotedDelivery,
  ): Promise<void> {
    const now = this.clock.now();
    const state = stateAfter(delivery, answered.ok);
    await tx.query(
      `update robot_delivery set attempts = attempts + 1, state = $3, answer = $4, next_at = $6,
         done_at = case when $3 = 'waiting' then null else $5::timestamptz end
       where community_id = $1 and id = $2 and state = 'waiting'`,
      [communityId, deliveryId, state, answered.said, now, retryAt(now, delivery.attempts)],
    );
  }
}
