import type { EntityManager } from 'typeorm';
import { faultOf, type Findings } from './fault.rules';

interface Odd {
  readonly id: string;
  readonly found: string | null;
}

/** The firm has told us, and its money is in no book: what a household paid would be gone. */
const UNBOOKED = `
  select n.channel || '/' || n.event_id || '/' || n.transaction_id as id, o.amount::text as found
  from online_notification n
  left join online_receipt o on o.community_id = $1 and o.channel = n.channel
    and o.transaction_id = n.transaction_id
  where n.community_id = $1 and o.amount is distinct from n.amount order by n.heard_at limit 1`;

/** A receipt says that money came through a firm, and no firm has said so; or of another sum. */
const UNTOLD = `
  select r.id::text as id, o.amount::text as found
  from receipt r
  left join online_receipt o on o.community_id = $1 and o.receipt_id = r.id
  left join online_notification n on n.community_id = $1 and n.channel = o.channel
    and n.transaction_id = o.transaction_id
  where r.community_id = $1 and r.method = 'online'
    and (o.amount is distinct from r.amount or n.event_id is null) limit 1`;

/** 线上缴费: all that the payment firm has told is booked, and nothing is booked that it has not told. */
export async function sweepOnline(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const { id, found } of await tx.query<Odd[]>(UNBOOKED, [communityId])) {
    const of = { check: '支付机构通知的每笔到账都已入账', table: 'online_notification', row: id };
    findings.add(faultOf({ ...of, column: 'transaction_id,amount', found }));
  }
  for (const { id, found } of await tx.query<Odd[]>(UNTOLD, [communityId])) {
    const of = { check: '每张线上收据都有支付机构的到账通知', table: 'receipt', row: id };
    findings.add(faultOf({ ...of, column: 'method,amount', found }));
  }
}
