import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job, Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { BILL_RUN_JOB, BillRunsService } from './bill-runs.service';
import type { BillRunPayload } from './bill-runs.service';

/** What a page shows of a run that is over. */
export interface BillRunResult {
  /** One per fee that had somebody to bill. */
  readonly runs: readonly string[];
}

/**
 * Bills a month in the background. Each fee is a transaction of its own that fills only gaps, so killed
 * in the middle the next attempt makes the rest, and nobody is billed twice.
 */
@Injectable()
export class BillRunJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly runs: BillRunsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register<BillRunPayload>(BILL_RUN_JOB, (job, progress) => this.run(job, progress));
  }

  /** The handler itself; progress counts fees, and the use of advances as one more. */
  async run(
    { communityId, payload }: Job<BillRunPayload>,
    progress: Progress,
  ): Promise<BillRunResult> {
    const { period, by } = payload;
    const fees = await this.transactions.run(communityId, (tx) =>
      this.runs.feesOf(tx, communityId, period),
    );
    const steps = fees.length + 1;
    const made: string[] = [];
    for (const [at, fee] of fees.entries()) {
      await progress(at, steps);
      const run = await this.transactions.run(communityId, (tx) =>
        this.runs.run(tx, communityId, { period, fee, by }),
      );
      if (run !== null) made.push(run);
    }
    await progress(fees.length, steps);
    let used = true;
    while (used) {
      used = await this.transactions.run(communityId, (tx) =>
        this.runs.useAdvances(tx, communityId, by),
      );
    }
    await progress(steps, steps);
    return { runs: made };
  }
}
