import pg from 'pg';
import type { BenchDatabase } from './bench-server';
import { likeTables } from './floor';

/** The rows of some communities' entries by their places in the book, $1 to $4 written in. */
const rowsOf = (communities: readonly number[], from: number, to: number) => {
  const some = `any('{${communities.join(',')}}'::integer[])`;
  const these = `e.community_id = ${some} and e.seq > ${from} and e.seq <= ${to}`;
  return {
    entry: `select e.* from entry e where ${these} order by e.community_id, e.seq`,
    posting: `select e.* from posting e where ${these} order by e.community_id, e.seq, e.line`,
    log_leaf: `select l.* from entry e join log_leaf l
      on l.community_id = e.community_id and l.leaf_index = e.leaf_index
      where ${these} order by l.community_id, l.leaf_index`,
    account_period: `select s.* from account_period s where s.community_id = ${some}
      order by s.community_id, s.account_code, s.fund, s.period`,
  };
};

type Table = keyof ReturnType<typeof rowsOf>;

const TABLES: readonly Table[] = ['entry', 'posting', 'log_leaf', 'account_period'];

/**
 * COPY at its quickest: text files on the server itself, read by as many connections as post, each
 * with the rows of its own communities.
 */
export class CopyFloor {
  private lag = 0;

  private constructor(
    private readonly db: BenchDatabase,
    private readonly clients: readonly pg.Client[],
    private readonly shares: readonly (readonly number[])[],
    private readonly files: string,
  ) {}

  static async over(
    db: BenchDatabase,
    communities: readonly number[],
    connections: number,
  ): Promise<CopyFloor> {
    await likeTables(db, TABLES);
    const { rows } = await db.admin.query<{ at: string }>(
      `select current_setting('data_directory') as at`,
    );
    const clients = Array.from(
      { length: connections },
      () => new pg.Client({ connectionString: db.urls.adminUrl }),
    );
    for (const client of clients) await client.connect();
    const size = Math.ceil(communities.length / connections);
    const shares = clients.map((_client, at) => communities.slice(at * size, (at + 1) * size));
    return new CopyFloor(db, clients, shares, `${rows[0]?.at}/bench_copy_${db.name}`);
  }

  /** Writes the oldest rows not copied yet into files. `posted` batches of `each` entries are there. */
  async prepare(posted: number, each: number): Promise<void> {
    const from = this.lag * each;
    if (this.lag >= posted) throw new Error('nothing left to copy');
    this.lag += 1;
    await this.db.admin.query('truncate floor_account_period');
    for (const [at, share] of this.shares.entries()) {
      const rows = rowsOf(share, from, from + each);
      for (const table of TABLES) {
        await this.db.admin.query(`copy (${rows[table]}) to '${this.file(table, at)}'`);
      }
    }
  }

  /** One transaction per connection, as a bulk load would be. */
  async copy(): Promise<void> {
    await Promise.all(
      this.clients.map(async (client, at) => {
        await client.query('begin');
        for (const table of TABLES) {
          await client.query(`copy floor_${table} from '${this.file(table, at)}'`);
        }
        await client.query('commit');
      }),
    );
  }

  async end(): Promise<void> {
    for (const client of this.clients) await client.end();
  }

  private file(table: Table, at: number): string {
    return `${this.files}_${table}_${at}`;
  }
}
