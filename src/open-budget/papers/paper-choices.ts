import type { EntityManager } from 'typeorm';
import { fund as fundFrom, fundName } from '../../ledger/funds.rules';
import { kindNames, type VersionKind } from '../budget-names.rules';
import type { BudgetFund } from '../budget-names.rules';

/** A paper there is, with what names it among the others. */
export interface PaperChoice {
  readonly subject: string;
  readonly title: string;
}

interface VersionRecord {
  id: string;
  year: number;
  fund: BudgetFund;
  version: number;
  kind: VersionKind;
}

/** Every budget text that holds or held, newest first; the subject names the version too. */
export async function budgetChoices(
  tx: EntityManager,
  communityId: number,
): Promise<PaperChoice[]> {
  const rows = await tx.query<VersionRecord[]>(
    `select b.id, b.year, b.fund, v.version, v.kind
     from budget b
     join budget_version v on v.community_id = b.community_id and v.budget_id = b.id
     where b.community_id = $1 and v.state in ('effective', 'superseded')
     order by b.year desc, b.fund, v.version desc limit 60`,
    [communityId],
  );
  return rows.map(({ id, version, kind, ...of }) => ({
    subject: budgetSubject(id, version),
    title: `${nameOf(of)}，第 ${version} 版（${kindNames[kind]}）`,
  }));
}

/** Every year with final accounts that were put to the decision, newest first. */
export async function finalAccountsChoices(
  tx: EntityManager,
  communityId: number,
): Promise<PaperChoice[]> {
  const rows = await tx.query<Omit<VersionRecord, 'version' | 'kind'>[]>(
    `select b.id, b.year, b.fund from budget b
     where b.community_id = $1 and exists (select from final_accounts f
       where f.community_id = b.community_id and f.budget_id = b.id and f.content_hash is not null)
     order by b.year desc, b.fund limit 60`,
    [communityId],
  );
  return rows.map(({ id, ...of }) => ({ subject: id, title: nameOf(of) }));
}

const nameOf = ({ year, fund }: { year: number; fund: BudgetFund }): string =>
  `${year}年度 ${fundName(fundFrom(fund))}`;

/** A budget's later text is another document: `<budget>.<version>`. */
export const budgetSubject = (budgetId: string, version: number): string =>
  `${budgetId}.${version}`;

/** Null for what names no version of a budget. */
export function budgetOfSubject(subject: string): { budgetId: string; version: number } | null {
  const [, budgetId, version] = /^([0-9a-f-]{36})\.([1-9]\d{0,3})$/.exec(subject) ?? [];
  return budgetId && version ? { budgetId, version: Number(version) } : null;
}
