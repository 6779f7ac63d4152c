import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Job } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../platform/jobs/standing-jobs';
import { VerificationMetrics } from './verification-metrics';
import { isFullDue, isQuickDue } from './verification-schedule.rules';
import { VerificationQueries } from './verification.queries';

const QUICK: StandingJob = {
  kind: 'standing:verify-quick',
  title: '每小时核对',
  isDue: isQuickDue,
};
const FULL: StandingJob = { kind: 'standing:verify-full', title: '每夜核对', isDue: isFullDue };

/** Verifies the books in the background: quickly every hour, all of it and the files every night. */
@Injectable()
export class VerificationJob implements OnModuleInit {
  private readonly log = new Logger('Verification');

  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly verification: VerificationQueries,
    private readonly metrics: VerificationMetrics,
  ) {}

  onModuleInit(): void {
    this.jobs.register(QUICK.kind, (job) => this.run('quick', job));
    this.jobs.register(FULL.kind, (job) => this.run('full', job));
    this.standing.register(QUICK);
    this.standing.register(FULL);
  }

  /** @returns what stands in the job's row: places, never values. */
  private async run(scope: 'quick' | 'full', { communityId }: Job): Promise<unknown> {
    const quick = scope === 'quick';
    const verdict = await this.verification.verify(communityId, { quick, files: !quick });
    this.metrics.observe(scope, verdict);
    const faults = verdict.faults.map(({ check, table, row, column, count }) => {
      return { check, table, row, column, count };
    });
    if (faults.length > 0) this.log.error('the books do not hold', { communityId, scope, faults });
    const { entries, leaves, files, milliseconds } = verdict;
    return { entries, leaves, files, milliseconds, faults };
  }
}
