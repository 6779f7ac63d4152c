import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import type { Job } from '../../platform/jobs/job';
import { Jobs } from '../../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../../platform/jobs/standing-jobs';
import { DigestsService } from './digests.service';
import { Mailer } from './mailer';
import { MAIL_JOB, type MailOrder, OutboxService } from './outbox.service';

const EVERY_MS = 5 * 60_000;

const GATHER: StandingJob = {
  kind: 'standing:notice-mail',
  title: '汇总要发的邮件',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= EVERY_MS,
};

/** The postman: gathers what is due, and carries each mail to the mail server. */
@Injectable()
export class MailJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
    private readonly digests: DigestsService,
    private readonly outbox: OutboxService,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.register<MailOrder>(MAIL_JOB, (job) => this.carry(job));
    this.jobs.register(GATHER.kind, (job) => this.gather(job));
    if (this.mailer.isOffered) this.standing.register(GATHER);
  }

  /** @returns what stands in the job's row: how many mails were written. */
  async gather({ communityId }: Pick<Job, 'communityId'>): Promise<{ mails: number }> {
    const mails = await this.transactions.run(communityId, (tx) =>
      this.digests.gather(tx, communityId),
    );
    return { mails };
  }

  /**
   * Hands over one mail, then notes that it was. A crash in between sends it again, under the same
   * Message-ID; a server that is away is asked again by the queue.
   */
  private async carry({ communityId, payload: { mailId } }: Job<MailOrder>): Promise<unknown> {
    const mail = await this.transactions.run(communityId, (tx) =>
      this.outbox.waiting(tx, communityId, mailId),
    );
    if (!mail) return { sent: false };
    await this.mailer.send(mailId, mail);
    await this.transactions.run(communityId, (tx) => this.outbox.sent(tx, communityId, mailId));
    return { sent: true };
  }
}
