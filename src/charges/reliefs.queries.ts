import { Injectable } from '@nestjs/common';
import { unitLabelOf } from '../community/places.rules';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';
import type { ReliefKind } from './reliefs.service';

export const RELIEF_STATES = ['asked', 'granted', 'refused'] as const;
export type ReliefState = (typeof RELIEF_STATES)[number];

/** 减免或核销的申请: what one household asks to be let off, for whoever asked and whoever decides. */
export interface ListedRelief {
  readonly id: string;
  readonly billId: string;
  readonly unitLabel: string;
  readonly feeName: string;
  readonly period: Period;
  readonly kind: ReliefKind;
  readonly amount: Money;
  /** Still unpaid of the bill. */
  readonly open: Money;
  readonly reason: string;
  readonly state: ReliefState;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

interface ReliefRecord {
  id: string;
  bill_id: string;
  building: string;
  door: string;
  fee_name: string;
  period: string;
  kind: ReliefKind;
  amount: string;
  open: string;
  reason: string;
  state: ReliefState;
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
}

const LISTED_MAX = 500;

/** What waits comes first, the longest waiting before the others; then what was decided last. */
const RELIEFS = `
  select f.id, f.bill_id, g.name as building, u.door, r.fee_name, b.period, f.kind, f.amount,
    (b.amount - b.settled)::numeric(18,2) as open, f.reason, f.state, asker.name as asked_by,
    f.asked_at, decider.name as decided_by, f.decided_at
  from bill_relief f
  join bill b on b.community_id = $1 and b.id = f.bill_id
  join bill_run r on r.community_id = $1 and r.id = b.run_id
  join unit u on u.community_id = $1 and u.id = b.unit_id
  join building g on g.community_id = $1 and g.id = u.building_id
  join person asker on asker.id = f.asked_by
  left join person decider on decider.id = f.decided_by
  where f.community_id = $1 and ($2::text is null or f.state = $2)
  order by f.state = 'asked' desc, case when f.state = 'asked' then f.asked_at end,
    f.decided_at desc, f.id limit $3`;

@Injectable()
export class ReliefsQueries {
  constructor(private readonly reading: Reading) {}

  /** Of one state, or all; at most 500. The rooms are named, their people are not. */
  list(communityId: number, state: ReliefState | null): Promise<ListedRelief[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<ReliefRecord[]>(RELIEFS, [communityId, state, LISTED_MAX]);
      return rows.map((row) => ({
        id: row.id,
        billId: row.bill_id,
        unitLabel: unitLabelOf(row.building, row.door),
        feeName: row.fee_name,
        period: period(row.period),
        kind: row.kind,
        amount: Money.yuan(row.amount),
        open: Money.yuan(row.open),
        reason: row.reason,
        state: row.state,
        askedBy: row.asked_by,
        askedAt: row.asked_at,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
      }));
    });
  }
}
