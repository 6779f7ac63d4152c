import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../shared/domain-error';
import { Transactions } from '../database/transactions';
import { type Job, JobInterrupted, type JobProblem, JobSettled, type Progress } from './job';
import { JobRunStore } from './job-run.store';
import { Jobs } from './jobs';
import { Queue, type TakenJob } from './queue';

const progressMs = 250;

/** One attempt at one job, and what becomes of the job after it. */
@Injectable()
export class JobAttempt {
  private readonly log = new Logger('Jobs');

  constructor(
    private readonly queue: Queue,
    private readonly jobs: Jobs,
    private readonly store: JobRunStore,
    private readonly transactions: Transactions,
  ) {}

  async run(taken: TakenJob, isStopping: () => boolean): Promise<void> {
    const { communityId, kind, payload } = taken.data;
    const job: Job = { communityId, id: taken.id, payload };
    if (!(await this.store.begin(job))) return this.leaveQueue(taken);
    const started = performance.now();
    try {
      await this.handle(kind, job, this.progressOf(job, isStopping));
      this.log.log('job done', { kind, ms: Math.round(performance.now() - started) });
      return await this.leaveQueue(taken);
    } catch (error) {
      return this.settle(taken, error, isStopping());
    }
  }

  /** The program that ran it is gone: another attempt, unless that has happened too often. */
  async afterCrash(taken: TakenJob): Promise<void> {
    this.log.warn('job was interrupted by a crash', { kind: taken.data.kind, job: taken.id });
    await this.retryOrGiveUp(taken);
  }

  private async handle(kind: string, job: Job, progress: Progress): Promise<void> {
    const handler = this.jobs.handlerOf(kind);
    if (!handler) throw new Error(`no handler for job kind ${kind}`);
    const result = await handler(job, progress);
    // A handler with an effect has finished the job with it; then this one finds it settled.
    await this.transactions.run(job.communityId, (tx) => this.jobs.finish(tx, job, result));
  }

  private async settle(taken: TakenJob, error: unknown, stopping: boolean): Promise<void> {
    if (error instanceof JobSettled) return this.leaveQueue(taken);
    if (error instanceof JobInterrupted) {
      return stopping ? this.putBack(taken) : this.leaveQueue(taken);
    }
    if (error instanceof DomainError) {
      // The business refused; asking again would not change its mind.
      const { code, message, details } = error;
      await this.store.fail(keyOf(taken), { code, message, details });
      return this.leaveQueue(taken);
    }
    this.log.error('job attempt failed', error, { kind: taken.data.kind, job: taken.id });
    return this.retryOrGiveUp(taken);
  }

  private async retryOrGiveUp(taken: TakenJob): Promise<void> {
    const last = taken.retryCount >= taken.retryLimit;
    const moved = last
      ? await this.store.fail(keyOf(taken), gaveUp(taken))
      : await this.store.putBack(keyOf(taken));
    if (!moved) return this.leaveQueue(taken); // finished or cancelled after all
    await this.queue.fail(taken.id);
  }

  /** As if it had not been begun: an orderly stop does not use up an attempt. */
  private async putBack(taken: TakenJob): Promise<void> {
    if (!(await this.store.putBack(keyOf(taken)))) return this.leaveQueue(taken);
    await this.queue.putBack(taken.id);
  }

  private async leaveQueue(taken: TakenJob): Promise<void> {
    await this.queue.complete(taken.id);
  }

  private progressOf(job: Job, isStopping: () => boolean): Progress {
    let told = -Infinity;
    return async (done, total) => {
      if (isStopping()) throw new JobInterrupted('the program is stopping');
      const now = performance.now();
      // A thousand rows a second need no thousand updates; the last one always counts.
      if (done < total && now - told < progressMs) return;
      told = now;
      if (!(await this.store.progress(job, done, total))) {
        throw new JobInterrupted(`job ${job.id} was cancelled`);
      }
    };
  }
}

function keyOf(taken: TakenJob): { communityId: number; id: string } {
  return { communityId: taken.data.communityId, id: taken.id };
}

function gaveUp(taken: TakenJob): JobProblem {
  return {
    code: 'job.failed',
    message:
      `系统尝试了 ${taken.retryCount + 1} 次都没有完成，没有写入任何结果。` +
      '请稍后重新发起；如果仍然失败，请把任务编号告诉系统管理员。',
    details: { jobId: taken.id },
  };
}
