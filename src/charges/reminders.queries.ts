import { Injectable } from '@nestjs/common';
import { unitLabelOf } from '../community/places.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { unitLabel } from './households';
import { demandedOf, overdueHouseholds } from './overdue';
import type { DemandedRecord, Overdue } from './overdue';
import { nextStepOf, smsTextOf } from './reminder.rules';
import type { DemandedBill, NextStep, ReminderStage, ReminderWay } from './reminder.rules';

/** 待催缴的一户, for whoever collects. */
export interface ReminderProposal extends Overdue {
  readonly next: NextStep;
}

/** A reminder as it was sent. */
export interface SentReminder {
  readonly id: string;
  readonly batchId: string;
  readonly unitId: string;
  readonly label: string;
  readonly stage: ReminderStage;
  readonly way: ReminderWay;
  readonly sentOn: Day;
  readonly graceUntil: Day;
  readonly total: Money;
  readonly bills: readonly DemandedBill[];
  readonly wording: readonly string[];
  readonly wordingSha256: string;
  readonly smsText: string;
  /** Who signs: the community and its trustee. */
  readonly communityName: string;
  readonly trusteeName: string;
  readonly officePhone: string;
}

/** 一批催缴: a sum, and no home. */
export interface ReminderBatch {
  readonly batchId: string;
  readonly sentOn: Day;
  readonly stage: ReminderStage;
  readonly way: ReminderWay;
  readonly count: number;
  readonly total: Money;
}

interface SentRecord {
  id: string;
  batch_id: string;
  unit_id: string;
  building: string;
  door: string;
  stage: ReminderStage;
  way: ReminderWay;
  sent_on: string;
  grace_until: string;
  total: string;
  demanded: DemandedRecord[];
  wording: string;
  wording_sha256: string;
  name: string;
  trustee_name: string;
  office_phone: string;
}

interface BatchRecord {
  batch_id: string;
  sent_on: string;
  stage: ReminderStage;
  way: ReminderWay;
  count: number;
  total: string;
}

/** One reminder, a batch, or all of some homes. */
export type RemindersWanted =
  { readonly id: string } | { readonly batchId: string } | { readonly unitIds: readonly string[] };

const BATCHES_SHOWN = 100;

const SENT = `
  select r.id, r.batch_id, r.unit_id, g.name as building, u.door, r.stage, r.way, r.sent_on,
    r.grace_until, r.total, r.demanded, r.wording, r.wording_sha256, c.name,
    -- who was trustee on the day it was sent
    trustee_on(c.id, r.sent_on::timestamptz) as trustee_name, c.office_phone
  from reminder r
  join community c on c.id = r.community_id
  join unit u on u.community_id = r.community_id and u.id = r.unit_id
  join building g on g.community_id = r.community_id and g.id = u.building_id
  where r.community_id = $1 and ($2::uuid is null or r.id = $2) and ($3::uuid is null or r.batch_id = $3)
    and ($4::uuid[] is null or r.unit_id = any($4))
  order by r.sent_on desc, g.sort_order, g.name, u.door, r.recorded_at desc, r.id`;

/** 催缴记录. Whose they are is for the household itself, its collector and the committee's treasurer. */
@Injectable()
export class RemindersQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Who should hear from us, by room and without a name, the oldest debt first; at most 500. */
  proposals(communityId: number): Promise<ReminderProposal[]> {
    const today = this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const overdue = await overdueHouseholds(tx, communityId, { today, unitIds: null });
      return overdue.map((each) => ({ ...each, next: nextStepOf(each.last, today) }));
    });
  }

  /** The latest hundred batches, newest first. */
  batches(communityId: number): Promise<ReminderBatch[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<BatchRecord[]>(
        `select batch_id, sent_on, stage, way, count(*)::int as count,
           sum(total)::numeric(18,2) as total
         from reminder where community_id = $1
         group by batch_id, sent_on, stage, way
         order by sent_on desc, min(recorded_at) desc limit ${BATCHES_SHOWN}`,
        [communityId],
      );
      return rows.map(({ batch_id: batchId, sent_on, total, ...row }) => ({
        ...row,
        batchId,
        sentOn: day(sent_on),
        total: Money.yuan(total),
      }));
    });
  }

  /** Newest first; none is no error. */
  sent(communityId: number, wanted: RemindersWanted): Promise<SentReminder[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<SentRecord[]>(SENT, [
        communityId,
        'id' in wanted ? wanted.id : null,
        'batchId' in wanted ? wanted.batchId : null,
        'unitIds' in wanted ? wanted.unitIds : null,
      ]);
      return rows.map(sentOf);
    });
  }

  /**
   * Of one household, newest first.
   * @throws DomainError notFound `charges.unit-unknown`.
   */
  async ofHousehold(communityId: number, unitId: string): Promise<SentReminder[]> {
    await this.reading.run(communityId, (tx) => unitLabel(tx, communityId, unitId));
    return this.sent(communityId, { unitIds: [unitId] });
  }

  /**
   * One reminder, of one of these homes where they are said.
   * @throws DomainError notFound `charges.reminder-unknown`, for another's as for none.
   */
  async one(communityId: number, id: string, unitIds?: readonly string[]): Promise<SentReminder> {
    const [found] = await this.sent(communityId, { id });
    if (!found || (unitIds && !unitIds.includes(found.unitId))) {
      throw chargesErrors.reminderUnknown();
    }
    return found;
  }
}

function sentOf(row: SentRecord): SentReminder {
  return {
    id: row.id,
    batchId: row.batch_id,
    unitId: row.unit_id,
    label: unitLabelOf(row.building, row.door),
    stage: row.stage,
    way: row.way,
    sentOn: day(row.sent_on),
    graceUntil: day(row.grace_until),
    total: Money.yuan(row.total),
    bills: row.demanded.map(demandedOf),
    wording: row.wording.split('\n'),
    wordingSha256: row.wording_sha256,
    smsText: smsTextOf(row.stage, row.name),
    communityName: row.name,
    trusteeName: row.trustee_name,
    officePhone: row.office_phone,
  };
}
