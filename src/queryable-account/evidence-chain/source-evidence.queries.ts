import type { EntityManager } from 'typeorm';
import { fileJson } from './evidence-files';
import type { Steps } from './evidence-step.rules';
import {
  type BillRunFacts,
  billRunSteps,
  type IncomeFacts,
  incomeSteps,
  type ReceiptFacts,
  receiptSteps,
  type RemunerationFacts,
  remunerationSteps,
  type SurplusFacts,
  surplusSteps,
} from './source-evidence.rules';

/** An entry by what it was made from. */
export interface Sourced {
  readonly seq: string;
  readonly sourceId: string;
  /** The homes it is about are the reader's own: only then are bills and numbers told. */
  readonly own: boolean;
}

type StepsOf = (tx: EntityManager, communityId: number, of: Sourced) => Promise<Steps | null>;

/** Steps by the kind of document an entry was made from; the others have no chain of their own. */
export const SOURCES: Readonly<Record<string, StepsOf>> = {
  receipt: async (tx, communityId, { sourceId, own }) => {
    const [facts] = await tx.query<ReceiptFacts[]>(RECEIPT, [communityId, sourceId, own]);
    return facts ? receiptSteps(facts) : null;
  },
  'bill-run': async (tx, communityId, { sourceId }) => {
    const [facts] = await tx.query<BillRunFacts[]>(BILL_RUN, [communityId, sourceId]);
    return facts ? billRunSteps({ ...facts, madeAt: new Date(facts.madeAt) }) : null;
  },
  'income-accrual': incomeOf,
  'income-receipt': incomeOf,
  remuneration: async (tx, communityId, { seq }) => {
    const [facts] = await tx.query<RemunerationFacts[]>(REMUNERATION, [communityId, seq]);
    return facts ? remunerationSteps(facts) : null;
  },
  surplus: async (tx, communityId, { sourceId }) => {
    const [facts] = await tx.query<SurplusFacts[]>(SURPLUS, [communityId, sourceId]);
    return facts ? surplusSteps(facts) : null;
  },
};

async function incomeOf(
  tx: EntityManager,
  communityId: number,
  { seq }: Sourced,
): Promise<Steps | null> {
  const facts = await tx.query<IncomeFacts[]>(INCOME, [communityId, seq]);
  return facts.length > 0 ? incomeSteps(facts) : null;
}

const SCHEDULE = (of: string) =>
  `json_build_object('version', ${of}.version, 'effectiveOn', ${of}.effective_on::text,
    'resolutionRef', ${of}.resolution_ref)`;

const BILLS_SHOWN = 24;

const RECEIPT = `
  with bills as (
    select b.period, n.fee_name, n.schedule_version, n.id as run_id
    from receipt_allocation a
    join bill b on b.community_id = a.community_id and b.id = a.bill_id
    join bill_run n on n.community_id = b.community_id and n.id = b.run_id
    where a.community_id = $1 and a.receipt_id = $2)
  select r.received_on::text as "receivedOn", r.kind, to_char(r.received_on, 'YYYY-MM') as period,
    case when $3::boolean then 'SJ' || r.year || '-' || lpad(r.no::text, 6, '0') end as number,
    case when $3::boolean then coalesce((select json_agg(x.bill order by x.period, x.fee_name) from (
        select b.period, b.fee_name, json_build_object('name', b.period || ' ' || b.fee_name,
          'seq', (select min(e.seq)::text from entry e where e.community_id = $1
            and e.source_kind = 'bill-run' and e.source_id = b.run_id)) as bill
        from bills b order by b.period, b.fee_name limit ${BILLS_SHOWN}) x), '[]')
      when exists (select from bills) then
        '[{"name": "冲抵本户的应收账单，明细只有本户可见", "seq": null}]'::json
      else '[]'::json end as bills,
    coalesce((select json_agg(${SCHEDULE('s')} order by s.version) from fee_schedule s
      where s.community_id = $1 and s.version in (select b.schedule_version from bills b)), '[]')
      as schedules,
    t.made_at as "treeMadeAt"
  from receipt r
  left join receipts_tree t on t.community_id = r.community_id
    and t.period = to_char(r.received_on, 'YYYY-MM')
  where r.community_id = $1 and r.id = $2`;

const BILL_RUN = `
  select n.fee_name as "feeName", n.period, n.bill_count as "billCount", n.total::text as total,
    n.made_at as "madeAt", ${SCHEDULE('s')} as schedule
  from bill_run n
  join fee_schedule s on s.community_id = n.community_id and s.version = n.schedule_version
  where n.community_id = $1 and n.id = $2`;

/** As agreed when the entry was booked; with whom is not told, for it may be a person. */
const INCOME = `
  select distinct on (v.contract_id) v.contract_id as "contractId", v.place, v.schedule,
    v.amount::text as amount, v.starts_on::text as "startsOn", v.resolution_ref as "resolutionRef",
    case when f.id is not null then ${fileJson('f')}::jsonb end as file
  from posting p
  join income_version v on v.community_id = p.community_id and v.contract_id = p.contract_id
  left join file_object f on f.community_id = v.community_id and f.id = v.file_id
  where p.community_id = $1 and p.seq = $2
  order by v.contract_id, v.starts_on <= p.booked_on desc, v.version desc`;

const REMUNERATION = `
  select n.period, n.base::text as base, n.amount::text as amount,
    n.formula_version as "formulaVersion", f.resolution_ref as "resolutionRef"
  from remuneration_run n
  join remuneration_formula f on f.community_id = n.community_id and f.version = n.formula_version
  where n.community_id = $1 and n.entry_seq = $2`;

const SURPLUS = `
  select d.year, d.total::text as total, d.reason, d.resolution_id as "resolutionId",
    n.number as "resolutionNumber", d.decided_at as "decidedAt"
  from surplus_distribution d
  left join resolution n on n.community_id = d.community_id and n.id = d.resolution_id
  where d.community_id = $1 and d.id = $2`;
