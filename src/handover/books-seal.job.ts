import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../platform/jobs/standing-jobs';
import { BooksSealService } from './books-seal.service';

const QUARTER_MS = 15 * 60_000;

const SEAL: StandingJob = {
  kind: 'standing:books-seal',
  title: '受托期限届满封存账簿',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= QUARTER_MS,
};

/**
 * Seals what nobody has come to seal. The end itself needs no clock: it holds by the moment alone.
 */
@Injectable()
export class BooksSealJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
    private readonly seals: BooksSealService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(SEAL.kind, (job) => this.run(job));
    this.standing.register(SEAL);
  }

  /** @returns what stands in the job's row. */
  private async run({ communityId }: Job): Promise<unknown> {
    const sealed = await this.transactions.run(communityId, (tx) =>
      this.seals.sealDue(tx, communityId, null),
    );
    return { sealed };
  }
}
