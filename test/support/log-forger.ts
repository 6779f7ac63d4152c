import type { DatabaseInTest } from './fresh-database';

const BOOK = ['entry', 'posting', 'entry_file'];

interface Leaf {
  readonly kind: string;
  readonly subject: string | null;
  readonly salt: Buffer;
  readonly body: string;
  /** The entry it is about. */
  readonly seq?: string;
}

/**
 * Who owns the database, and knows the program: changes rows with every lock off, then makes the leaves,
 * the tree, the sums and the numbers anew, so that everything inside agrees again (assurance: 3.9).
 */
export class LogForger {
  constructor(
    private readonly db: DatabaseInTest,
    private readonly communityId: number,
  ) {}

  /** Any statement; $1 is the community. */
  changes(sql: string, params: readonly unknown[] = []): Promise<void> {
    return this.unseen(() => this.run(sql, params));
  }

  /** An entry's amount, with its sums: a thousand more on either side. */
  raises(seq: number): Promise<void> {
    return this.unseen(async () => {
      await this.run(
        `update posting set debit = debit + 1000 * sign(debit), credit = credit + 1000 * sign(credit)
         where community_id = $1 and seq = $2`,
        [seq],
      );
      await this.run('update entry set total = total + 1000 where community_id = $1 and seq = $2', [
        seq,
      ]);
      await this.sums();
    });
  }

  /** Takes an entry out and moves every later one up: numbers without a gap again. */
  removes(seq: number): Promise<void> {
    return this.unseen(async () => {
      for (const table of BOOK.toReversed()) {
        await this.run(`delete from ${table} where community_id = $1 and seq = $2`, [seq]);
      }
      await this.moves(`case when seq > ${seq} then seq - 1 else seq end`);
      await this.sums();
    });
  }

  /** An entry like this one, as if it had been there before it all along. */
  insertsBefore(seq: number): Promise<void> {
    return this.unseen(async () => {
      await this.moves(`case when seq >= ${seq} then seq + 1 else seq end`);
      await this.copies('entry', seq, { idem_key: `'forged-' || seq`, voucher_no: '9999' });
      await this.copies('posting', seq, {});
      await this.sums();
    });
  }

  /** Two neighbours change places, with all that belongs to them. */
  swaps(seq: number): Promise<void> {
    return this.unseen(async () => {
      await this.moves(
        `case seq when ${seq} then seq + 1 when ${seq + 1} then seq - 1 else seq end`,
      );
      await this.sums();
    });
  }

  /** Leaves and tree from the rows as they now stand; acts keep their places among the entries. */
  recomputes(): Promise<void> {
    return this.unseen(async () => {
      const leaves = await this.leaves();
      await this.run('delete from log_leaf where community_id = $1');
      await this.run('delete from log_node where community_id = $1');
      await this.run(`update log_head set size = 0, frontier = '' where community_id = $1`);
      for (const [place, { kind, subject, salt, body, seq }] of leaves.entries()) {
        await this.run('select log_append($1, $2, array[$3], array[$4::bytea], array[$5])', [
          kind,
          subject,
          salt,
          body,
        ]);
        if (seq === undefined) continue;
        await this.run('update entry set leaf_index = $2 where community_id = $1 and seq = $3', [
          place,
          seq,
        ]);
      }
    });
  }

  private async leaves(): Promise<Leaf[]> {
    const old = await this.rows<Leaf>(
      'select kind, subject, salt, body from log_leaf where community_id = $1 order by leaf_index',
    );
    const entries = await this.entries(old.filter(({ kind }) => kind === 'entry'));
    const made: Leaf[] = [];
    for (const leaf of old) {
      if (leaf.kind !== 'entry') made.push(await this.asItStands(leaf));
      else made.push(...entries.splice(0, 1));
    }
    return [...made, ...entries];
  }

  private async entries(old: readonly Leaf[]): Promise<Leaf[]> {
    const [last] = await this.rows<{ seq: number }>(
      'select max(seq)::int as seq from entry where community_id = $1',
    );
    const salts = Array.from({ length: last!.seq }, (_, i) => old[i]?.salt ?? Buffer.alloc(32, 7));
    const bodies = await this.rows<{ seq: string; body: string }>(
      'select seq, body from entry_bodies($1, 1, $2, $3::bytea[]) order by seq',
      [last!.seq, salts],
    );
    return bodies.map(({ seq, body }, i) => {
      return { kind: 'entry', subject: null, salt: salts[i]!, body, seq };
    });
  }

  /** A file's leaf as its row now is; the others are left alone. */
  private async asItStands(leaf: Leaf): Promise<Leaf> {
    if (leaf.kind !== 'file_object') return leaf;
    const [row] = await this.rows<{ body: string }>(
      `select log_body('file_object', 'insert', to_jsonb(f) - 'community_id',
         '{name,sha256,public_sha256,thumbnail_sha256}', $3) as body
       from file_object f where f.community_id = $1 and f.id::text = $2`,
      [leaf.subject, leaf.salt],
    );
    return { ...leaf, body: row!.body };
  }

  /** New numbers for all, past the keys: first below zero, then back. */
  private async moves(place: string): Promise<void> {
    for (const table of BOOK) {
      await this.run(`update ${table} set seq = - (${place}) where community_id = $1`);
      await this.run(`update ${table} set seq = - seq where community_id = $1`);
    }
  }

  private async copies(table: string, to: number, other: Record<string, string>): Promise<void> {
    const columns = await this.rows<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $2 and $1 = $1`,
      [table],
    );
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => (name === 'seq' ? String(to) : (other[name] ?? name)));
    await this.run(
      `insert into ${table} (${names.join()}) select ${values.join()} from ${table}
       where community_id = $1 and seq = $2`,
      [to + 1],
    );
  }

  /** Voucher numbers, counters and stored sums, from the lines as they now are. */
  private async sums(): Promise<void> {
    const statements = [
      `update entry e set voucher_no = - n.no from (
         select seq, row_number() over (partition by period order by seq) as no
         from entry where community_id = $1) n where e.community_id = $1 and e.seq = n.seq`,
      'update entry set voucher_no = - voucher_no where community_id = $1',
      'delete from voucher_counter where community_id = $1',
      `insert into voucher_counter (community_id, period, last_no)
       select community_id, period, count(*) from entry where community_id = $1 group by 1, 2`,
      `update ledger_head set last_seq = (select count(*) from entry where community_id = $1)
       where community_id = $1`,
      'delete from account_period where community_id = $1',
      `insert into account_period (community_id, account_code, fund, period, debit, credit)
       select $1, p.account_code, p.fund, e.period, sum(p.debit), sum(p.credit)
       from posting p join entry e using (community_id, seq)
       where p.community_id = $1 group by 2, 3, 4`,
    ];
    for (const sql of statements) await this.run(sql);
  }

  private async rows<Row extends object>(sql: string, params: readonly unknown[] = []) {
    return (await this.db.admin.query<Row>(sql, [this.communityId, ...params])).rows;
  }

  private async run(sql: string, params: readonly unknown[] = []): Promise<void> {
    await this.db.admin.query(sql, [this.communityId, ...params]);
  }

  private async unseen(work: () => Promise<void>): Promise<void> {
    const { admin } = this.db;
    await admin.query(`set session_replication_role = replica; set timezone = 'UTC'`);
    try {
      await work();
    } finally {
      await admin.query('set session_replication_role = origin; reset timezone');
    }
  }
}
