import type pg from 'pg';
import type { BenchDatabase } from './bench-server';
import { frontierOf } from './tree-hash';

/** How many of each thing that must never be. */
export type Counts = Readonly<Record<string, number>>;

/** In words, what of it there is. */
export function brokenBy(counts: Counts): string[] {
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${count} × ${what}`);
}

/** The whole database at once, past row-level security, without a line of the product's own checks. */
const CHECKS: Readonly<Record<string, string>> = {
  'gap in the sequence of a book': `
    select count(*) from ledger_head h left join (
      select community_id, count(*) as entries, min(seq) as first, max(seq) as last
      from entry group by community_id
    ) e using (community_id)
    where h.last_seq <> coalesce(e.entries, 0) or h.last_seq <> coalesce(e.last, 0)
      or coalesce(e.first, 1) <> 1`,
  'gap in the voucher numbers of a month': `
    select count(*) from voucher_counter c full join (
      select community_id, period, count(*) as entries, min(voucher_no) as first,
        max(voucher_no) as last
      from entry group by community_id, period
    ) e using (community_id, period)
    where c.last_no is distinct from e.entries or e.last is distinct from e.entries
      or e.first is distinct from 1`,
  'entry that does not balance with its lines': `
    select count(*) from entry e left join (
      select community_id, seq, count(*) as lines, sum(debit) as debit, sum(credit) as credit
      from posting group by community_id, seq
    ) p using (community_id, seq)
    where p.lines is distinct from e.line_count or p.debit is distinct from e.total
      or p.credit is distinct from e.total`,
  'stored sum that is not the sum of its lines': `
    select count(*) from account_period s full join (
      select community_id, account_code, fund, to_char(booked_on, 'YYYY-MM') as period,
        sum(debit) as debit, sum(credit) as credit
      from posting group by 1, 2, 3, 4
    ) p using (community_id, account_code, fund, period)
    where s.debit is distinct from p.debit or s.credit is distinct from p.credit`,
  'leaf that is not the hash of its bytes': `
    select count(*) from log_leaf l
    where l.hash <> sha256('\\x00'::bytea || convert_to(l.body, 'UTF8'))`,
  'gap in the leaves of a log': `
    select count(*) from log_head h left join (
      select community_id, count(*) as leaves, max(leaf_index) + 1 as size
      from log_leaf group by community_id
    ) l using (community_id)
    where h.size <> coalesce(l.leaves, 0) or h.size <> coalesce(l.size, 0)`,
};

const OTHER_TREE = 'log whose root does not follow from its leaves';

/** Counts what must never be: gaps, unbalanced entries, stored sums that differ from their lines. */
function countFaults(db: Pick<BenchDatabase, 'asAdmin'>): Promise<Counts> {
  return db.asAdmin(async (admin) => {
    await admin.query(`set work_mem = '256MB'`);
    const counts: Record<string, number> = {};
    for (const [what, sql] of Object.entries(CHECKS)) {
      const { rows } = await admin.query<{ count: string }>(sql);
      counts[what] = Number(rows[0]?.count ?? Number.NaN);
    }
    counts[OTHER_TREE] = await countOtherTrees(admin);
    return counts;
  });
}

/** Builds every tree anew from its leaves, by the definition and not by the product's code. */
async function countOtherTrees(admin: pg.Client): Promise<number> {
  const heads = await admin.query<{ id: number; frontier: string }>(
    `select community_id as id, encode(frontier, 'hex') as frontier from log_head`,
  );
  let others = 0;
  for (const { id, frontier } of heads.rows) {
    const { rows } = await admin.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from log_leaf where community_id = $1 order by leaf_index`,
      [id],
    );
    if (frontierOf(rows.map(({ hash }) => hash)).join('') !== frontier) others += 1;
  }
  return others;
}

/** What is looked for after every case, over the whole database. */
export const LOOKED_FOR: readonly string[] = [...Object.keys(CHECKS), OTHER_TREE];

/** What of it there is once a case is done, in words. */
export async function brokenIn(db: Pick<BenchDatabase, 'asAdmin'>): Promise<string[]> {
  return brokenBy(await countFaults(db));
}
