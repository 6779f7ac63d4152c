import type { EntityManager } from 'typeorm';
import { unitKindNames } from '../community/places.rules';
import type { UnitKind } from '../community/places.rules';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { HomeDue } from './arrears.rules';
import type { MonthCell } from './collection.rules';
import { LATE_FEE_PREFIX } from './late-fee.rules';

/**
 * What was billed and what was settled by the end of a day, as the books have it: what was booked, paid,
 * waived or taken back later does not count yet. $1 community, $2 day. With the day of today it is what
 * the bills themselves say.
 */
const STANDING = `
  with standing as (
    select b.id, b.unit_id, b.period, b.fee_code, b.due_on, b.payer, b.receivable, b.amount
    from bill b join bill_run r on r.community_id = $1 and r.id = b.run_id
    where b.community_id = $1 and r.booked_on <= $2 and not exists (
      select from entry e where e.community_id = $1 and e.source_kind = 'bill-run-cancel'
        and e.source_id = r.id and e.booked_on <= $2)
  ), part as (
    select a.bill_id, a.amount, null as relief
    from receipt_allocation a
    join receipt r on r.community_id = $1 and r.id = a.receipt_id
    join entry e on e.community_id = $1 and e.seq = r.entry_seq and e.booked_on <= $2
    where a.community_id = $1
      and (r.cancelled_at is null or (r.cancelled_at at time zone 'Asia/Shanghai')::date > $2)
    union all
    select l.bill_id, l.amount, null from advance_use_line l
    join advance_use u on u.community_id = $1 and u.id = l.use_id and u.booked_on <= $2
    where l.community_id = $1
    union all
    select f.bill_id, f.amount, f.kind from bill_relief f
    join entry e on e.community_id = $1 and e.seq = f.entry_seq and e.booked_on <= $2
    where f.community_id = $1 and f.state = 'granted'
  ), settled as (
    select bill_id, sum(amount) as amount,
      coalesce(sum(amount) filter (where relief is not null), 0) as relief,
      coalesce(sum(amount) filter (where relief = 'waiver'), 0) as waived
    from part group by bill_id
  )`;

/** Bills that are not settled whole, of one household or of the developer, by day and account. */
export interface OpenOn extends HomeDue {
  readonly count: number;
  readonly payer: 'owner' | 'developer';
  readonly account: string;
}

interface OpenRecord {
  unit_id: string;
  due_on: string;
  payer: 'owner' | 'developer';
  receivable: string;
  open: string;
  count: number;
}

/** What was owed at the end of a day. For sums only: it names homes by their id. */
export async function openBillsOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<OpenOn[]> {
  const rows = await tx.query<OpenRecord[]>(
    `${STANDING}
     select b.unit_id, b.due_on, b.payer, b.receivable, count(*)::int as count,
       sum(b.amount - coalesce(s.amount, 0))::numeric(18,2) as open
     from standing b left join settled s on s.bill_id = b.id
     where b.amount > coalesce(s.amount, 0)
     group by b.unit_id, b.due_on, b.payer, b.receivable`,
    [communityId, on],
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    dueOn: day(row.due_on),
    payer: row.payer,
    account: row.receivable,
    open: Money.yuan(row.open),
    count: row.count,
  }));
}

interface CellRecord {
  building: string;
  kind: UnitKind;
  period: string;
  units: number;
  billed: string;
  received: string;
}

/**
 * Every month's sums by building and kind of unit, as they stood at the end of a day: what `collection`
 * publishes from. What was waived was not owed, what was written off was not received; late fees are no
 * charge of a month.
 */
export async function monthCellsOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<MonthCell[]> {
  const rows = await tx.query<CellRecord[]>(
    `${STANDING}
     select g.name as building, u.kind, b.period, count(distinct b.unit_id)::int as units,
       sum(b.amount - coalesce(s.waived, 0))::numeric(18,2) as billed,
       sum(coalesce(s.amount, 0) - coalesce(s.relief, 0))::numeric(18,2) as received
     from standing b
     join unit u on u.community_id = $1 and u.id = b.unit_id
     join building g on g.community_id = $1 and g.id = u.building_id
     left join settled s on s.bill_id = b.id
     where b.payer = 'owner' and not starts_with(b.fee_code, $3)
     group by g.id, g.name, g.sort_order, u.kind, b.period
     order by g.sort_order, g.name, u.kind, b.period`,
    [communityId, on, LATE_FEE_PREFIX],
  );
  return rows.map(({ building, kind, period: month, units, billed, received }) => ({
    building,
    kind: unitKindNames[kind],
    period: period(month),
    units,
    billed: Money.yuan(billed),
    received: Money.yuan(received),
  }));
}
