import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../platform/jobs/standing-jobs';
import { InquiriesService } from './inquiries.service';

const HOUR_MS = 3_600_000;

const ESCALATE: StandingJob = {
  kind: 'standing:inquiries',
  title: '质询逾期未答转业委会和监督人',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= HOUR_MS,
};

/** The clock of questions: looked at every hour, in every community. */
@Injectable()
export class InquiryClockJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
    private readonly inquiries: InquiriesService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(ESCALATE.kind, (job) => this.run(job));
    this.standing.register(ESCALATE);
  }

  /** @returns what stands in the job's row: which questions went to whom. */
  private async run({ communityId }: Job): Promise<unknown> {
    const escalated = await this.transactions.run(communityId, (tx) =>
      this.inquiries.escalateOverdue(tx, communityId),
    );
    return { escalated };
  }
}
