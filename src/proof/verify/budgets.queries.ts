import type { EntityManager } from 'typeorm';
import { faultOf, type Findings } from './fault.rules';

const HASHED = '每一版提交的预算与其存证一致';
const APPROVED = '每个预算项目的批准数与生效的版本一致';
const OWN =
  'community_id,budget_id,version,line_id,position,side,account_code,name,unit,unit_price,quantity,' +
  'frequency,collection_rate,amount,basis,file_ids,is_contingency';

/**
 * Lines of a version have no leaf each: the version's carries the hash of them all, from its submission on.
 * A draft's may still change.
 */
const TEXTS = `
  select v.budget_id || '/' || v.version as row, v.content_hash as stands,
    coalesce(budget_content_hash($1, v.budget_id, v.version), '') as found
  from budget_version v
  where v.community_id = $1 and v.state <> 'draft'
    and v.content_hash is distinct from budget_content_hash($1, v.budget_id, v.version)
    -- the draft of an adjustment that was given up was never submitted
    and (v.content_hash is not null or v.state <> 'withdrawn')`;

const STRAYS = `
  select c.budget_id || '/' || c.version || '/' || c.line_id as row from budget_line_content c
  where c.community_id = $1 and not exists (select from budget_version v
    where v.community_id = $1 and v.budget_id = c.budget_id and v.version = c.version) limit 1`;

const LINES = `
  select l.id::text as row, coalesce(c.amount, 0)::text as stands, l.approved::text as found
  from budget_line l
  left join budget b on b.community_id = $1 and b.id = l.budget_id
  left join budget_line_content c on c.community_id = $1 and c.budget_id = b.id
    and c.version = b.in_force_version and c.line_id = l.id
  where l.community_id = $1 and l.approved <> coalesce(c.amount, 0)`;

interface Difference {
  readonly row: string;
  readonly stands: string;
  readonly found: string;
}

/** Every submitted text as its leaf hashed it, and every line approved at what the text in force says. */
export async function sweepBudgets(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const { row, stands, found } of await tx.query<Difference[]>(TEXTS, [communityId])) {
    const of = { check: HASHED, table: 'budget_line_content', row, column: OWN };
    findings.add(faultOf({ ...of, expected: stands, found }));
  }
  for (const { row } of await tx.query<{ row: string }[]>(STRAYS, [communityId])) {
    const of = { check: HASHED, table: 'budget_line_content', row, column: OWN };
    findings.add(faultOf({ ...of, expected: '属于一版预算', found: '没有这一版预算' }));
  }
  for (const { row, stands, found } of await tx.query<Difference[]>(LINES, [communityId])) {
    const of = { check: APPROVED, table: 'budget_line', row, column: 'approved' };
    findings.add(faultOf({ ...of, expected: stands, found }));
  }
}
