import pg from 'pg';
import { newId } from '../../src/shared/ids';
import type { BenchDatabase } from './bench-server';
import { anyOf, receipt } from './books';

/** The tables of an entry, empty, with the same columns, defaults, checks and indexes. */
export async function likeTables(db: BenchDatabase, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await db.admin.query(`create table floor_${table} (like ${table} including all)`);
  }
}

/** Their foreign keys besides: to the very tables, since what is copied stands there already. */
export async function withForeignKeys(db: BenchDatabase, tables: readonly string[]): Promise<void> {
  const { rows } = await db.admin.query<{ table: string; name: string; keys: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as keys
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`,
    [tables],
  );
  for (const { table, name, keys } of rows) {
    await db.admin.query(`alter table floor_${table} add constraint ${name} ${keys}`);
  }
}

/** A pool of bare connections: no rules, no row-level security, no framework. */
export function barePool(db: BenchDatabase, connections: number): pg.Pool {
  return new pg.Pool({ connectionString: db.urls.adminUrl, max: connections });
}

const HEADER = `insert into floor_entry (community_id, seq, leaf_index, period, voucher_no, booked_on,
    kind, summary, attachment_count, line_count, total, idem_key, request_hash)
  values ($1, $2::bigint, $2::bigint, $3, $2::bigint, $4::date, $5, $6, 1, 2, $7::numeric, $8, $9)`;

const WITH_LINES = `with header as (${HEADER})
  insert into floor_posting (community_id, seq, line, booked_on, account_code, fund, debit, credit)
  values ($1, $2::bigint, 1, $4::date, $10, 'F1', $7::numeric, 0), ($1, $2::bigint, 2, $4::date, $11, 'F1', 0, $7::numeric)`;

/** What the floors count by themselves, in memory: they ask the database for nothing. */
export class Floor {
  private readonly last = new Map<number, number>();

  constructor(
    private readonly pool: pg.Pool,
    private readonly communities: readonly number[],
  ) {}

  /** Header and two lines in one statement. */
  async entry(): Promise<void> {
    const draft = receipt();
    const [debit, credit] = draft.lines.map((line) => line.accountCode);
    await this.pool.query(WITH_LINES, [...this.header(draft), debit, credit]);
  }

  /** One row. */
  async row(): Promise<void> {
    await this.pool.query(HEADER, this.header(receipt()));
  }

  private header(draft: ReturnType<typeof receipt>): unknown[] {
    const community = anyOf(this.communities);
    const seq = (this.last.get(community) ?? 0) + 1;
    this.last.set(community, seq);
    const { bookedOn, kind, summary, key, lines } = draft;
    const amount = lines[0]!.debit.toPostgres();
    const hash = newId().replaceAll('-', '').repeat(2);
    return [community, seq, bookedOn.slice(0, 7), bookedOn, kind, summary, amount, key, hash];
  }
}
