import { newId } from '../../src/shared/ids';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { BenchDatabase } from './bench-server';

/** Communities with prices and homes, nothing billed yet. */
export interface Town {
  readonly communities: readonly number[];
  readonly homes: number;
  readonly by: string;
}

const HOMES = `
  insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
  select b.community_id, gen_random_uuid(), b.id, d.door, 'residential', 60 + d.door % 80, 60 + d.door % 80
  from building b, generate_series(1, $1::integer) as d(door)
  order by b.community_id`;

/** `homes` in all, spread evenly; books open from 2026-01-01. */
export async function town(
  db: BenchDatabase,
  { communities: count, homes }: { communities: number; homes: number },
): Promise<Town> {
  const { accountant: by } = await hireBookkeepers(db);
  const billing = new BillingInTest(db, () => by);
  const communities: number[] = [];
  const each = Math.ceil(homes / count);
  for (let at = 1; at <= count; at += 1) {
    communities.push((await billing.community(`小区${at}`, [])).id);
  }
  await db.asAdmin(async (admin) => {
    await admin.query(HOMES, [each]);
    await admin.query('vacuum analyze');
  });
  return { communities, homes: each * count, by };
}

/** One month of all of them, one transaction for each community, by so many connections. */
export async function billAll(
  db: BenchDatabase,
  { communities, by }: Town,
  { month, connections }: { month: string; connections: number },
): Promise<void> {
  await sharedOut(communities, connections, (id) =>
    db.transactions.run(id, (tx) =>
      tx.query('select bill_run($1, $2, $3, $4, $5::date, $6)', [
        id,
        newId(),
        month,
        'service',
        `${month}-05`,
        by,
      ]),
    ),
  );
}

/** Whoever is free takes the next. */
export async function sharedOut(
  communities: readonly number[],
  connections: number,
  work: (id: number) => Promise<unknown>,
): Promise<void> {
  const waiting = [...communities];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

/** 2026-01, 2026-02 …: one for each round and one before them. */
export const monthAt = (at: number): string =>
  `${2026 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}`;
