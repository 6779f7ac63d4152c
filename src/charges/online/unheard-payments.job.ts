import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job } from '../../platform/jobs/job';
import { Jobs } from '../../platform/jobs/jobs';
import { StandingJobs } from '../../platform/jobs/standing-jobs';
import { PaymentChannels } from './payment-channels';
import { UnheardPayments } from './unheard-payments.service';

const KIND = 'standing:online-payments';
const EVERY_MS = 10 * 60_000;

/** Asks every ten minutes, where paying online is open. */
@Injectable()
export class UnheardPaymentsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly channels: PaymentChannels,
    private readonly unheard: UnheardPayments,
  ) {}

  onModuleInit(): void {
    if (this.channels.current === null) return;
    this.jobs.register(KIND, (job: Job) => this.unheard.ask(job.communityId));
    this.standing.register({
      kind: KIND,
      title: '查询线上缴费结果',
      isDue: (now, last) => last === null || now.getTime() - last.getTime() >= EVERY_MS,
    });
  }
}
