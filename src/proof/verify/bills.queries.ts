import type { EntityManager } from 'typeorm';
import { faultOf, type Findings } from './fault.rules';

/**
 * Bills have no leaf each: their run's leaf says how many there are, their sum, and the hash over all of
 * them. What a bill repeats of its run must be as the run has it.
 */
const RUNS = `
  select r.id, r.bill_count::text as "billCount", r.total::text as total, r.lines_root as root,
    count(b.id)::text as bills, coalesce(sum(b.amount), 0)::text as sum,
    bill_run_root($1, r.id) as found,
    min(b.id::text) filter (where (b.period, b.fee_code, b.due_on, b.cancelled)
      is distinct from (r.period, r.fee_code, r.due_on, r.cancelled_at is not null)) as strayed
  from bill_run r left join bill b on b.community_id = $1 and b.run_id = r.id
  where r.community_id = $1
  group by r.community_id, r.id`;

const STRAYS = `
  select b.id from bill b where b.community_id = $1 and not exists (
    select from bill_run r where r.community_id = $1 and r.id = b.run_id) limit 1`;

interface Run {
  readonly id: string;
  readonly billCount: string;
  readonly total: string;
  readonly root: string;
  readonly bills: string;
  readonly sum: string;
  readonly found: string | null;
  readonly strayed: string | null;
}

const HASHED = '每次计费的账单与其存证一致';
const REPEATED = '账单与其计费批次一致';

/** Every bill: as its run's leaf hashed it, and none without a run. */
export async function sweepBills(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const run of await tx.query<Run[]>(RUNS, [communityId])) {
    const stands = `${run.billCount} 户 ${run.total} ${run.root}`;
    const found = `${run.bills} 户 ${run.sum} ${run.found ?? ''}`;
    if (stands !== found) {
      const column = 'amount,id,income,inputs,no,payer,receivable,run_id,unit_id';
      const of = { check: HASHED, table: 'bill', row: run.id, column };
      findings.add(faultOf({ ...of, expected: stands, found }));
    }
    if (run.strayed !== null) {
      const column = 'period,fee_code,due_on,cancelled';
      const of = { check: REPEATED, table: 'bill', row: run.strayed, column };
      findings.add(faultOf({ ...of, expected: '与计费批次相同', found: '不同' }));
    }
  }
  for (const { id } of await tx.query<{ id: string }[]>(STRAYS, [communityId])) {
    const of = { check: HASHED, table: 'bill', row: id, column: 'run_id' };
    findings.add(faultOf({ ...of, expected: '属于一次计费', found: '没有这次计费' }));
  }
}
