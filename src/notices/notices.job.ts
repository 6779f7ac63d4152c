import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../platform/jobs/standing-jobs';
import { NoticesService } from './notices.service';

const EVERY_MS = 5 * 60_000;

const LOOK: StandingJob = {
  kind: 'standing:notices',
  title: '向关注的人发出通知',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= EVERY_MS,
};

/** The messenger: looks every few minutes, in every community. */
@Injectable()
export class NoticesJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(LOOK.kind, (job) => this.run(job));
    this.standing.register(LOOK);
  }

  /** @returns what stands in the job's row: how many notices were written. */
  private async run({ communityId }: Job): Promise<unknown> {
    let written = 0;
    let more = true;
    while (more) {
      const looked = await this.transactions.run(communityId, (tx) =>
        this.notices.look(tx, communityId),
      );
      written += looked.notices;
      more = looked.more;
    }
    return { notices: written };
  }
}
