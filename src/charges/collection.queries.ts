import { Injectable } from '@nestjs/common';
import { unitKindNames } from '../community/places.rules';
import type { UnitKind } from '../community/places.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { ageingOf } from './arrears.rules';
import type { Bucket } from './arrears.rules';
import { collectionRate, publishedGroups } from './collection.rules';
import type { Group, PublishedGroup } from './collection.rules';

/** 收缴率 of a month, as every member may see it. */
export interface Collection {
  readonly period: Period;
  readonly billed: Money;
  readonly received: Money;
  readonly rate: string | null;
  readonly byBuilding: readonly PublishedGroup[];
  readonly byKind: readonly PublishedGroup[];
}

interface GroupRecord {
  building: string;
  kind: UnitKind;
  units: number;
  billed: string;
  received: string;
}

const MONTH = `
  select g.name as building, g.sort_order, u.kind, count(distinct b.unit_id)::int as units,
    sum(b.amount)::numeric(18,2) as billed, sum(b.settled)::numeric(18,2) as received
  from bill b
  join unit u on u.community_id = $1 and u.id = b.unit_id
  join building g on g.community_id = $1 and g.id = u.building_id
  where b.community_id = $1 and b.period = $2 and not b.cancelled and b.payer = 'owner'
  group by g.id, g.name, g.sort_order, u.kind order by g.sort_order, g.name, u.kind`;

/** Arrears as sums only; who owes what, the household and its collector see. */
@Injectable()
export class CollectionQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** By building and by kind of unit; small groups are held back, and never both of a pair shown. */
  collection(communityId: number, period: Period): Promise<Collection> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<GroupRecord[]>(MONTH, [communityId, period]);
      const groups = rows.map(groupOf);
      const billed = Money.sum(groups.map((group) => group.billed));
      const received = Money.sum(groups.map((group) => group.received));
      return {
        period,
        billed,
        received,
        rate: collectionRate(billed, received),
        byBuilding: publishedGroups(joined(groups, ({ building }) => building)),
        byKind: publishedGroups(joined(groups, ({ kind }) => unitKindNames[kind])),
      };
    });
  }

  /** 账龄 of the whole community, today. */
  ageing(communityId: number): Promise<Bucket[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<{ due_on: string; open: string; count: number }[]>(
        `select due_on, sum(amount - settled)::numeric(18,2) as open, count(*)::int as count
         from bill where community_id = $1 and not cancelled and settled < amount group by due_on`,
        [communityId],
      );
      const bills = rows.map((row) => ({
        dueOn: day(row.due_on),
        open: Money.yuan(row.open),
        count: row.count,
      }));
      return ageingOf(bills, this.clock.today());
    });
  }
}

type Cell = ReturnType<typeof groupOf>;

function groupOf({ building, kind, units, billed, received }: GroupRecord) {
  return { building, kind, units, billed: Money.yuan(billed), received: Money.yuan(received) };
}

/** Cells of one name added up, in the order in which they first come. */
function joined(cells: readonly Cell[], nameOf: (cell: Cell) => string): Group[] {
  return [...new Set(cells.map(nameOf))].map((name) => {
    const own = cells.filter((cell) => nameOf(cell) === name);
    return {
      name,
      units: own.reduce((sum, { units }) => sum + units, 0),
      billed: Money.sum(own.map(({ billed }) => billed)),
      received: Money.sum(own.map(({ received }) => received)),
    };
  });
}
