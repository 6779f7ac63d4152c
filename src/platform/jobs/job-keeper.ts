import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loggableError } from '../log';
import { jobChannel } from './queue-schema';

// Ours among the advisory locks of the database; the other half is the job.
const lockSpace = 7_262_003;

/**
 * One connection that lives as long as the program: it hears of new work, and it holds a lock per
 * running job. When the program dies, however it dies, the connection and its locks are gone at
 * once, and any other program may take the job up again. No job has to wait until a time is over.
 */
export class JobKeeper {
  private client: pg.Client | null = null;
  private stopped = false;
  private readonly held = new Set<string>();
  private readonly log = new Logger('Jobs');

  constructor(
    private readonly url: string,
    private readonly onNews: () => void,
  ) {}

  async start(): Promise<void> {
    this.stopped = false;
    await this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  /** False: another program holds it. */
  async hold(jobId: string): Promise<boolean> {
    if (this.held.has(jobId)) return false;
    const got = await this.tryLock(jobId);
    if (got) this.held.add(jobId);
    return got;
  }

  async release(jobId: string): Promise<void> {
    if (!this.held.delete(jobId)) return;
    await this.client?.query('select pg_advisory_unlock($1, hashtext($2))', [lockSpace, jobId]);
  }

  holds(jobId: string): boolean {
    return this.held.has(jobId);
  }

  private async tryLock(jobId: string): Promise<boolean> {
    if (!this.client) return false;
    const { rows } = await this.client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as got',
      [lockSpace, jobId],
    );
    return rows[0]?.got ?? false;
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'trust-ledger job keeper',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client.on('error', (error) => this.log.warn({ ...loggableError(error) }));
    client.on('notification', () => this.onNews());
    await client.connect();
    client.once('end', () => {
      if (this.client === client) void this.reconnect();
    });
    this.client = client;
    await client.query(`listen ${jobChannel}`);
    // After a lost connection: running work goes on, and its locks are taken again.
    for (const jobId of this.held) await this.tryLock(jobId);
  }

  private async reconnect(): Promise<void> {
    this.client = null;
    for (let wait = 200; !this.stopped; wait = Math.min(wait * 2, 10_000)) {
      try {
        await this.connect();
        this.onNews();
        return;
      } catch (error) {
        this.log.warn({ ...loggableError(error) });
        await sleep(wait, undefined, { ref: false });
      }
    }
  }
}
