import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestContext } from '../log';
import { JobAttempt } from './job-attempt';
import { JobKeeper } from './job-keeper';
import { Queue, type TakenJob } from './queue';

export const JOBS_OPTIONS = Symbol('jobs options');

export interface JobsOptions {
  /** As the serving role. */
  appUrl: string;
  /** How many jobs at once; 0 leaves the work to other processes. */
  concurrency: number;
  /** Whether work that nobody asks for comes round by itself: where people are served. */
  standing?: boolean;
  /** How often to look without having heard of news. */
  pollMs?: number;
  /** How often to look for jobs whose program has died. */
  orphanCheckMs?: number;
}

const stoppingMsMax = 20_000;

/** Takes jobs from the queue, as many at once as allowed, and stops in order when asked. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly keeper: JobKeeper;
  private readonly log = new Logger('Jobs');
  private readonly running = new Map<string, Promise<void>>();
  private timers: NodeJS.Timeout[] = [];
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private stopping = false;

  constructor(
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
    private readonly queue: Queue,
    private readonly attempt: JobAttempt,
  ) {
    this.keeper = new JobKeeper(options.appUrl, () => this.look());
  }

  /** After every room has registered its handlers. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.options.concurrency === 0) return;
    await this.queue.start();
    await this.keeper.start();
    const { pollMs = 2_000, orphanCheckMs = 5_000 } = this.options;
    this.timers = [
      setInterval(() => this.look(), pollMs),
      setInterval(() => this.look(true), orphanCheckMs),
    ];
    this.look(true);
  }

  /** Work that asks for `progress` stops there and is put back; the rest gets twenty seconds. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
    await Promise.race([
      Promise.all(this.running.values()),
      sleep(stoppingMsMax, undefined, { ref: false }),
    ]);
    await this.keeper.stop();
    await this.queue.stop();
  }

  private look(orphansToo = false): void {
    if (this.stopping) return;
    this.lookAgain = true;
    this.looking ??= this.takeWhileNew(orphansToo)
      .catch((error: unknown) => {
        this.lookAgain = false; // not at once: the timer comes round
        this.log.error('looking for jobs failed', error);
      })
      .finally(() => {
        this.looking = null;
        if (this.lookAgain) this.look();
      });
  }

  private async takeWhileNew(orphansToo: boolean): Promise<void> {
    if (orphansToo) await this.adoptOrphans();
    while (this.lookAgain && !this.stopping) {
      this.lookAgain = false;
      const free = this.options.concurrency - this.running.size;
      if (free <= 0) return; // the one that ends looks again
      for (const taken of await this.queue.take(free)) this.start(taken);
    }
  }

  private start(taken: TakenJob): void {
    const work = requestContext
      .run({ requestId: `job-${taken.id}` }, () =>
        // Not to be held: another program took it for orphaned, and will put it back.
        this.whileHeld(taken, () => this.attempt.run(taken, () => this.stopping)),
      )
      // The database is away, say: the job is an orphan now and will be found.
      .catch((error: unknown) => this.log.error('job bookkeeping failed', error))
      .finally(() => {
        this.running.delete(taken.id);
        this.look();
      });
    this.running.set(taken.id, work);
  }

  /** Jobs that are begun, but held by nobody: their program has died. */
  private async adoptOrphans(): Promise<void> {
    for (const orphan of await this.queue.begunByOthers([...this.running.keys()])) {
      await this.whileHeld(orphan, () => this.attempt.afterCrash(orphan));
    }
  }

  private async whileHeld(taken: TakenJob, work: () => Promise<void>): Promise<void> {
    if (!(await this.keeper.hold(taken.id))) return;
    try {
      await work();
    } finally {
      await this.keeper.release(taken.id);
    }
  }
}
