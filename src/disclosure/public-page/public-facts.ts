import type { EntityManager } from 'typeorm';
import { executionWithin } from '../../open-budget/execution/execution.queries';
import type { EntryCard } from '../../queryable-account/entry-card.view';
import { entryCardViewOf } from '../../queryable-account/entry-card.view';
import { largestPayments } from '../../queryable-account/largest-payments.queries';
import { type Day, dayInShanghai, firstDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import { periodOf, previousPeriod } from '../../shared/period';
import { HOMES_MIN, organisationsOf } from '../open-data/entry-tables';
import { openWordsOf } from '../open-data/open-words.rules';
import type {
  PublicBudgetView,
  PublicPayrollView,
  PublicProofView,
  PublicQuestionsView,
  PublicReportView,
} from './public-page.view';

const NOBODY = { unitIds: [] };
const LARGEST = 10;

/** The largest payments of this month and the last, without those of one to four homes. */
export async function largestPublicPayments(
  tx: EntityManager,
  communityId: number,
  today: Day,
): Promise<EntryCard[]> {
  const from = firstDayOf(previousPeriod(periodOf(today)));
  const asked = { from, to: today, homesMin: HOMES_MIN, limit: LARGEST };
  const entries = await largestPayments(tx, communityId, asked, NOBODY);
  const organisations = await organisationsOf(tx, communityId);
  return entries.map((entry) => {
    const { title, summary, payee } = openWordsOf(entry, organisations);
    // Pictures stay inside: what a stranger may see of them nobody has looked at.
    const files = { thumbnailFileId: null, fileCount: 0 };
    return { ...entryCardViewOf(entry), ...files, title, summary, payeeName: payee };
  });
}

export async function publicReports(
  tx: EntityManager,
  communityId: number,
): Promise<PublicReportView[]> {
  const rows = await tx.query<(Omit<PublicReportView, 'createdOn'> & { at: Date })[]>(
    `select id, title, period, created_at as at, sha256 from report_archive
     where community_id = $1 and kind = 'income-expenditure' and is_final and reprint_of is null
     order by period desc limit 24`,
    [communityId],
  );
  return rows.map(({ at, ...report }) => ({ ...report, createdOn: dayInShanghai(at) }));
}

/** Budgets in force of the newest year. */
export async function publicBudgets(
  tx: EntityManager,
  communityId: number,
): Promise<PublicBudgetView[]> {
  const budgets = await tx.query<{ id: string }[]>(
    `select id from budget b where community_id = $1 and in_force_version is not null
       and year = (select max(n.year) from budget n where n.community_id = $1
         and n.in_force_version is not null) order by fund`,
    [communityId],
  );
  const views: PublicBudgetView[] = [];
  for (const { id } of budgets) {
    const { year, fund, fundName, execution } = await executionWithin(tx, communityId, id);
    const lines = execution.lines.filter(({ side }) => side === 'expense');
    const sum = (of: (line: (typeof lines)[number]) => Money) =>
      Money.sum(lines.map(of)).toString();
    views.push({
      year,
      fund,
      fundName,
      approved: sum((line) => line.approved),
      committed: sum((line) => line.committed),
      spent: sum((line) => line.spent),
      available: sum((line) => line.available),
    });
  }
  return views;
}

/** The newest month whose pay was published. */
export async function newestPayroll(
  tx: EntityManager,
  communityId: number,
): Promise<PublicPayrollView | null> {
  const rows = await tx.query<
    { period: string; total: string; post: string; headcount: number; gross: string }[]
  >(
    `select s.period, s.total, l.post, l.headcount, l.gross
     from (select * from payroll_sheet where community_id = $1
       order by period desc, entry_seq desc, version desc limit 1) s
     join payroll_line l on l.community_id = s.community_id and l.entry_seq = s.entry_seq
       and l.version = s.version
     order by l.no`,
    [communityId],
  );
  const [first] = rows;
  if (!first) return null;
  const posts = rows.map(({ post, headcount, gross }) => ({ post, headcount, gross }));
  return { period: first.period, total: first.total, posts };
}

export async function questionCounts(
  tx: EntityManager,
  communityId: number,
): Promise<PublicQuestionsView> {
  const [row] = await tx.query<PublicQuestionsView[]>(
    `select count(*)::int as asked, (count(*) filter (where exists (select from inquiry_answer a
       where a.community_id = i.community_id and a.inquiry_id = i.id)))::int as answered
     from inquiry i where i.community_id = $1`,
    [communityId],
  );
  return row ?? { asked: 0, answered: 0 };
}

export async function newestHead(
  tx: EntityManager,
  communityId: number,
): Promise<PublicProofView | null> {
  const [row] = await tx.query<{ size: string; root: string; at: Date }[]>(
    `select size::text, encode(root, 'hex') as root, signed_at as at from log_checkpoint
     where community_id = $1 order by size desc, signed_at desc limit 1`,
    [communityId],
  );
  return row ? { size: row.size, root: row.root, signedAt: row.at.toISOString() } : null;
}
