import type { EntityManager } from 'typeorm';
import { type Day, day } from '../../shared/day';
import { period, type Period } from '../../shared/period';
import { queryableAccountErrors } from '../queryable-account.errors';

/**
 * What was known at some moment: the book up to a place, in the order in which it was written. Entries
 * carry the database's clock, which never goes back within a book (`log_head.last_at` is its floor), so
 * that a moment and a place say the same.
 */
export interface Known {
  /** As it was asked for: a day, or a place in the book. */
  readonly asked: string;
  /** The day the page is of: the one asked for, or the newest the book had at that place. */
  readonly day: Day;
  /** The last place that was written; "0": none. */
  readonly through: string;
  /** What was written, closed or published at or after this instant is not known. */
  readonly until: string;
  /** The last month that was closed by then. */
  readonly closed: Period | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Resolves `2026-03-31`, the end of that day in China, or a place such as 1234, right after it was
 * written: a published report says of itself through which place it goes.
 * @throws DomainError `account.not-kept-yet` before the first entry was written here; notFound
 * `account.entry-unknown` for a place that is not there.
 */
export async function knownAt(
  tx: EntityManager,
  communityId: number,
  asked: string,
): Promise<Known> {
  const found = DAY.test(asked)
    ? await atEndOf(tx, communityId, day(asked))
    : await afterPlace(tx, communityId, asked);
  const closed: { period: string | null }[] = await tx.query(
    'select max(period) as period from period_close where community_id = $1 and closed_at < $2',
    [communityId, found.until],
  );
  return { asked, ...found, closed: closed[0]?.period ? period(closed[0].period) : null };
}

type Moment = Pick<Known, 'day' | 'through' | 'until'>;

async function atEndOf(tx: EntityManager, communityId: number, on: Day): Promise<Moment> {
  const rows: { through: string; until: string; firstDay: string | null }[] = await tx.query(
    LAST_PLACE_BEFORE,
    [communityId, on],
  );
  const [row] = rows;
  if (!row || row.through === '0') {
    throw queryableAccountErrors.notKeptYet(row?.firstDay ? day(row.firstDay) : null);
  }
  return { day: on, through: row.through, until: row.until };
}

/** Halves the book until one place is left: some twenty looks by key, whatever its size, and no index. */
const LAST_PLACE_BEFORE = `
  with recursive asked as (
    select (($2::date + 1)::timestamp at time zone 'Asia/Shanghai') as until
  ), look (low, high) as (
    select 0::bigint, h.last_seq from ledger_head h where h.community_id = $1
    union all
    select case when e.posted_at < a.until then m.middle else l.low end,
      case when e.posted_at < a.until then l.high else m.middle - 1 end
    from look l cross join asked a
    cross join lateral (select (l.low + l.high + 1) / 2 as middle) m
    cross join lateral (
      select o.posted_at from entry o where o.community_id = $1 and o.seq = m.middle limit 1
    ) e
    where l.low < l.high
  )
  select l.low::text as through, a.until::text,
    (select (o.posted_at at time zone 'Asia/Shanghai')::date::text from entry o
     where o.community_id = $1 and o.seq = 1) as "firstDay"
  from look l cross join asked a where l.low = l.high`;

/** Days of late bookings may lie before the last one written: the newest of the last few counts. */
async function afterPlace(tx: EntityManager, communityId: number, place: string): Promise<Moment> {
  const rows: { until: string; day: string }[] = await tx.query(
    `select (e.posted_at + interval '1 microsecond')::text as until, (
       select max(o.booked_on)::text from entry o
       where o.community_id = $1 and o.seq between e.seq - 500 and e.seq) as day
     from entry e where e.community_id = $1 and e.seq = $2::bigint`,
    [communityId, place],
  );
  const [row] = rows;
  if (!row) throw queryableAccountErrors.entryUnknown();
  return { day: day(row.day), through: place, until: row.until };
}
