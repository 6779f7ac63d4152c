import type { EntityManager } from 'typeorm';
import { faultOf, type Findings } from './fault.rules';

/**
 * The key of a head of `size` leaves: that of the last transfer the head covers, else the one the first
 * transfer names as the key before it. Without any transfer a log has one key.
 */
const KEY_BY_TRANSFERS = (size: string): string => `coalesce(
  (select t.to_vkey from books_transfer t where t.community_id = $1 and t.size < ${size}
   order by t.size desc limit 1),
  (select t.from_vkey from books_transfer t where t.community_id = $1 and t.size >= ${size}
   order by t.size limit 1))`;

/**
 * The key by which a head of that size should be signed, for a head kept elsewhere: as the log's transfers
 * say, else the key of the newest head. null where nothing was signed.
 */
export async function keyAt(
  tx: EntityManager,
  communityId: number,
  size: number,
): Promise<string | null> {
  const [row] = await tx.query<{ vkey: string | null }[]>(
    `select coalesce(${KEY_BY_TRANSFERS('$2::bigint')}, (
       select vkey from log_checkpoint where community_id = $1
       order by signed_at desc, size desc limit 1)) as vkey`,
    [communityId, size],
  );
  return row?.vkey ?? null;
}

/** One key for the whole log; another one only from where the log itself says that the books moved. */
export async function sweepSuccession(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  const odd = await tx.query<{ vkey: string; size: string; expected: string }[]>(
    `with usual as (
       select vkey from log_checkpoint where community_id = $1
       group by vkey order by count(*) desc, min(size) limit 1
     ), due as (
       select h.vkey, h.size, coalesce(${KEY_BY_TRANSFERS('h.size')}, u.vkey) as expected
       from log_checkpoint h, usual u where h.community_id = $1
     )
     select vkey, min(size) as size, min(expected) as expected from due
     where vkey <> expected group by vkey order by 2`,
    [communityId],
  );
  for (const { vkey: found, size: row, expected } of odd) {
    const check = '一本日志只用一把签名密钥，迁移时换过的除外';
    const of = { check, table: 'log_checkpoint', column: 'vkey', row };
    findings.add(faultOf({ ...of, expected, found }));
  }
}
