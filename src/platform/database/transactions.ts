import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { setTimeout as sleep } from 'node:timers/promises';
import { translateDatabaseError } from './constraint-messages';
import { databaseFaultOf, sqlState } from './database-error';
import { type IdempotentRequest, rememberAnswer, rememberedAnswer } from './idempotency';

export const APP_DATA_SOURCE = Symbol('app data source');

export type Work<T> = (tx: EntityManager) => Promise<T>;

const runsMax = 3;
const worthAnotherRun: readonly string[] = [
  sqlState.serializationFailure,
  sqlState.deadlockDetected,
];

/**
 * The only way to write. A door opens a transaction here and hands `tx` down; nothing below can
 * step outside it. Work may run up to three times, so it holds no e-mail, no file and no HTTP:
 * such things are queued with `Jobs.enqueue(tx, …)`.
 */
@Injectable()
export class Transactions {
  constructor(@Inject(APP_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** One transaction inside one community; row-level security shows and accepts nothing else. */
  run<T>(communityId: number, work: Work<T>): Promise<T> {
    return this.transact(async (tx) => {
      await enterCommunity(tx, communityId);
      return work(tx);
    });
  }

  /** One transaction over tables without a community (person, login_session …); tenant tables raise. */
  runGlobal<T>(work: Work<T>): Promise<T> {
    return this.transact(work);
  }

  /**
   * Work that takes effect once per key. The key, the effect and the answer are one transaction:
   * a repeated request gets the first answer, a simultaneous one waits for it. The answer comes back
   * as the JSON that was stored, the first time too, so hand in a view, not an entity.
   */
  runOnce<T>(request: IdempotentRequest, work: Work<T>): Promise<{ result: T; replayed: boolean }> {
    return this.run(request.communityId, async (tx) => {
      const earlier = await rememberedAnswer(tx, request);
      if (earlier) return { result: earlier.response as T, replayed: true };
      const result = await rememberAnswer(tx, request, await work(tx));
      return { result: result as T, replayed: false };
    });
  }

  private async transact<T>(work: Work<T>): Promise<T> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.dataSource.transaction('READ COMMITTED', work);
      } catch (error) {
        const code = databaseFaultOf(error)?.code ?? '';
        if (run >= runsMax || !worthAnotherRun.includes(code)) throw translateDatabaseError(error);
        // Jitter, or two works that met in a deadlock meet again at once.
        await sleep(10 * run + Math.random() * 40 * run);
      }
    }
  }
}

/** The setting lasts for the transaction only: a pooled connection must not remember a community. */
export async function enterCommunity(tx: EntityManager, communityId: number): Promise<void> {
  if (!Number.isSafeInteger(communityId) || communityId < 1) {
    throw new Error(`not a community: ${communityId}`);
  }
  await tx.query(`select set_config('app.community_id', $1, true)`, [String(communityId)]);
}
