import type { EntityManager } from 'typeorm';
import type { Period } from '../../shared/period';

/** Hits that are shown; all of them are counted. */
export const HITS_SHOWN = 200;

/** Which months of whose books are tested, and for whom. */
export interface Tested {
  readonly communityId: number;
  readonly from: Period;
  readonly to: Period;
  /** She may see what single households are billed. */
  readonly seesHouseholds: boolean;
  /** She may read the payees' register. */
  readonly seesPayees: boolean;
}

/** What a test points at. With `seq` the words are the voucher's public ones. */
export interface Hit {
  readonly seq: string | null;
  readonly title: string;
  /** Page of the desk that shows it, where it is no voucher: `budget/…`. */
  readonly link: string | null;
  readonly on: string | null;
  /** Yuan */
  readonly amount: string | null;
  readonly note: string;
}

/** A number that belongs to the result as a whole: a balance, a statistic. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

export interface Outcome {
  /** How many were looked at. */
  readonly population: number;
  /** How many stand out, shown or not. */
  readonly count: number;
  readonly hits: readonly Hit[];
  readonly figures?: readonly Figure[];
  /** Why the result says less than it seems to. */
  readonly caution?: string;
}

/**
 * 审计测试: computed from the books at the moment it is asked for, the same for whoever asks
 * (bills are listed one by one only for who may see them; else a month of a fee at a time).
 */
export interface AuditTest {
  readonly key: string;
  readonly name: string;
  /** How it is done. */
  readonly rule: string;
  readonly means: string;
  readonly meansNot: string;
  readonly parameters: readonly Figure[];
  /** What is looked at: 凭证, 付款 */
  readonly populationName: string;
  readonly run: (tx: EntityManager, tested: Tested) => Promise<Outcome>;
}

/**
 * Asks once: `$1` community, `$2` and `$3` first and last month, `$4` how many hits.
 * @param ctes named queries, among them `population` and `hit` (seq, title, link, "on", amount, note, rank).
 */
export async function outcomeOf(
  tx: EntityManager,
  { communityId, from, to }: Tested,
  ctes: string,
): Promise<Outcome> {
  const [row] = await tx.query<Outcome[]>(
    `with ${ctes}
     select (select count(*)::int from population) as population, (select count(*)::int from hit) as count,
       coalesce((select json_agg(json_build_object('seq', h.seq::text, 'title', h.title, 'link', h.link,
           'on', h."on"::text, 'amount', h.amount::numeric(18,2)::text, 'note', h.note) order by h.rank)
         from (select * from hit order by rank limit $4) h), '[]') as hits`,
    [communityId, from, to, HITS_SHOWN],
  );
  if (!row) throw new Error('a count has one row');
  return row;
}

/** `entry`s of the months that still hold: neither red nor taken back. Named `standing`. */
export const STANDING = `standing as (
  select e.* from entry e
  where e.community_id = $1 and e.period between $2 and $3 and e.kind <> 'reversal'
    and not exists (select from entry r where r.community_id = $1 and r.reverses_seq = e.seq))`;

/** Vouchers of them by which money left, with how much. Named `payment`. */
export const PAYMENT = `${STANDING}, payment as (
  select e.seq, e.booked_on, e.attachment_count, e.source_kind, sum(p.credit - p.debit) as amount
  from standing e
  join posting p on p.community_id = $1 and p.seq = e.seq
  join account a on a.community_id = $1 and a.code = p.account_code and a.is_cash
  group by e.seq, e.booked_on, e.attachment_count, e.source_kind
  having sum(p.credit - p.debit) > 0)`;

/** Requests of which those vouchers are the payment. Named `paid`. */
export const PAID = `${STANDING}, paid as (
  select r.id, r.number, r.payee_id, o.amount, o.paid_on, o.entry_seq as seq, r.invoice_hash,
    r.invoice_total, r.commitment_id, r.contract_version, r.ladder_basis, r.submitted_on
  from standing e
  join payment_order o on o.community_id = $1 and o.entry_seq = e.seq
  join spending_request r on r.community_id = $1 and r.id = o.request_id and r.version = o.version)`;
