import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../platform/jobs/standing-jobs';
import { EmergenciesService } from './emergencies.service';

const HOUR_MS = 3_600_000;

const LAPSE: StandingJob = {
  kind: 'standing:emergencies',
  title: '应急支出逾期未追认转应收受托人',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= HOUR_MS,
};

/** The clock of emergencies: looked at every hour, in every community. */
@Injectable()
export class EmergencyJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
    private readonly emergencies: EmergenciesService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(LAPSE.kind, (job) => this.run(job));
    this.standing.register(LAPSE);
  }

  /** @returns what stands in the job's row: which requests were passed to the trustee. */
  private async run({ communityId }: Job): Promise<unknown> {
    const lapsed = await this.transactions.run(communityId, (tx) =>
      this.emergencies.lapseOverdue(tx, communityId),
    );
    return { lapsed };
  }
}
