import pg from 'pg';
import type { BenchDatabase } from './bench-server';
import { likeTables, withForeignKeys } from './floor';

/**
 * Rows of one batch by table: SQL over `m`, the marks of its communities (`from_seq`, `to_seq` of
 * the book, `from_leaf`, `to_leaf` of the log), in the order of the table's key.
 */
export type RowsOf = Readonly<Record<string, string>>;

/** What every batch has written in the book and in the log. */
export const BOOK_ROWS: RowsOf = {
  entry: `select t.* from marks m join entry t on t.community_id = m.community_id
    and t.seq > m.from_seq and t.seq <= m.to_seq order by t.community_id, t.seq`,
  posting: `select t.* from marks m join posting t on t.community_id = m.community_id
    and t.seq > m.from_seq and t.seq <= m.to_seq order by t.community_id, t.seq, t.line`,
  log_leaf: `select t.* from marks m join log_leaf t on t.community_id = m.community_id
    and t.leaf_index >= m.from_leaf and t.leaf_index < m.to_leaf order by t.community_id, t.leaf_index`,
};

const MARKS = `create table bench_mark (batch integer, community_id integer, from_seq bigint,
  to_seq bigint, from_leaf bigint, to_leaf bigint, primary key (batch, community_id))`;

/**
 * COPY of what whole batches came to, at its quickest: text files on the server itself, into tables with
 * the same columns, checks, keys and indexes, by as many connections as work, each with its own communities.
 */
export class BatchFloor {
  private marked = 0;
  private copied = 0;

  private constructor(
    private readonly db: BenchDatabase,
    private readonly rows: RowsOf,
    private readonly clients: readonly pg.Client[],
    private readonly shares: readonly (readonly number[])[],
    private readonly files: string,
  ) {}

  static async over(
    db: BenchDatabase,
    rows: RowsOf,
    { communities, connections }: { communities: readonly number[]; connections: number },
  ): Promise<BatchFloor> {
    await likeTables(db, Object.keys(rows));
    await withForeignKeys(db, Object.keys(rows));
    await db.admin.query(MARKS);
    const { rows: told } = await db.admin.query<{ at: string }>(
      `select current_setting('data_directory') as at`,
    );
    const clients = Array.from(
      { length: connections },
      () => new pg.Client({ connectionString: db.urls.adminUrl }),
    );
    for (const client of clients) await client.connect();
    const size = Math.ceil(communities.length / connections);
    const shares = clients.map((_client, at) => communities.slice(at * size, (at + 1) * size));
    return new BatchFloor(db, rows, clients, shares, `${told[0]?.at}/bench_batch_${db.name}`);
  }

  /** Runs a batch between two marks, so that its rows can be found again. */
  async batch<T>(work: () => Promise<T>): Promise<T> {
    await this.db.admin.query(
      `insert into bench_mark (batch, community_id, from_seq, from_leaf)
       select $1, h.community_id, b.last_seq, h.size from log_head h join ledger_head b using (community_id)`,
      [this.marked],
    );
    const result = await work();
    await this.db.admin.query(
      `update bench_mark m set to_seq = b.last_seq, to_leaf = h.size
       from log_head h join ledger_head b using (community_id)
       where m.batch = $1 and m.community_id = h.community_id`,
      [this.marked],
    );
    this.marked += 1;
    return result;
  }

  /** Writes the oldest batch not copied yet into files. */
  async prepare(): Promise<void> {
    if (this.copied >= this.marked) throw new Error('nothing left to copy');
    for (const [at, share] of this.shares.entries()) {
      for (const [table, sql] of Object.entries(this.rows)) {
        const marks = `(select * from bench_mark where batch = ${this.copied}
          and community_id = any('{${share.join(',')}}'::integer[]))`;
        const rows = sql.replace('from marks m', `from ${marks} m`);
        await this.db.admin.query(`copy (${rows}) to '${this.file(table, at)}'`);
      }
    }
    this.copied += 1;
  }

  /** One transaction per connection, as a bulk load would be. */
  async copy(): Promise<void> {
    await Promise.all(
      this.clients.map(async (client, at) => {
        await client.query('begin');
        for (const table of Object.keys(this.rows)) {
          await client.query(`copy floor_${table} from '${this.file(table, at)}'`);
        }
        await client.query('commit');
      }),
    );
  }

  async end(): Promise<void> {
    for (const client of this.clients) await client.end();
  }

  private file(table: string, at: number): string {
    return `${this.files}_${table}_${at}`;
  }
}
