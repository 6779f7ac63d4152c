import type { EntityManager } from 'typeorm';
import { type Day, day } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Understood } from './search-words.rules';

/** What can be found besides entries and accounts. */
export type PaperKind =
  'payee' | 'budget-line' | 'report' | 'commitment' | 'resolution' | 'income-contract' | 'inquiry';

export interface FoundPaper {
  readonly kind: PaperKind;
  readonly id: string;
  /** Of a budget line: its budget. */
  readonly parent: string | null;
  readonly title: string;
  /** All that is said of it in public; the page shows the part around the words. */
  readonly text: string;
  readonly amount: Money | null;
  readonly on: Day | null;
}

export interface FoundPapers {
  readonly items: readonly FoundPaper[];
  /** How many there are of each kind, shown or not. */
  readonly totals: ReadonlyMap<PaperKind, number>;
}

/**
 * Each kind in the same columns, of this community, and of it only what every page shows to everybody
 * who may ask: payees that were paid, budgets in force, resolutions that were announced, other parties
 * of contracts that are no persons, questions that are not hidden.
 */
const SOURCES: Readonly<Record<PaperKind, string>> = {
  payee: `
    select y.id::text, null::text as parent, y.name as title, '' as text, null::numeric as amount,
      (select max(p.booked_on) from posting p where p.community_id = $1 and p.payee_id = y.id) as at
    from payee y where y.community_id = $1
      and exists (select from posting p where p.community_id = $1 and p.payee_id = y.id)`,
  'budget-line': `
    select l.id::text, l.budget_id::text, l.name, b.title, l.approved, make_date(b.year, 1, 1)
    from budget_line l join budget b on b.community_id = $1 and b.id = l.budget_id
    where l.community_id = $1 and b.in_force_version is not null and l.approved > 0`,
  report: `
    select r.id::text, null, r.title, r.period, null::numeric, (r.created_at at time zone 'Asia/Shanghai')::date
    from report_archive r
    where r.community_id = $1 and r.kind = 'income-expenditure' and r.reprint_of is null`,
  commitment: `
    select c.id::text, null, c.number || ' ' || c.title, y.name, c.amount, c.starts_on
    from commitment c join payee y on y.community_id = $1 and y.id = c.payee_id
    where c.community_id = $1 and c.state in ('agreed', 'ended')`,
  resolution: `
    select r.id::text, null, r.number || ' ' || r.title, r.text, null::numeric, r.closes_on
    from resolution r where r.community_id = $1 and r.state <> 'draft'`,
  'income-contract': `
    select v.contract_id::text, null, v.place,
      case v.counterparty_kind when 'organisation' then v.counterparty else '' end,
      v.amount, v.starts_on
    from income_version v
    where v.community_id = $1 and v.owner = 'COMMON' and v.version = (
      select max(w.version) from income_version w
      where w.community_id = $1 and w.contract_id = v.contract_id)`,
  inquiry: `
    select i.id::text, null, i.number || ' ' || i.topic, i.text, null::numeric,
      (i.at at time zone 'Asia/Shanghai')::date
    from inquiry i where i.community_id = $1 and not exists (select from inquiry_hiding h
      where h.community_id = $1 and h.inquiry_id = i.id and h.part = 'question')`,
};

const PAPER_KINDS = Object.keys(SOURCES) as PaperKind[];

interface PaperRecord extends Omit<FoundPaper, 'amount' | 'on'> {
  amount: string | null;
  on: string | null;
  total: number;
}

/**
 * Papers of these kinds of which everything asked for holds, the newest of each kind first. A voucher's
 * number is asked of entries alone.
 */
export async function papersFound(
  tx: EntityManager,
  communityId: number,
  asked: Understood,
  { kinds, limit }: { kinds: readonly PaperKind[]; limit: number },
): Promise<FoundPapers> {
  const wanted = PAPER_KINDS.filter((kind) => kinds.includes(kind));
  if (asked.voucher || wanted.length === 0) return { items: [], totals: new Map() };
  const bounds = [asked.exactly?.toString(), asked.min?.toString(), asked.max?.toString()];
  const rows: PaperRecord[] = await tx.query(foundOf(wanted), [
    communityId,
    asked.words.map(likeOf),
    ...bounds,
    asked.from,
    asked.to,
    limit,
  ]);
  return {
    items: rows.map(paperOf),
    totals: new Map(rows.map(({ kind, total }) => [kind, total])),
  };
}

const paperOf = ({ kind, id, parent, title, text, amount, on }: PaperRecord): FoundPaper => ({
  kind,
  id,
  parent,
  title,
  text,
  amount: amount === null ? null : Money.yuan(amount),
  on: on === null ? null : day(on),
});

/** Any place in a text, with what the pattern language would read as more than a letter kept a letter. */
const likeOf = (word: string) => `%${word.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;

const foundOf = (kinds: readonly PaperKind[]) => `
  with paper (kind, id, parent, title, text, amount, at) as (
    ${kinds.map((kind) => `select '${kind}', s.* from (${SOURCES[kind]}) s`).join('\n    union all ')}
  ), hit as (
    select *, count(*) over (partition by kind)::int as total,
      row_number() over (partition by kind order by at desc nulls last, title, id) as place
    from paper
    where lower(title || ' ' || text) like all ($2::text[])
      and ($3::numeric is null or amount = $3::numeric)
      and ($4::numeric is null or amount >= $4::numeric)
      and ($5::numeric is null or amount <= $5::numeric)
      and ($6::date is null or at >= $6::date) and ($7::date is null or at <= $7::date)
  )
  select kind, id, parent, title, text, amount::text, at::text as "on", total
  from hit where place <= $8 order by kind, place`;
