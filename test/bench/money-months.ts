import { makeMissingMonths } from '../../src/queryable-account/my-money/money-months.service';
import { newId } from '../../src/shared/ids';
import type { BenchDatabase } from './bench-server';
import type { Filled } from './fill';

/** A community of five thousand homes whose last thirteen months are divided among them. */
export interface MoneyFilled {
  readonly id: number;
  readonly homes: readonly string[];
}

const HOMES = 5000;

const MORE_HOMES = `
  insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
  select b.community_id, gen_random_uuid(), b.id, '2单元' || d.door, 'residential', 60 + d.door % 80,
    60 + d.door % 80
  from building b, generate_series(1, $2::integer - (select count(*)::integer from unit
    where community_id = $1)) as d(door)
  where b.community_id = $1`;

const CLOSED = `
  insert into period_close (community_id, period, closed_by, last_voucher_no, checklist)
  select c.community_id, c.period, $2, c.last_no, '[]' from voucher_counter c
  where c.community_id = $1 and c.period between '2025-06' and '2026-06' order by 2`;

/** The first community of the book; its months are divided by the product itself. */
export async function moneyMonths(
  db: BenchDatabase,
  { communities }: Filled,
): Promise<MoneyFilled> {
  const [id = 0] = communities;
  const homes = await db.asAdmin(async (admin) => {
    const by = newId();
    await admin.query('insert into person (id, name) values ($1, $2)', [by, '会计甲']);
    await admin.query('set session_replication_role = replica');
    await admin.query(MORE_HOMES, [id, HOMES]);
    await admin.query(CLOSED, [id, by]);
    const { rows } = await admin.query<{ id: string }>(
      'select id from unit where community_id = $1 order by id',
      [id],
    );
    return rows.map((row) => row.id);
  });
  await db.transactions.run(id, (tx) => makeMissingMonths(tx, id));
  await db.asAdmin((admin) =>
    admin.query('vacuum analyze money_month, money_month_line, money_month_unit'),
  );
  return { id, homes };
}
