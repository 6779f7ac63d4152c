import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { leafAccounts } from './chart.queries';
import { entryFacts, type EntryFacts, type Reader } from './entry-cards.queries';
import { matchingEntries } from './statement-filter.queries';

export interface LargestAsked {
  readonly from: Day;
  readonly to: Day;
  readonly fund?: string | undefined;
  /** The last place in the book that is known. */
  readonly through?: string | undefined;
  /** Entries on the accounts of fewer homes, but at least one, would tell of them and are left out. */
  readonly homesMin?: number | undefined;
  readonly limit: number;
}

/**
 * The largest payments of some days, largest first. What was taken back again, and the taking back, is
 * left out: it was not spent.
 */
export async function largestPayments(
  tx: EntityManager,
  communityId: number,
  { limit, homesMin = 0, ...asked }: LargestAsked,
  reader: Reader,
): Promise<EntryFacts[]> {
  const accounts = await leafAccounts(tx, communityId);
  const filter = { ...asked, direction: 'out' } as const;
  const { sql, params } = matchingEntries(communityId, filter, accounts, true);
  const at = params.length;
  const rows: { seq: string }[] = await tx.query(
    `select e.seq ${sql} and e.kind <> 'reversal'
       and not exists (select from entry r where r.community_id = $1 and r.reverses_seq = e.seq
         and r.seq <= coalesce($${at + 1}::bigint, r.seq))
       and ($${at + 2}::integer = 0 or (select count(distinct h.unit_id) from posting h
         where h.community_id = $1 and h.seq = e.seq) not between 1 and $${at + 2}::integer - 1)
     order by moved.amount desc, e.seq limit $${at + 3}`,
    [...params, asked.through ?? null, homesMin, limit],
  );
  const seqs = rows.map(({ seq }) => seq);
  return entryFacts(tx, communityId, seqs, reader);
}
