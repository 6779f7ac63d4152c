import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';
import { scheduleVersions } from './fees-in-force';
import type { EnteredSchedule } from './fees-in-force';

/** 一次计费, as the desk lists it. */
export interface ListedRun {
  readonly id: string;
  readonly period: Period;
  readonly feeName: string;
  readonly scheduleVersion: number;
  readonly bookedOn: Day;
  readonly billCount: number;
  readonly total: Money;
  readonly settled: Money;
  readonly linesRoot: string;
  readonly cancelled: { readonly at: Date; readonly reason: string } | null;
}

interface RunRecord {
  id: string;
  period: string;
  fee_name: string;
  schedule_version: number;
  booked_on: string;
  bill_count: number;
  total: string;
  settled: string;
  lines_root: string;
  cancelled_at: Date | null;
  cancel_reason: string | null;
}

/** Schedules and runs. No list of households that owe exists anywhere. */
@Injectable()
export class ChargesQueries {
  constructor(private readonly reading: Reading) {}

  /** 收费标准, newest first: for every member. */
  schedules(communityId: number): Promise<EnteredSchedule[]> {
    return this.reading.run(communityId, (tx) => scheduleVersions(tx, communityId));
  }

  /** The runs of a month, in the order they were made; cancelled ones too. */
  runs(communityId: number, month: Period): Promise<ListedRun[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<RunRecord[]>(
        `select r.id, r.period, r.fee_name, r.schedule_version, r.booked_on, r.bill_count, r.total,
           coalesce((select sum(b.settled) from bill b
             where b.community_id = $1 and b.run_id = r.id), 0) as settled,
           r.lines_root, r.cancelled_at, r.cancel_reason
         from bill_run r where r.community_id = $1 and r.period = $2 order by r.made_at, r.id`,
        [communityId, month],
      );
      return rows.map(runOf);
    });
  }
}

function runOf(row: RunRecord): ListedRun {
  return {
    id: row.id,
    period: period(row.period),
    feeName: row.fee_name,
    scheduleVersion: row.schedule_version,
    bookedOn: day(row.booked_on),
    billCount: row.bill_count,
    total: Money.yuan(row.total),
    settled: Money.yuan(row.settled),
    linesRoot: row.lines_root,
    cancelled:
      row.cancelled_at === null ? null : { at: row.cancelled_at, reason: row.cancel_reason ?? '' },
  };
}
