import { BillFactsService } from '../../src/charges/bill-facts.service';
import { BillRunsService } from '../../src/charges/bill-runs.service';
import { CashierDaysService } from '../../src/charges/cashier-days.service';
import type { Fee } from '../../src/charges/fee.rules';
import { ReceiptCancellations } from '../../src/charges/receipt-cancellations.service';
import { ReceiptRecords } from '../../src/charges/receipt-records.service';
import { ReceiptsBulk } from '../../src/charges/receipts-bulk.service';
import { ReceiptsService } from '../../src/charges/receipts.service';
import { RefundsService } from '../../src/charges/refunds.service';
import { ReliefsService } from '../../src/charges/reliefs.service';
import { SchedulesService } from '../../src/charges/schedules.service';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Queue } from '../../src/platform/jobs/queue';
import { newId } from '../../src/shared/ids';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

/** The room's services, as the application wires them, at a time of the test's own. */
export class ChargesInTest {
  readonly clock = new TestClock('2026-03-20');
  readonly ledger = new LedgerService(this.clock);
  readonly schedules = new SchedulesService(this.ledger);
  readonly facts = new BillFactsService(this.clock);
  readonly refunds = new RefundsService(this.clock, this.ledger);
  readonly reliefs = new ReliefsService(this.clock, this.ledger);
  readonly receipts = new ReceiptsService(this.clock, this.ledger, new ReceiptRecords(this.clock));

  readonly tillDays = new CashierDaysService(this.clock);
  readonly bulk = new ReceiptsBulk(this.clock);
  readonly cancellations = new ReceiptCancellations(this.clock, this.ledger);

  /** `db` is filled only when the tests run. */
  runs(db: DatabaseInTest): BillRunsService {
    return new BillRunsService(this.clock, new Jobs(new Queue(db.urls.appUrl)));
  }
}

export const SERVICE: Fee = {
  code: 'service',
  name: '物业费',
  method: 'area',
  shareBy: null,
  measure: null,
  prices: [
    { kind: 'residential', price: '1.20', income: '410101' },
    { kind: 'commercial', price: '15', income: '410102' },
  ],
  vacantRate: '0.7',
  developerRate: '0.5',
  fund: 'F1',
  receivable: '112201',
  developerReceivable: '122103',
  advance: '220301',
};

export const PARKING: Fee = {
  ...SERVICE,
  code: 'parking',
  name: '停车月租',
  method: 'parking',
  prices: [{ kind: 'parking', price: '250', income: '420101' }],
  fund: 'F2',
  receivable: '112202',
  advance: '220302',
};

export const WATER: Fee = {
  ...SERVICE,
  code: 'water',
  name: '二次供水费',
  method: 'metered',
  measure: '吨',
  prices: [{ kind: 'residential', price: '3.77', income: '410101' }],
};

export const LIFTS_SHARED: Fee = {
  ...SERVICE,
  code: 'lift-power',
  name: '电梯电费公摊',
  method: 'shared',
  shareBy: 'area',
  prices: [{ kind: 'residential', price: null, income: '410101' }],
};

export interface UnitInTest {
  kind?: 'residential' | 'commercial' | 'parking' | 'storage';
  area?: string;
  holding?: 'sold' | 'developer';
  handedOverOn?: string | null;
}

/** Units of one building, in the order given; their ids. */
export async function build(
  db: Pick<DatabaseInTest, 'admin'>,
  communityId: number,
  units: readonly UnitInTest[],
): Promise<string[]> {
  const building = newId();
  await db.admin.query('insert into building (community_id, id, name) values ($1, $2, $3)', [
    communityId,
    building,
    `楼${building.slice(-6)}`,
  ]);
  const ids = units.map(() => newId());
  await db.admin.query(
    `insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area,
       holding, handed_over_on)
     select $1, u.id, $2, u.door, u.kind, greatest(u.area, 1), u.area, u.holding, u.handed_over_on
     from unnest($3::uuid[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::date[])
       as u(id, door, kind, area, holding, handed_over_on)`,
    [
      communityId,
      building,
      ids,
      units.map((_unit, at) => `${at + 1}`),
      units.map(({ kind }) => kind ?? 'residential'),
      units.map(({ area }) => area ?? '71.36'),
      units.map(({ holding }) => holding ?? 'sold'),
      units.map(({ handedOverOn }) => handedOverOn ?? null),
    ],
  );
  return ids;
}

/** The first version of a schedule, from 2026-01-01. */
export async function price(
  db: DatabaseInTest,
  communityId: number,
  { fees, by }: { fees: readonly Fee[]; by: string },
): Promise<void> {
  await db.admin.query("select set_config('app.community_id', $1, false)", [String(communityId)]);
  await db.admin.query(
    `insert into fee_schedule (community_id, version, effective_on, resolution_ref, due_day, fees,
       entered_by) values ($1, 1, '2026-01-01', '业主大会第3号决议', 20, $2, $3)`,
    [communityId, JSON.stringify(fees), by],
  );
}
