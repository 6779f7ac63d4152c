import type { EntityManager } from 'typeorm';
import { faultOf, type Findings } from './fault.rules';

const HASHED = '每次计费的账单与其存证一致';
const REPEATED = '账单与其计费批次一致';
const OWN = 'community_id,run_id,no,amount,id,income,inputs,payer,receivable,unit_id';
const FROM_RUN = 'period,fee_code,due_on,cancelled';

/**
 * Bills have no leaf each: their run's leaf says how many there are, their sum, and the hash over all of
 * them. What a bill repeats of its run must be as the run has it.
 */
const RUNS = `
  select r.id, r.bill_count || ' 户 ' || r.total || ' 元 ' || r.lines_root as stands,
    count(b.id) || ' 户 ' || coalesce(sum(b.amount), 0) || ' 元 '
      || coalesce(bill_run_root($1, r.id), '') as found,
    min(b.no) filter (where (b.period, b.fee_code, b.due_on, b.cancelled)
      is distinct from (r.period, r.fee_code, r.due_on, r.cancelled_at is not null)) as strayed
  from bill_run r left join bill b on b.community_id = $1 and b.run_id = r.id
  where r.community_id = $1
  group by r.community_id, r.id`;

const STRAYS = `
  select b.run_id || '/' || b.no as row from bill b
  where b.community_id = $1 and not exists (
    select from bill_run r where r.community_id = $1 and r.id = b.run_id) limit 1`;

interface Run {
  readonly id: string;
  readonly stands: string;
  readonly found: string;
  readonly strayed: number | null;
}

/** Every bill: as its run's leaf hashed it, and none without a run. */
export async function sweepBills(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const { id, stands, found, strayed } of await tx.query<Run[]>(RUNS, [communityId])) {
    if (stands !== found) {
      const of = { check: HASHED, table: 'bill', row: id, column: OWN };
      findings.add(faultOf({ ...of, expected: stands, found }));
    }
    if (strayed !== null) {
      const of = { check: REPEATED, table: 'bill', row: `${id}/${strayed}`, column: FROM_RUN };
      findings.add(faultOf({ ...of, expected: '与计费批次相同', found: '不同' }));
    }
  }
  for (const { row } of await tx.query<{ row: string }[]>(STRAYS, [communityId])) {
    const of = { check: HASHED, table: 'bill', row, column: OWN };
    findings.add(faultOf({ ...of, expected: '属于一次计费', found: '没有这次计费' }));
  }
}
