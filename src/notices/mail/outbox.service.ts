import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Jobs } from '../../platform/jobs/jobs';
import { Sealing } from '../../platform/login/sealing';
import { newId } from '../../shared/ids';
import type { Mail } from './mail.rules';

export const MAIL_JOB = 'mail';

/** What the queue carries: which mail, and nothing of it. */
export interface MailOrder {
  readonly mailId: string;
}

/** 待发邮件: written in the transaction of its cause, sent by a job, emptied once it is sent. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly jobs: Jobs,
  ) {}

  async put(
    tx: EntityManager,
    communityId: number,
    { personId, kind, mail }: { personId: string; kind: 'code' | 'notices'; mail: Mail },
  ): Promise<void> {
    const mailId = newId();
    const sealed = this.sealing.seal(JSON.stringify(mail), 'mail');
    await tx.query(
      `insert into mail_outbox (community_id, id, person_id, kind, sealed, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [communityId, mailId, personId, kind, sealed, this.clock.now()],
    );
    await this.order(tx, communityId, mailId);
  }

  /**
   * Mail that no server has taken is ordered anew, a quarter of an hour after the last time; the code for
   * an address is not: it would come too late. @returns how many.
   */
  async sendAgain(tx: EntityManager, communityId: number): Promise<number> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update mail_outbox set tried_at = $2
       where community_id = $1 and sealed is not null and kind = 'notices'
         and coalesce(tried_at, created_at) <= $2::timestamptz - interval '15 minutes'
       returning id`,
      [communityId, this.clock.now()],
    );
    for (const { id } of rows) await this.order(tx, communityId, id);
    return rows.length;
  }

  /** The mail, if it is still to be sent. */
  async waiting(tx: EntityManager, communityId: number, mailId: string): Promise<Mail | null> {
    const [row] = await tx.query<{ sealed: string }[]>(
      `select sealed from mail_outbox
       where community_id = $1 and id = $2 and sealed is not null`,
      [communityId, mailId],
    );
    return row ? (JSON.parse(this.sealing.unseal(row.sealed, 'mail')) as Mail) : null;
  }

  async sent(tx: EntityManager, communityId: number, mailId: string): Promise<void> {
    await tx.query(
      'update mail_outbox set sealed = null, sent_at = $3 where community_id = $1 and id = $2',
      [communityId, mailId, this.clock.now()],
    );
  }

  /** What could not be sent for a week is thrown away with the address in it, and so is what was sent. */
  async clear(tx: EntityManager, communityId: number): Promise<void> {
    await tx.query(
      `delete from mail_outbox where community_id = $1 and created_at < $2::timestamptz - interval '7 days'`,
      [communityId, this.clock.now()],
    );
  }
  private async order(tx: EntityManager, communityId: number, mailId: string): Promise<void> {
    await this.jobs.enqueue<MailOrder>(tx, {
      communityId,
      kind: MAIL_JOB,
      title: '发送邮件',
      payload: { mailId },
      requestedBy: null,
    });
  }
}
