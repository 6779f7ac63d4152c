import { Injectable } from '@nestjs/common';
import { Reading } from '../../platform/database/reading';
import type { RobotKind } from './robots.rules';

export interface Robot {
  readonly id: string;
  readonly kind: RobotKind;
  readonly name: string;
  readonly webhookTail: string;
  readonly signed: boolean;
  readonly on: boolean;
  readonly madeAt: Date;
}

export interface Delivery {
  readonly id: string;
  readonly robotId: string;
  readonly robotName: string;
  readonly occasion: 'month' | 'trial';
  readonly period: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly answer: string;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
}

const DELIVERIES = 50;

/** 群机器人和发送记录, for whoever sets them up. The addresses themselves are shown to nobody. */
@Injectable()
export class RobotsQueries {
  constructor(private readonly reading: Reading) {}

  robots(communityId: number): Promise<Robot[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query(
        `select id, kind, name, webhook_tail as "webhookTail", secret_sealed is not null as signed,
           is_on as on, made_at as "madeAt"
         from group_robot where community_id = $1 and removed_at is null order by made_at, id`,
        [communityId],
      ),
    );
  }

  /** The last ones, newest first; of robots removed since, too. */
  deliveries(communityId: number): Promise<Delivery[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query(
        `select d.id, d.robot_id as "robotId", r.name as "robotName", d.occasion, d.period, d.state,
           d.attempts, d.answer, d.created_at as "createdAt", d.done_at as "doneAt"
         from robot_delivery d
         join group_robot r on r.community_id = d.community_id and r.id = d.robot_id
         where d.community_id = $1 order by d.created_at desc, d.id desc limit $2`,
        [communityId, DELIVERIES],
      ),
    );
  }
}
