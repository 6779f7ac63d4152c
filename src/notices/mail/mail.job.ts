import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../../platform/jobs/standing-jobs';
import { MailCarrier } from './mail-carrier.service';
import { MAIL_JOB, type MailOrder } from './outbox.service';

const EVERY_MS = 5 * 60_000;

const GATHER: StandingJob = {
  kind: 'standing:notice-mail',
  title: '汇总要发的邮件',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= EVERY_MS,
};

/** The postman's round: every few minutes, where mail is offered at all. */
@Injectable()
export class MailJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly carrier: MailCarrier,
  ) {}

  /** What a job returns stands in its row: numbers, never an address. */
  onModuleInit(): void {
    this.jobs.register<MailOrder>(MAIL_JOB, async ({ communityId, payload }) => ({
      sent: await this.carrier.carry(communityId, payload.mailId),
    }));
    this.jobs.register(GATHER.kind, async ({ communityId }) => ({
      mails: await this.carrier.gather(communityId),
    }));
    if (this.carrier.isOffered) this.standing.register(GATHER);
  }
}
