import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import type { DataSource, QueryRunner } from 'typeorm';
import { runAgain } from './run-again';
import { enterCommunity, type Work } from './transactions';

export const REPORT_DATA_SOURCE = Symbol('report data source');

/** The role reads only by itself; this holds for a report login that someone set up by hand too. */
const MODE = 'set transaction isolation level repeatable read, read only';

export type Row = Record<string, unknown>;

/**
 * Reads for pages, reports and exports. Everything read in one `run` is of one moment
 * (REPEATABLE READ), or the columns of a report would not add up. Reading again does no harm, so a
 * connection that breaks is replaced and the work begun anew.
 */
@Injectable()
export class Reading {
  constructor(@Inject(REPORT_DATA_SOURCE) private readonly dataSource: DataSource) {}

  run<T>(communityId: number, work: Work<T>): Promise<T> {
    return this.transact(async (tx) => {
      await enterCommunity(tx, communityId, MODE);
      return work(tx);
    });
  }

  /** Tables without a community, e.g. the list of communities that are open to the public. */
  runGlobal<T>(work: Work<T>): Promise<T> {
    return this.transact(async (tx) => {
      await tx.query(MODE);
      return work(tx);
    });
  }

  private transact<T>(work: Work<T>): Promise<T> {
    return runAgain(() => this.dataSource.transaction(work));
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
    try {
      await runner.startTransaction();
      await enterCommunity(runner.manager, communityId, MODE);
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

async function endReading(runner: QueryRunner): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
  } finally {
    await runner.release();
  }
}
