import type { EntityManager } from 'typeorm';
import { surplusRoot } from '../../../migrations/sql-surplus';
import { faultOf, type Findings } from './fault.rules';

interface Difference {
  readonly row: string;
  readonly stands: string;
  readonly found: string;
}

interface Check {
  readonly check: string;
  readonly table: string;
  readonly column: string;
  /** `row`, what stands, what was found; $1 is the community. */
  readonly sql: string;
}

const FINAL_LINE =
  'community_id,final_accounts_id,no,line_id,side,account_code,name,approved,actual,reason';
const SURPLUS_LINE = 'community_id,distribution_id,no,unit_id,weight,amount';

/** Lines have no leaf each: the head's carries the hash of them all; and the books say what they may say. */
const CHECKS: readonly Check[] = [
  {
    check: '提交的决算与其存证一致',
    table: 'final_accounts_line',
    column: FINAL_LINE,
    sql: `select f.id::text as row, f.content_hash as stands,
        coalesce(final_accounts_hash($1, f.id), '') as found
      from final_accounts f where f.community_id = $1 and f.state <> 'draft'
        and f.content_hash is distinct from final_accounts_hash($1, f.id)`,
  },
  {
    check: '决算的每一行都属于一份决算',
    table: 'final_accounts_line',
    column: FINAL_LINE,
    sql: `select l.final_accounts_id || '/' || l.no as row, '属于一份决算' as stands, '没有这份决算' as found
      from final_accounts_line l where l.community_id = $1 and not exists (
        select from final_accounts f where f.community_id = $1 and f.id = l.final_accounts_id) limit 1`,
  },
  {
    check: '通过的决算与账簿一致',
    table: 'final_accounts_line',
    column: 'actual',
    sql: `select f.id || '/' || coalesce(l.no, g.no) as row, coalesce(g.actual, 0)::text as stands,
        coalesce(l.actual, 0)::text as found
      from final_accounts f
      join budget b on b.community_id = $1 and b.id = f.budget_id and b.in_force_version is not null
      cross join lateral final_accounts_figures($1, f.budget_id) g
      left join final_accounts_line l on l.community_id = $1 and l.final_accounts_id = f.id and l.no = g.no
      where f.community_id = $1 and f.state = 'decided' and l.actual is distinct from g.actual`,
  },
  {
    check: '结余分配各户之和与其存证一致',
    table: 'surplus_line',
    column: SURPLUS_LINE,
    sql: `select d.id::text as row, d.line_count || ' 户 ' || d.lines_root as stands,
        count(l.no) || ' 户 ' || ${surplusRoot('l')} as found
      from surplus_distribution d
      left join surplus_line l on l.community_id = $1 and l.distribution_id = d.id
      where d.community_id = $1 group by d.community_id, d.id
      having count(l.no) <> d.line_count or ${surplusRoot('l')} <> d.lines_root
        or d.line_count > 0 and sum(l.amount) <> d.total`,
  },
  {
    check: '结余分配的每一户都属于一次分配',
    table: 'surplus_line',
    column: SURPLUS_LINE,
    sql: `select l.distribution_id || '/' || l.no as row, '属于一次分配' as stands, '没有这次分配' as found
      from surplus_line l where l.community_id = $1 and not exists (
        select from surplus_distribution d where d.community_id = $1 and d.id = l.distribution_id) limit 1`,
  },
  {
    check: '已入账的结余分配与账簿一致',
    table: 'surplus_distribution',
    column: 'total',
    sql: `select d.id::text as row, surplus_booked($1, d.id)::text as stands, d.total::text as found
      from surplus_distribution d
      where d.community_id = $1 and d.state = 'posted' and surplus_booked($1, d.id) <> d.total`,
  },
];

/** 决算与结余分配: as they were hashed, and as the books have it. */
export async function sweepYearEnd(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const { sql, check, table, column } of CHECKS) {
    for (const { row, stands, found } of await tx.query<Difference[]>(sql, [communityId])) {
      findings.add(faultOf({ check, table, column, row, expected: stands, found }));
    }
  }
}
