import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Jobs } from '../../platform/jobs/jobs';
import { Sealing } from '../../platform/login/sealing';
import type { Day } from '../../shared/day';
import { newId } from '../../shared/ids';
import { type Period, periodOf } from '../../shared/period';
import { noticesErrors } from '../notices.errors';
import { hostOf, type RobotKind, robotKindNames, webhookOf } from './robots.rules';

export const ROBOT_JOB = 'robot';
export const ROBOTS_MAX = 10;

/** What the queue carries: which delivery. */
export interface RobotOrder {
  readonly deliveryId: string;
}

export interface NewRobot {
  readonly kind: RobotKind;
  readonly name: string;
  readonly webhook: string;
  readonly secret?: string | undefined;
  readonly by: string;
}

/** 群机器人: who speaks in which group, and what it was told to say. */
@Injectable()
export class RobotsService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Adds a robot; it tells the months closed from now on. @returns its id.
   * @throws DomainError `notices.robot-address`, `notices.robot-secret-not-taken`, `notices.robots-too-many`.
   */
  async add(tx: EntityManager, communityId: number, robot: NewRobot): Promise<string> {
    const webhook = webhookOf(robot.kind, robot.webhook);
    if (webhook === null) {
      throw noticesErrors.robotAddress(robotKindNames[robot.kind], hostOf(robot.kind));
    }
    const secret = robot.secret === '' ? undefined : robot.secret;
    if (robot.kind === 'wecom' && secret !== undefined) throw noticesErrors.robotSecretNotTaken();
    const { closedThrough } = await booksOf(tx, communityId);
    await assertRoom(tx, communityId);
    const id = newId();
    await tx.query(
      `insert into group_robot (community_id, id, kind, name, webhook_sealed, webhook_tail,
         secret_sealed, since, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        communityId,
        id,
        robot.kind,
        robot.name,
        this.sealing.seal(webhook, 'robot'),
        webhook.slice(-4),
        secret === undefined ? null : this.sealing.seal(secret, 'robot'),
        closedThrough,
        robot.by,
        this.clock.now(),
      ],
    );
    return id;
  }

  /** @throws DomainError notFound `notices.robot-unknown`. */
  async turn(
    tx: EntityManager,
    communityId: number,
    { robotId, on }: { robotId: string; on: boolean },
  ): Promise<void> {
    await changed(
      tx,
      `update group_robot set is_on = $3
       where community_id = $1 and id = $2 and removed_at is null`,
      [communityId, robotId, on],
    );
  }

  /** It speaks no more, and its address is forgotten. @throws DomainError notFound `notices.robot-unknown`. */
  async remove(
    tx: EntityManager,
    communityId: number,
    { robotId, by }: { robotId: string; by: string },
  ): Promise<void> {
    await changed(
      tx,
      `update group_robot set is_on = false, removed_at = $3, removed_by = $4, webhook_sealed = '',
         secret_sealed = null
       where community_id = $1 and id = $2 and removed_at is null`,
      [communityId, robotId, this.clock.now(), by],
    );
  }

  /**
   * Has the card of the last closed month sent once, now. @returns the delivery's id.
   * @throws DomainError `notices.robot-unknown`, `notices.robot-no-month`.
   */
  async trial(
    tx: EntityManager,
    communityId: number,
    { robotId, by }: { robotId: string; by: string },
  ): Promise<string> {
    const known = await tx.query<unknown[]>(
      'select from group_robot where community_id = $1 and id = $2 and removed_at is null',
      [communityId, robotId],
    );
    if (known.length === 0) throw noticesErrors.robotUnknown();
    const { lastClosed } = await booksOf(tx, communityId);
    if (lastClosed === null) throw noticesErrors.robotNoMonth();
    const deliveryId = newId();
    await tx.query(
      `insert into robot_delivery (community_id, id, robot_id, occasion, period, asked_by, created_at,
         next_at)
       values ($1, $2, $3, 'trial', $4, $5, $6, $6)`,
      [communityId, deliveryId, robotId, lastClosed, by, this.clock.now()],
    );
    await this.order(tx, communityId, deliveryId);
    return deliveryId;
  }

  /**
   * Orders the last closed month for every robot that has not told it, and once more what did not reach its
   * group: once each, however often and by how many at a time this is called. @returns how many.
   */
  async orderDue(tx: EntityManager, communityId: number): Promise<number> {
    const now = this.clock.now();
    const { lastClosed } = await booksOf(tx, communityId);
    const untold =
      lastClosed === null
        ? []
        : await tx.query<{ id: string }[]>(UNTOLD, [communityId, lastClosed]);
    const due: { id: string }[] = [];
    for (const { id: robotId } of untold) {
      const row = [communityId, newId(), robotId, lastClosed, now, claimedUntil(now)];
      due.push(...(await tx.query<{ id: string }[]>(ORDER_MONTH, row)));
    }
    const [again] = await tx.query<[{ id: string }[], number]>(ORDER_AGAIN, [
      communityId,
      now,
      claimedUntil(now),
    ]);
    due.push(...again);
    for (const { id } of due) await this.order(tx, communityId, id);
    return due.length;
  }

  private async order(tx: EntityManager, communityId: number, deliveryId: string): Promise<void> {
    await this.jobs.enqueue<RobotOrder>(tx, {
      communityId,
      kind: ROBOT_JOB,
      title: '向群里发送月度卡片',
      payload: { deliveryId },
      requestedBy: null,
    });
  }
}

/** How far the books are closed; `lastClosed` is null before the first closing. */
async function booksOf(
  tx: EntityManager,
  communityId: number,
): Promise<{ closedThrough: Day; lastClosed: Period | null }> {
  const [row] = await tx.query<{ startOn: Day; closedThrough: Day }[]>(
    `select books_start_on as "startOn", closed_through as "closedThrough"
     from ledger_head where community_id = $1`,
    [communityId],
  );
  if (!row) throw noticesErrors.robotNoMonth();
  const { startOn, closedThrough } = row;
  return { closedThrough, lastClosed: closedThrough < startOn ? null : periodOf(closedThrough) };
}

async function assertRoom(tx: EntityManager, communityId: number): Promise<void> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from group_robot
     where community_id = $1 and removed_at is null`,
    [communityId],
  );
  if ((row?.count ?? 0) >= ROBOTS_MAX) throw noticesErrors.robotsTooMany(ROBOTS_MAX);
}

async function changed(tx: EntityManager, sql: string, params: readonly unknown[]): Promise<void> {
  const [, count] = await tx.query<[unknown[], number]>(sql, [...params]);
  if (count === 0) throw noticesErrors.robotUnknown();
}

const UNTOLD = `
  select r.id from group_robot r
  where r.community_id = $1 and r.is_on and r.removed_at is null
    and to_char(r.since, 'YYYY-MM') < $2
    and not exists (select from robot_delivery d where d.community_id = $1 and d.robot_id = r.id
      and d.occasion = 'month' and d.period = $2)
  order by r.id`;

const ORDER_MONTH = `
  insert into robot_delivery (community_id, id, robot_id, occasion, period, created_at, next_at)
  values ($1, $2, $3, 'month', $4, $5, $6)
  on conflict (community_id, robot_id, period) where occasion = 'month' do nothing
  returning id`;

const ORDER_AGAIN = `
  update robot_delivery d set next_at = $3
  where d.community_id = $1 and d.state = 'waiting' and d.occasion = 'month' and d.next_at <= $2
  returning d.id`;

/** One that was taken up is left alone for an hour: its job is in the queue, which loses none. */
const claimedUntil = (now: Date) => new Date(now.getTime() + 3_600_000);
