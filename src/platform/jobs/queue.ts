import { Logger } from '@nestjs/common';
import pg from 'pg';
import PgBoss from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { loggableError } from '../log';
import type { QueuedJob } from './job';
import { jobChannel, queueSchema, workQueue } from './queue-schema';

/** A job as taken from the queue. `retryCount` is how many attempts were made before this one. */
export interface TakenJob {
  id: string;
  data: QueuedJob;
  retryCount: number;
  retryLimit: number;
}

/**
 * The queue as the serving role sees it, kept by pg-boss: rows only, nothing is ever defined.
 * Its own workers are not used: they do not await the completion of a job, so a database that is
 * away for a moment would end the program. Its clock for cron stays off: it would create a queue.
 */
export class Queue {
  private readonly log = new Logger('Jobs');
  private readonly pool: pg.Pool;
  private readonly boss: PgBoss;

  constructor(appUrl: string) {
    const pool = new pg.Pool({
      connectionString: appUrl,
      max: 3,
      connectionTimeoutMillis: 10_000,
      application_name: 'trust-ledger jobs',
    });
    // An idle connection may break with the server; the next statement takes a new one.
    pool.on('error', (error) =>
      this.log.warn('queue connection lost', { ...loggableError(error) }),
    );
    this.pool = pool;
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      schema: queueSchema,
      migrate: false,
      supervise: true,
      schedule: false,
      archiveCompletedAfterSeconds: 3600,
      deleteAfterDays: 30,
    });
    this.boss.on('error', (error) => this.log.error('queue maintenance failed', error));
  }

  /** Begins the queue's own maintenance. */
  async start(): Promise<void> {
    await this.boss.start();
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: false });
    if (!this.pool.ending) await this.pool.end();
  }

  /** In the transaction of its cause: rolled back together, heard of when it commits. */
  async send(tx: EntityManager, id: string, data: QueuedJob): Promise<void> {
    await this.boss.send(workQueue, data, { id, db: executeIn(tx) });
    await tx.query('select pg_notify($1, $2)', [jobChannel, '']);
  }

  /** pg-boss answers a failed query with no jobs; whoever asks again gets them. */
  async take(atMost: number): Promise<TakenJob[]> {
    const options = { batchSize: atMost, includeMetadata: true } as const;
    return this.boss.fetch<QueuedJob>(workQueue, options);
  }

  async complete(id: string): Promise<void> {
    await this.boss.complete(workQueue, id);
  }

  /** To be tried again after a while, or given up after the last attempt. */
  async fail(id: string): Promise<void> {
    await this.boss.fail(workQueue, id);
  }

  /** As if it had never been taken: this does not use up an attempt. */
  async putBack(id: string): Promise<void> {
    await this.pool.query(
      `update ${queueSchema}.job set state = 'created', started_on = null
       where name = $1 and id = $2 and state = 'active'`,
      [workQueue, id],
    );
  }

  /** Jobs begun by others a while ago: one just taken may not be held yet. */
  async begunByOthers(ours: readonly string[]): Promise<TakenJob[]> {
    const { rows } = await this.pool.query<TakenJob>(
      `select id, data, retry_count as "retryCount", retry_limit as "retryLimit"
       from ${queueSchema}.job
       where name = $1 and state = 'active' and started_on < now() - interval '2 seconds'
         and id <> all ($2)`,
      [workQueue, ours],
    );
    return rows;
  }
}

/** Lets pg-boss write through a transaction of ours. */
function executeIn(tx: EntityManager): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const result = await tx.queryRunner?.query(text, values, true);
      if (!result) throw new Error('not inside a transaction');
      return { rows: result.records as unknown[] };
    },
  };
}
