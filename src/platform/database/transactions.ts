import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { translateDatabaseError } from './constraint-messages';
import { isConnectionLost, OutcomeUnknown } from './database-error';
import { type IdempotentRequest, rememberAnswer, rememberedAnswer } from './idempotency';
import { runAgain } from './run-again';

export const APP_DATA_SOURCE = Symbol('app data source');

export type Work<T> = (tx: EntityManager) => Promise<T>;

/** What happens when the connection is lost while COMMIT is under way. */
type InDoubt = 'run again' | 'say so';

/**
 * The only way to write. A door opens a transaction here and hands `tx` down; nothing below can
 * step outside it. Work may run up to three times, so it holds no e-mail, no file and no HTTP:
 * such things are queued with `Jobs.enqueue(tx, …)`.
 */
@Injectable()
export class Transactions {
  constructor(@Inject(APP_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** One transaction inside one community; row-level security shows and accepts nothing else. */
  async run<T>(communityId: number, work: Work<T>): Promise<T> {
    return this.transact(inside(communityId), work, 'say so');
  }

  /** One transaction over tables without a community (person, login_session …); tenant tables raise. */
  runGlobal<T>(work: Work<T>): Promise<T> {
    return this.transact(BEGIN, work, 'say so');
  }

  /**
   * Looks up what belongs to no community, such as who is signed in: each statement a transaction by
   * itself, because this is asked with every request and BEGIN and COMMIT were half of it. Done again
   * when the connection is lost, so nothing in it may do harm the second time.
   */
  lookUp<T>(work: Work<T>): Promise<T> {
    return this.translated(() => work(this.dataSource.manager));
  }

  /**
   * Writes by one statement that enters its communities itself, without the round trips of BEGIN and COMMIT.
   * Given again when the connection is lost, so it must take effect once however often it is given.
   */
  runStatement<T>(work: Work<T>): Promise<T> {
    return this.translated(() => work(this.dataSource.manager));
  }

  /**
   * Work that takes effect once per key. The key, the effect and the answer are one transaction:
   * a repeated request gets the first answer, a simultaneous one waits for it. The answer comes back
   * as the JSON that was stored, the first time too, so hand in a view, not an entity. The key also
   * makes it safe to try again when nobody knows whether the COMMIT came through.
   */
  async runOnce<T>(
    request: IdempotentRequest,
    work: Work<T>,
  ): Promise<{ result: T; replayed: boolean }> {
    const keyed = async (tx: EntityManager) => {
      const earlier = await rememberedAnswer(tx, request);
      if (earlier) return { result: earlier.response as T, replayed: true };
      const result = await rememberAnswer(tx, request, await work(tx));
      return { result: result as T, replayed: false };
    };
    return this.transact(inside(request.communityId), keyed, 'run again');
  }

  private transact<T>(begin: string, work: Work<T>, inDoubt: InDoubt): Promise<T> {
    return this.translated(() => this.once(begin, work, inDoubt));
  }

  private async translated<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await runAgain(attempt);
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** @throws OutcomeUnknown when the connection went after the work was done and before we heard. */
  private async once<T>(begin: string, work: Work<T>, inDoubt: InDoubt): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    let committing = false;
    try {
      await beginBy(runner, begin);
      const result = await work(runner.manager);
      committing = true;
      await runner.query('commit');
      return result;
    } catch (error) {
      // A connection that is lost has nothing left to end; the first error is the one to tell.
      await runner.query('rollback').catch(() => undefined);
      if (committing && inDoubt === 'say so' && isConnectionLost(error)) {
        throw new OutcomeUnknown(error);
      }
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The mode is said each time, so that no default of a role or a server decides it. */
const BEGIN = 'start transaction isolation level read committed';

const inside = (communityId: number): string => `${BEGIN}; ${contextOf(communityId)}`;

/**
 * One round trip where TypeORM's own way takes two, which is half of a short work. It is told, or each
 * of its own writes within the work would begin and commit by itself.
 */
async function beginBy(runner: QueryRunner, begin: string): Promise<void> {
  await runner.query(begin);
  Object.assign(runner, { isTransactionActive: true });
}

/**
 * SQL that says which community a transaction is about; goes in one round trip with what sets its mode.
 * The setting lasts for the transaction only: a pooled connection must not remember a community.
 */
export function contextOf(communityId: number): string {
  if (!Number.isSafeInteger(communityId) || communityId < 1) {
    throw new Error(`not a community: ${communityId}`);
  }
  return `select set_config('app.community_id', '${communityId}', true)`;
}
