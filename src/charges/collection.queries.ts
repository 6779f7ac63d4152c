import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unitKindNames } from '../community/places.rules';
import type { UnitKind } from '../community/places.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { period, periodsFrom } from '../shared/period';
import type { Period } from '../shared/period';
import { ageingOf, publishedAgeing } from './arrears.rules';
import type { HomeDue, PublishedBucket } from './arrears.rules';
import { publishedCollection } from './collection.rules';
import type { MonthCell, PublishedCollection } from './collection.rules';
import { LATE_FEE_PREFIX } from './late-fee.rules';

/** 收缴率 of some months, both included. */
export interface Collection extends PublishedCollection {
  readonly from: Period;
  readonly to: Period;
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
 * Every month's sums by building and kind of unit. What was waived was not owed, and what was written
 * off was not received; late fees are no charge of a month.
 */
const CELLS = `
  with relief as (
    select bill_id, sum(amount) as amount,
      coalesce(sum(amount) filter (where kind = 'waiver'), 0) as waived
    from bill_relief where community_id = $1 and state = 'granted' group by bill_id
  )
  select g.name as building, u.kind, b.period, count(distinct b.unit_id)::int as units,
    sum(b.amount - coalesce(f.waived, 0))::numeric(18,2) as billed,
    sum(b.settled - coalesce(f.amount, 0))::numeric(18,2) as received
  from bill b
  join unit u on u.community_id = $1 and u.id = b.unit_id
  join building g on g.community_id = $1 and g.id = u.building_id
  left join relief f on f.bill_id = b.id
  where b.community_id = $1 and not b.cancelled and b.payer = 'owner'
    and not starts_with(b.fee_code, $2)
  group by g.id, g.name, g.sort_order, u.kind, b.period
  order by g.sort_order, g.name, u.kind, b.period`;

/** Arrears as sums only; who owes what, the household and its collector see. */
@Injectable()
export class CollectionQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * By month, by building and by kind of unit; small groups, and what would tell of them, are held back.
   * @throws DomainError `period.reversed`.
   */
  collection(communityId: number, range: { from: Period; to: Period }): Promise<Collection> {
    const { from, to } = range;
    // refuses months in the wrong order
    periodsFrom(from, to);
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<CellRecord[]>(CELLS, [communityId, LATE_FEE_PREFIX]);
      return { from, to, ...publishedCollection(rows.map(cellOf), range) };
    });
  }

  /**
   * 账龄 of all households, today: whole for those who collect, for others without what would tell of
   * fewer than five of them.
   */
  async ageing(communityId: number, { whole }: { whole: boolean }): Promise<PublishedBucket[]> {
    const today = this.clock.today();
    const bills = await this.reading.run(communityId, (tx) => openBills(tx, communityId));
    if (!whole) return publishedAgeing(bills, today);
    return ageingOf(bills, today).map((bucket) => ({ ...bucket, shown: true }));
  }
}

async function openBills(tx: EntityManager, communityId: number): Promise<HomeDue[]> {
  const rows = await tx.query<{ unit_id: string; due_on: string; open: string; count: number }[]>(
    `select unit_id, due_on, sum(amount - settled)::numeric(18,2) as open, count(*)::int as count
     from bill
     where community_id = $1 and payer = 'owner' and not cancelled and settled < amount
     group by unit_id, due_on`,
    [communityId],
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    dueOn: day(row.due_on),
    open: Money.yuan(row.open),
    count: row.count,
  }));
}

function cellOf({ building, kind, period: month, units, billed, received }: CellRecord): MonthCell {
  return {
    building,
    kind: unitKindNames[kind],
    period: period(month),
    units,
    billed: Money.yuan(billed),
    received: Money.yuan(received),
  };
}
