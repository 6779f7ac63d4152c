import pg from 'pg';

/** Ours among the advisory locks of the database. */
const SIGNER_LOCK = 7_262_004;

/** A log and how long it is. */
export interface LogSize {
  readonly communityId: number;
  readonly size: number;
}

type Use = 'reading' | 'writing';

/**
 * The signer's one connection to the database. It holds the lock of the only signer, and everything
 * else goes through it too: should it break, the lock is gone, and so is every way to write.
 */
export class SignerSession {
  private turn: Promise<unknown> = Promise.resolve();
  private lost = false;

  private constructor(private readonly client: pg.Client) {
    client.on('error', () => (this.lost = true));
    client.on('end', () => (this.lost = true));
  }

  /** null while another signer holds the lock. */
  static async open(url: string): Promise<SignerSession | null> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'trust-ledger signer',
      connectionTimeoutMillis: 10_000,
      // A server that does not answer at all must not keep us waiting for ever.
      query_timeout: 30_000,
      keepAlive: true,
    });
    const session = new SignerSession(client);
    await client.connect();
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1) as got',
      [SIGNER_LOCK],
    );
    if (rows[0]?.got) return session;
    await session.close();
    return null;
  }

  get open(): boolean {
    return !this.lost;
  }

  async sizes(): Promise<LogSize[]> {
    return this.inTurn(async () => {
      const sql = 'select community_id as "communityId", size from log_sizes()';
      const { rows } = await this.client.query<{ communityId: number; size: string }>(sql);
      return rows.map(({ communityId, size }) => ({ communityId, size: Number(size) }));
    });
  }

  /** One transaction inside one community; reading sees one moment of it. */
  async within<T>(
    communityId: number,
    use: Use,
    work: (client: pg.ClientBase) => Promise<T>,
  ): Promise<T> {
    return this.inTurn(async () => {
      const mode = use === 'reading' ? 'isolation level repeatable read read only' : '';
      await this.client.query(`begin ${mode}`);
      try {
        await this.client.query(`select set_config('app.community_id', $1, true)`, [
          String(communityId),
        ]);
        const result = await work(this.client);
        await this.client.query('commit');
        return result;
      } catch (error) {
        await this.client.query('rollback').catch(() => (this.lost = true));
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.turn;
    this.lost = true;
    await this.client.end().catch(() => undefined);
  }

  /** One after another: a transaction of one work must not take in the statements of another. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}
