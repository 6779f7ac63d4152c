import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

/** That the bank's own lines show an entry in full: on which day, and who found them the same, when. */
export interface BankAgreed {
  readonly on: Day;
  readonly by: string;
  readonly at: Date;
}

/**
 * 银行已收付, by place in the book; entries the bank has not confirmed, or only in part, are left out.
 * Money on its way at a payment firm is confirmed by the firm's bill.
 */
export async function bankAgreed(
  tx: EntityManager,
  communityId: number,
  seqs: readonly string[],
): Promise<ReadonlyMap<string, BankAgreed>> {
  if (seqs.length === 0) return new Map();
  const rows = await tx.query<(BankAgreed & { seq: string })[]>(
    `select m.entry_seq::text as seq, max(l.booked_on)::text as on, max(m.matched_at) as at,
       (array_agg(p.name order by m.matched_at desc))[1] as by
     from bank_match m
     join bank_line l on l.community_id = m.community_id and l.id = m.line_id
     join person p on p.id = m.matched_by
     where m.community_id = $1 and m.entry_seq = any($2::bigint[]) and m.undone_at is null
     group by m.entry_seq
     having sum(m.amount) = (
       select sum(p.debit - p.credit) from posting p
       join bank_account a on a.community_id = p.community_id and a.account_code = p.account_code
       where p.community_id = $1 and p.seq = m.entry_seq)`,
    [communityId, seqs],
  );
  return new Map(rows.map(({ seq, ...agreed }) => [seq, agreed]));
}
