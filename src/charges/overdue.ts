import type { EntityManager } from 'typeorm';
import { unitLabelOf } from '../community/places.rules';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { limitationOf } from './arrears.rules';
import type { Limitation } from './arrears.rules';
import { WRITTEN_STAGES } from './reminder.rules';
import type { DemandedBill, LastReminder, ReminderStage } from './reminder.rules';

/** What a household should have paid by now, what it was told of it, and how long it can be claimed. */
export interface Overdue {
  readonly unitId: string;
  readonly label: string;
  readonly bills: readonly DemandedBill[];
  readonly total: Money;
  /** Bills that are argued about, and therefore not asked for. */
  readonly disputed: number;
  /** The last reminder of which something is still unpaid. */
  readonly last: LastReminder | null;
  /** Of the claim that lapses first. */
  readonly limitation: Limitation;
}

interface OverdueRecord {
  unit_id: string;
  building: string;
  door: string;
  bills: { billId: string; period: string; feeName: string; dueOn: string; open: string }[] | null;
  disputed: number;
  claim_from: string;
  stage: ReminderStage | null;
  sent_on: string;
  grace_until: string;
}

/** The day on which a bill was last demanded in writing; the limitation of action runs from there. */
export const LAST_DEMAND = `
  select max(r.sent_on) from reminder r
  where r.community_id = $1 and r.unit_id = b.unit_id and r.stage = any($2::text[])
    and r.demanded @> jsonb_build_array(jsonb_build_object('billId', b.id))`;

/** By unit; the bills oldest first. */
const OVERDUE = `
  with open as (
    select b.id, b.unit_id, b.period, b.due_on, b.amount - b.settled as open, r.fee_name,
      exists (select from bill_relief f
        where f.community_id = $1 and f.bill_id = b.id and f.state = 'asked') as disputed,
      greatest(b.due_on, (${LAST_DEMAND})) as claim_from
    from bill b join bill_run r on r.community_id = $1 and r.id = b.run_id
    where b.community_id = $1 and not b.cancelled and b.settled < b.amount and b.payer = 'owner'
      and b.due_on < $3 and ($4::uuid[] is null or b.unit_id = any($4))
  ), household as (
    select o.unit_id, min(o.claim_from) as claim_from, min(o.due_on) as oldest,
      count(*) filter (where o.disputed)::int as disputed,
      jsonb_agg(jsonb_build_object('billId', o.id, 'period', o.period, 'feeName', o.fee_name,
        'dueOn', o.due_on, 'open', o.open::text) order by o.due_on, o.fee_name, o.id)
        filter (where not o.disputed) as bills
    from open o group by o.unit_id
  )
  select h.*, g.name as building, u.door, l.stage, l.sent_on, l.grace_until
  from household h
  join unit u on u.community_id = $1 and u.id = h.unit_id
  join building g on g.community_id = $1 and g.id = u.building_id
  left join lateral (
    select r.stage, r.sent_on, r.grace_until from reminder r
    where r.community_id = $1 and r.unit_id = h.unit_id and exists (
      select from open o where o.unit_id = h.unit_id
        and r.demanded @> jsonb_build_array(jsonb_build_object('billId', o.id)))
    order by r.sent_on desc, r.recorded_at desc limit 1
  ) l on true
  where h.bills is not null
  order by h.oldest, g.sort_order, g.name, u.door, h.unit_id limit $5`;

/** As many as one batch of letters may have. */
export const OVERDUE_MAX = 500;

/**
 * Households with bills past their due day, the oldest debt first; of the given units, or all. For
 * those who collect, never for a page that others see. Reads through the transaction it is given.
 */
export async function overdueHouseholds(
  tx: EntityManager,
  communityId: number,
  { today, unitIds }: { today: Day; unitIds: readonly string[] | null },
): Promise<Overdue[]> {
  const rows = await tx.query<OverdueRecord[]>(OVERDUE, [
    communityId,
    WRITTEN_STAGES,
    today,
    unitIds,
    OVERDUE_MAX,
  ]);
  return rows.map((row) => overdueOf(row, today));
}

function overdueOf(row: OverdueRecord, today: Day): Overdue {
  const bills = (row.bills ?? []).map(demandedOf);
  return {
    unitId: row.unit_id,
    label: unitLabelOf(row.building, row.door),
    bills,
    total: Money.sum(bills.map(({ open }) => open)),
    disputed: row.disputed,
    last:
      row.stage === null
        ? null
        : { stage: row.stage, sentOn: day(row.sent_on), graceUntil: day(row.grace_until) },
    limitation: limitationOf(day(row.claim_from), null, today),
  };
}

/** A demanded bill as a reminder keeps it. */
export interface DemandedRecord {
  readonly billId: string;
  readonly period: string;
  readonly feeName: string;
  readonly dueOn: string;
  readonly open: string;
}

export function demandedOf(record: DemandedRecord): DemandedBill {
  return {
    billId: record.billId,
    period: period(record.period),
    feeName: record.feeName,
    dueOn: day(record.dueOn),
    open: Money.yuan(record.open),
  };
}
