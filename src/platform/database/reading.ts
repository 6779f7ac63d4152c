import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import type { DataSource, QueryRunner } from 'typeorm';
import { runAgain } from './run-again';
import { contextOf, type Work } from './transactions';

export const REPORT_DATA_SOURCE = Symbol('report data source');

/**
 * How every reading begins, in one round trip. The role reads only by itself; said here it holds for a
 * report login that someone set up by hand too.
 */
const BEGIN = 'start transaction isolation level repeatable read, read only';

export type Row = Record<string, unknown>;

/**
 * Reads for pages, reports and exports. Everything read in one `run` is of one moment
 * (REPEATABLE READ), or the columns of a report would not add up. Reading again does no harm, so a
 * connection that breaks is replaced and the work begun anew.
 */
@Injectable()
export class Reading {
  constructor(@Inject(REPORT_DATA_SOURCE) private readonly dataSource: DataSource) {}

  async run<T>(communityId: number, work: Work<T>): Promise<T> {
    return this.transact(`${BEGIN}; ${contextOf(communityId)}`, work);
  }

  /** Tables without a community, e.g. the list of communities that are open to the public. */
  runGlobal<T>(work: Work<T>): Promise<T> {
    return this.transact(BEGIN, work);
  }

  /** By hand, because TypeORM takes two round trips to begin; nothing that reads needs what it notes. */
  private transact<T>(begin: string, work: Work<T>): Promise<T> {
    return runAgain(async () => {
      const runner = this.dataSource.createQueryRunner();
      await runner.connect();
      try {
        await runner.query(begin);
        return await work(runner.manager);
      } finally {
        await endReading(runner);
      }
    });
  }

  /**
   * Rows one batch at a time, for exports larger than memory. It holds a connection of its own until
   * the last row, or until the reader stops early (`break`, an error, a closed browser).
   */
  async *stream<R extends Row = Row>(
    communityId: number,
    sql: string,
    params: readonly unknown[] = [],
  ): AsyncGenerator<R, void, undefined> {
    const runner = this.dataSource.createQueryRunner();
    let rows: QueryStream | undefined;
    await runner.connect();
    try {
      await runner.query(`${BEGIN}; ${contextOf(communityId)}`);
      rows = await openRows(runner, sql, params);
      for await (const row of rows) yield row as R;
    } finally {
      rows?.destroy();
      await endReading(runner);
    }
  }
}

async function openRows(
  runner: QueryRunner,
  sql: string,
  params: readonly unknown[],
): Promise<QueryStream> {
  const client = (await runner.connect()) as PoolClient;
  return client.query(new QueryStream(sql, [...params], { batchSize: 500, highWaterMark: 500 }));
}

/** There is nothing to commit. A connection that is lost has nothing to end either. */
async function endReading(runner: QueryRunner): Promise<void> {
  await runner.query('rollback').catch(() => undefined);
  await runner.release();
}
