import type { EntityManager } from 'typeorm';
import { fileJson } from './evidence-files';
import type { ActFact, BudgetFact, SpendingFacts } from './spending-evidence.rules';

type Head = Omit<SpendingFacts, 'acts' | 'budget' | 'commitment' | 'emergency' | 'freezes'> & {
  version: number;
  commitmentId: string | null;
  budgetLineId: string | null;
};

/** The request behind an entry, in the version it was paid or booked in; null where there is none. */
export async function spendingFacts(
  tx: EntityManager,
  communityId: number,
  { seq, requestId }: { seq: string; requestId: string },
): Promise<SpendingFacts | null> {
  const [head] = await tx.query<Head[]>(REQUEST, [communityId, requestId, seq]);
  if (!head) return null;
  const of = [communityId, requestId, head.version];
  const [commitment = null] = await tx.query<NonNullable<SpendingFacts['commitment']>[]>(
    COMMITMENT,
    [communityId, head.commitmentId],
  );
  const [emergency = null] = await tx.query<NonNullable<SpendingFacts['emergency']>[]>(
    EMERGENCY,
    of,
  );
  const [budget = null] = await tx.query<BudgetFact[]>(BUDGET, [
    communityId,
    head.budgetLineId,
    seq,
  ]);
  return {
    ...head,
    acts: await tx.query<ActFact[]>(ACTS, of),
    freezes: await tx.query<SpendingFacts['freezes'][number][]>(FREEZES, of),
    commitment: commitment && {
      ...commitment,
      agreedAt: commitment.agreedAt && new Date(commitment.agreedAt),
    },
    emergency,
    budget,
  };
}

const REQUEST = `
  select r.id, r.number, r.reason, r.amount::text as amount, r.quotes_exempt as "quotesExempt",
    c.terms->>'quotesAbove' as "quotesAbove", (c.terms->>'quotesNeeded')::int as "quotesNeeded",
    r.contract_version as "contractVersion", r.ladder_by as "ladderBy",
    r.approvals_needed as "approvalsNeeded", r.consultation_days as "consultationDays",
    r.consultation_ends_on::text as "consultationEndsOn",
    r.objection_ends_on::text as "objectionEndsOn", left(r.account_code, 1) = '5' as "isExpense",
    r.invoice_number as "invoiceNumber", r.invoice_total::text as "invoiceTotal",
    r.commitment_id as "commitmentId", r.budget_line_id as "budgetLineId", v.version,
    (select count(*)::int from spending_objection o where o.community_id = $1
      and o.request_id = r.id and o.version = v.version) as objections,
    coalesce((select json_agg(${fileJson('f')} order by s.position) from spending_file s
      join file_object f on f.community_id = s.community_id and f.id = s.file_id
      where s.community_id = $1 and s.request_id = r.id and s.version = v.version), '[]') as files,
    coalesce((select json_agg(json_build_object('supplier', q.supplier, 'amount', q.amount::text,
        'file', ${fileJson('f')}) order by q.position)
      from spending_quote q join file_object f on f.community_id = q.community_id and f.id = q.file_id
      where q.community_id = $1 and q.request_id = r.id and q.version = v.version), '[]') as quotes
  from spending_request r
  left join trust_contract c on c.community_id = r.community_id and c.version = r.contract_version
  cross join lateral (select coalesce(
    (select o.version from payment_order o where o.community_id = $1 and o.request_id = r.id
      and o.entry_seq = $3),
    (select e.version from spending_emergency e where e.community_id = $1 and e.request_id = r.id
      and $3::bigint in (e.cost_seq, e.claim_seq)), r.version) as version) v
  where r.community_id = $1 and r.id = $2`;

const ACTS = `
  select a.act, g.post, a.at, a.note from spending_act a
  join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
  where a.community_id = $1 and a.request_id = $2 and a.version = $3
    and a.act in ('request', 'review', 'approve', 'order', 'release', 'pay')
  order by a.at, a.id`;

const FREEZES = `
  select f.outcome, f.ended_at as "endedAt", f.resolution_id as "resolutionId",
    n.number as "resolutionNumber"
  from spending_freeze f
  left join resolution n on n.community_id = f.community_id and n.id = f.resolution_id
  where f.community_id = $1 and f.request_id = $2 and f.version = $3 order by f.round`;

const EMERGENCY = `
  select e.description, e.published_at as "publishedAt", e.outcome, e.decided_at as "decidedAt"
  from spending_emergency e
  where e.community_id = $1 and e.request_id = $2 and e.version = $3`;

const COMMITMENT = `
  select c.id, c.number, c.title, c.amount::text as amount, ${fileJson('f')} as file,
    (select max(a.at) from commitment_act a where a.community_id = $1 and a.commitment_id = c.id
      and a.act = 'agree') as "agreedAt"
  from commitment c join file_object f on f.community_id = c.community_id and f.id = c.file_id
  where c.community_id = $1 and c.id = $2`;

/** Its line before and after this entry, in the order in which the book was written. */
const BUDGET = `
  select l.id as "lineId", b.year, l.name, l.approved::text as approved,
    coalesce(sum(p.debit - p.credit) filter (where p.seq < $3), 0)::text as before,
    coalesce(sum(p.debit - p.credit), 0)::text as after
  from budget_line l
  join budget b on b.community_id = l.community_id and b.id = l.budget_id
  left join posting p on p.community_id = l.community_id and p.budget_line_id = l.id and p.seq <= $3
  where l.community_id = $1 and l.id = $2
  group by l.id, b.year, l.name, l.approved`;
