import type { EntityManager } from 'typeorm';
import { entryFacts, type Reader } from '../queryable-account/entry-cards.queries';
import { titleOf } from '../queryable-account/entry-words.rules';
import { type Subject, subjectKindNames, type SubjectKind } from './inquiry.rules';
import type { InquirySubjectView } from './inquiry.view';

interface Named {
  id: string;
  title: string;
  budgetId: string | null;
}

/**
 * What is shown to everybody of each kind of thing; of what only staff may see there is no row, so that
 * nobody can ask about it in public. The database's own guard knows the same (`inquiry_subject_known`).
 */
const TITLES: Readonly<Record<Exclude<SubjectKind, 'entry' | 'general'>, string>> = {
  'budget-line': `
    select l.id::text as id, b.year || ' 年预算 · ' || l.name as title, b.id as "budgetId"
    from budget_line l join budget b on b.community_id = l.community_id and b.id = l.budget_id
    where l.community_id = $1 and l.id::text = any($2) and exists (select from budget_version v
      where v.community_id = l.community_id and v.budget_id = l.budget_id
        and v.state not in ('draft', 'review'))`,
  // a voucher's own paper is asked about at its entry
  report: `
    select r.id::text as id, r.title, null as "budgetId" from report_archive r
    where r.community_id = $1 and r.id::text = any($2) and r.kind <> 'voucher'`,
  contract: `
    select c.version::text as id, c.title || '（第 ' || c.version || ' 版）' as title,
      null as "budgetId"
    from trust_contract c where c.community_id = $1 and c.version::text = any($2)`,
  commitment: `
    select c.id::text as id, c.number || ' ' || c.title as title, null as "budgetId" from commitment c
    where c.community_id = $1 and c.id::text = any($2) and c.state in ('agreed', 'ended')`,
  // the place, not with whom: the other side may be a person
  'income-contract': `
    select v.contract_id::text as id, '公共收益 · ' || v.place as title, null as "budgetId"
    from income_version v
    where v.community_id = $1 and v.contract_id::text = any($2) and v.version = (
      select max(n.version) from income_version n
      where n.community_id = v.community_id and n.contract_id = v.contract_id)`,
};

const WHOLE = '整个账户';
const GONE = '（已不再公开）';

/** Titles of these subjects as this reader may see them, in their order. */
export async function subjectViews(
  tx: EntityManager,
  communityId: number,
  { subjects, reader }: { subjects: readonly Subject[]; reader: Reader },
): Promise<InquirySubjectView[]> {
  const named = await namesOf(tx, communityId, { subjects, reader });
  return subjects.map(({ kind, id, line }) => {
    const name = named.get(`${kind} ${id}`);
    const title = kind === 'general' ? WHOLE : (name?.title ?? GONE);
    const kindName = subjectKindNames[kind];
    return { kind, kindName, id, line, title, budgetId: name?.budgetId ?? null };
  });
}

/** Whether there is such a thing, shown to everybody: asked before a question is written. */
export async function isKnownSubject(
  tx: EntityManager,
  communityId: number,
  subject: Subject,
): Promise<boolean> {
  if (subject.kind === 'general') return true;
  const named = await namesOf(tx, communityId, { subjects: [subject], reader: { unitIds: [] } });
  if (!named.has(`${subject.kind} ${subject.id}`)) return false;
  if (subject.line === null) return true;
  const lines = await tx.query<unknown[]>(
    'select from posting where community_id = $1 and seq = $2 and line = $3',
    [communityId, subject.id, subject.line],
  );
  return lines.length > 0;
}

async function namesOf(
  tx: EntityManager,
  communityId: number,
  { subjects, reader }: { subjects: readonly Subject[]; reader: Reader },
): Promise<Map<string, Named>> {
  const named = new Map<string, Named>();
  for (const kind of new Set(subjects.map((subject) => subject.kind))) {
    if (kind === 'general') continue;
    const ids = subjects.flatMap((each) => (each.kind === kind && each.id ? [each.id] : []));
    const found =
      kind === 'entry'
        ? await entriesNamed(tx, communityId, { ids, reader })
        : await tx.query<Named[]>(TITLES[kind], [communityId, ids]);
    for (const each of found) named.set(`${kind} ${each.id}`, each);
  }
  return named;
}

async function entriesNamed(
  tx: EntityManager,
  communityId: number,
  { ids, reader }: { ids: readonly string[]; reader: Reader },
): Promise<Named[]> {
  const entries = await entryFacts(tx, communityId, [...new Set(ids)], reader);
  return entries.map((entry) => ({
    id: entry.seq,
    title: `${entry.period} 记-${entry.voucherNo}号 ${titleOf(entry)}`,
    budgetId: null,
  }));
}
