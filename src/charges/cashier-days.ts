import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { methodNames } from './receipt.rules';

/** What came in one way on a day: receipts that stand, less what was given back on it. */
export interface WayTotal {
  readonly method: keyof typeof methodNames;
  readonly name: string;
  readonly count: number;
  readonly amount: Money;
}

interface WayRow {
  method: keyof typeof methodNames;
  count: number;
  amount: string;
}

/**
 * A receipt counts on its own day; one taken back counts against the day it was taken back on, which may
 * be the same. Money that was matched came on another day.
 */
const WAYS = `
  with moved as (
    select r.method, r.amount, 1 as count from receipt r
    where r.community_id = $1 and r.received_on = $2 and r.kind <> 'match'
    union all
    select r.method, - r.amount, -1 from entry red
    join receipt r on r.community_id = $1 and r.id = red.source_id
    where red.community_id = $1 and red.source_kind = 'receipt' and red.kind = 'reversal'
      and red.booked_on = $2 and r.kind <> 'match'
  )
  select m.method, sum(m.count)::int as count, sum(m.amount)::numeric(18,2) as amount
  from moved m group by m.method order by m.method`;

export async function waysOfDay(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<WayTotal[]> {
  const rows = await tx.query<WayRow[]>(WAYS, [communityId, on]);
  return rows.map(({ method, count, amount }) => ({
    method,
    name: methodNames[method],
    count,
    amount: Money.yuan(amount),
  }));
}

/** What the till should hold of the day. */
export const cashOf = (ways: readonly WayTotal[]): Money =>
  ways.find(({ method }) => method === 'cash')?.amount ?? Money.zero;

/**
 * Cash of a day that was counted and closed is not taken any more; within the lock of the books.
 * @throws DomainError conflict `charges.day-closed`.
 */
export async function assertDayOpen(
  tx: EntityManager,
  communityId: number,
  { method, receivedOn }: { method: string; receivedOn: Day },
): Promise<void> {
  if (method !== 'cash') return;
  const [closed] = await tx.query<unknown[]>(
    'select from cashier_day where community_id = $1 and day = $2',
    [communityId, receivedOn],
  );
  if (closed) throw chargesErrors.dayClosed(receivedOn);
}
