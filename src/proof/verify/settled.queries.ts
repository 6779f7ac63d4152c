import type { EntityManager } from 'typeorm';
import { settledRoot } from '../../../migrations/sql-advance-use';
import { faultOf, type Findings } from './fault.rules';

interface Parted {
  readonly id: string;
  readonly stands: string;
  readonly found: string;
}

/** A header whose leaf carries the hash over its lines, and the lines. */
interface Header {
  readonly table: string;
  readonly lines: string;
  /** Column of the lines that names their header. */
  readonly by: string;
  /** What of the header the lines add up to: SQL over `h`. */
  readonly sum: string;
  readonly check: string;
}

const HEADERS: readonly Header[] = [
  {
    table: 'receipt',
    lines: 'receipt_allocation',
    by: 'receipt_id',
    // what settles nothing is a deposit, or money nobody has claimed
    sum: `case when h.kind in ('payment', 'match') then h.amount - h.advance else 0 end`,
    check: '每张收据分到账单的金额与其存证一致',
  },
  {
    table: 'advance_use',
    lines: 'advance_use_line',
    by: 'use_id',
    sum: 'h.total',
    check: '每次预存抵缴分到账单的金额与其存证一致',
  },
];

const linesAgainstHeader = ({ table, lines, by, sum }: Header): string => `
  select h.id, (${sum})::numeric(18,2) || ' 元 ' || h.lines_root as stands,
    coalesce(sum(l.amount), 0)::numeric(18,2) || ' 元 ' || ${settledRoot('l')} as found
  from ${table} h left join ${lines} l on l.community_id = $1 and l.${by} = h.id
  where h.community_id = $1 group by h.community_id, h.id`;

const orphansOf = ({ table, lines, by }: Header): string => `
  select l.${by} || '/' || l.bill_id as id from ${lines} l
  where l.community_id = $1 and not exists (
    select from ${table} h where h.community_id = $1 and h.id = l.${by}) limit 1`;

/** What is settled of a bill: allocations of receipts that stand, advances used, relief that was granted. */
const SETTLED = `
  select b.run_id || '/' || b.no as id, s.amount::text as stands, b.settled::text as found
  from bill b left join lateral (
    select coalesce(sum(e.amount), 0)::numeric(18,2) as amount from (
      select a.amount from receipt_allocation a
      join receipt r on r.community_id = $1 and r.id = a.receipt_id and r.cancelled_at is null
      where a.community_id = $1 and a.bill_id = b.id
      union all
      select u.amount from advance_use_line u where u.community_id = $1 and u.bill_id = b.id
      union all
      select f.amount from bill_relief f
      where f.community_id = $1 and f.bill_id = b.id and f.state = 'granted'
    ) e
  ) s on true
  where b.community_id = $1 and b.settled <> s.amount order by 1 limit 1`;

/** Where the money went: as receipts and uses hashed it, and as the bills say. */
export async function sweepSettled(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const header of HEADERS) {
    const { check, lines, by } = header;
    const of = { check, table: lines, column: `community_id,${by},bill_id,amount` };
    const rows = await tx.query<Parted[]>(linesAgainstHeader(header), [communityId]);
    for (const { id, stands, found } of rows.filter((row) => row.stands !== row.found)) {
      findings.add(faultOf({ ...of, row: id, expected: stands, found }));
    }
    for (const { id } of await tx.query<{ id: string }[]>(orphansOf(header), [communityId])) {
      findings.add(faultOf({ ...of, row: id, expected: '属于一张单据', found: '没有这张单据' }));
    }
  }
  for (const { id, stands, found } of await tx.query<Parted[]>(SETTLED, [communityId])) {
    const of = { check: '账单的已缴金额等于各笔之和', table: 'bill', row: id, column: 'settled' };
    findings.add(faultOf({ ...of, expected: stands, found }));
  }
}
