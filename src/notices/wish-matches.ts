import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import { closeness, type FollowKind, whyOf } from './follows.rules';
import { TARGET_NAME } from './follows.queries';

/** That somebody is to be told of something, and why. */
export interface Match {
  readonly personId: string;
  readonly why: string;
}

interface MatchRecord {
  seq: string;
  personId: string;
  kind: FollowKind;
  limit: string | null;
  name: string;
}

/** Lives here, or holds a post here today: nobody else is told anything. */
export const IS_MEMBER = (person: string) => `(
  exists (select from unit_binding b where b.community_id = $1 and b.person_id = ${person}
    and b.ended_at is null)
  or exists (select from role_grant g where g.community_id = $1 and g.person_id = ${person}
    and g.starts_on <= (now() at time zone 'Asia/Shanghai')::date
    and (now() at time zone 'Asia/Shanghai')::date
      <= least(coalesce(g.ends_on, 'infinity'), coalesce(g.ended_on - 1, 'infinity'))))`;

/**
 * Who is to be told of the entries after `after` up to `through`, by entry: each person once, for the
 * closest of her wishes. 全部动态 are payments; what is billed to homes, or received of one, is not news
 * to all.
 */
export async function entryMatches(
  tx: EntityManager,
  communityId: number,
  { after, through }: { after: string; through: string },
): Promise<Map<string, Match[]>> {
  const rows = await tx.query<MatchRecord[]>(ENTRY_MATCHES, [communityId, after, through]);
  const matches = new Map<string, Match[]>();
  const told = new Set<string>();
  for (const row of rows.toSorted((a, b) => closeness(a.kind) - closeness(b.kind))) {
    const key = `${row.seq} ${row.personId}`;
    if (told.has(key)) continue;
    told.add(key);
    matches.set(row.seq, [...(matches.get(row.seq) ?? []), matchOf(row)]);
  }
  return matches;
}

/** Who follows a kind of happening as a whole: reports; all of it. */
export async function kindMatches(
  tx: EntityManager,
  communityId: number,
  kinds: readonly FollowKind[],
): Promise<Match[]> {
  const rows = await tx.query<MatchRecord[]>(
    `select distinct on (f.person_id) f.person_id as "personId", f.kind, null as limit, '' as name
     from follow f where f.community_id = $1 and f.kind = any($2) and ${IS_MEMBER('f.person_id')}
     order by f.person_id, array_position($2, f.kind)`,
    [communityId, kinds],
  );
  return rows.map(matchOf);
}

/** Who follows a question, or asked it; and who follows everything. */
export async function inquiryMatches(
  tx: EntityManager,
  communityId: number,
  inquiryId: string,
): Promise<Match[]> {
  const rows = await tx.query<{ personId: string; asked: boolean; number: string; all: boolean }[]>(
    `select w.person as "personId", bool_or(w.asked) as asked, bool_and(w.all) as all,
       min(i.number) as number
     from (
       select person_id as person, true as asked, false as all from inquiry
         where community_id = $1 and id = $2
       union all select person_id, false, false from inquiry_follow
         where community_id = $1 and inquiry_id = $2
       union all select person_id, false, kind = 'everything' from follow
         where community_id = $1 and (kind = 'everything' or (kind = 'inquiry' and target = $2))
     ) w join inquiry i on i.community_id = $1 and i.id = $2
     where ${IS_MEMBER('w.person')} group by w.person`,
    [communityId, inquiryId],
  );
  return rows.map(({ personId, asked, number, all }) => {
    if (asked) return { personId, why: `您提出的质询：${number}` };
    const kind = all ? 'everything' : 'inquiry';
    return { personId, why: whyOf({ kind, limit: null }, all ? '' : number) };
  });
}

const matchOf = ({ personId, kind, limit, name }: MatchRecord): Match => ({
  personId,
  why: whyOf({ kind, limit: limit === null ? null : Money.yuan(limit) }, name),
});

const ENTRY_MATCHES = `
  with line as materialized (
    select p.seq, p.budget_line_id, p.payee_id, a.is_cash, p.debit - p.credit as change
    from posting p join account a on a.community_id = $1 and a.code = p.account_code
    where p.community_id = $1 and p.seq > $2::bigint and p.seq <= $3::bigint
  ), moved as (
    select seq, sum(change) as change from line where is_cash group by seq having sum(change) <> 0
  ), hit as (
    select distinct l.seq, f.id from line l
    join follow f on f.community_id = $1 and f.kind = 'budget-line' and f.target = l.budget_line_id
    union select distinct l.seq, f.id from line l
    join follow f on f.community_id = $1 and f.kind = 'payee' and f.target = l.payee_id
    union select m.seq, f.id from moved m
    join follow f on f.community_id = $1 and f.kind = 'amount' and abs(m.change) >= f.limit_amount
    union select m.seq, f.id from moved m
    join follow f on f.community_id = $1 and f.kind = 'everything' and m.change < 0
  )
  select h.seq, f.person_id as "personId", f.kind, f.limit_amount as "limit",
    coalesce(${TARGET_NAME}, '') as name
  from hit h join follow f on f.community_id = $1 and f.id = h.id
  where ${IS_MEMBER('f.person_id')}
  order by h.seq, f.person_id`;
