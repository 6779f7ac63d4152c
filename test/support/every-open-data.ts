import { newId } from '../../src/shared/ids';
import { credit, debit, draftOf } from './books';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

/** A public page that was opened and closed again, and a month's pay by post; its guards are tried elsewhere. */
export async function everyOpenData(
  db: DatabaseInTest,
  spend: SpendingInTest,
  { communityId, people }: Place,
): Promise<void> {
  const chair = people.chair.personId;
  const [resolution] = (
    await db.admin.query<{ id: string }>(
      'select id from resolution where community_id = $1 limit 1',
      [communityId],
    )
  ).rows;
  await db.admin.query('alter table public_page disable trigger public_page_guard');
  await db.admin.query(
    `insert into public_page (community_id, id, licence, reason, state, proposed_by, proposed_at,
       resolution_id, opened_by, opened_at, closed_by, closed_at, close_reason)
     values ($1, $2, 'CC-BY-4.0', '让没有登录的业主也能看', 'closed', $3, '2026-06-01', $4, $3, '2026-06-02', $3,
       '2026-06-03', '换届')`,
    [communityId, newId(), chair, resolution?.id],
  );
  await db.admin.query('alter table public_page enable trigger public_page_guard');
  await db.transactions.run(communityId, async (tx) => {
    const lines = [debit('5101', '600.00'), credit('2211', '600.00')];
    const { seq } = await spend.ledger.post(tx, communityId, draftOf({ kind: 'general', lines }));
    const by = people.accountant.personId;
    await tx.query(
      `insert into payroll_sheet (community_id, entry_seq, version, period, total, headcount, line_count,
         made_by, made_at) values ($1, $2, 1, '2026-03', 600, 3, 1, $3, '2026-06-01')`,
      [communityId, seq, by],
    );
    await tx.query(
      `insert into payroll_line (community_id, entry_seq, version, no, post, headcount, gross)
       values ($1, $2, 1, 1, '保洁', 3, 600)`,
      [communityId, seq],
    );
  });
}
