import { newId } from '../../src/shared/ids';
import type { DatabaseInTest } from './fresh-database';

/** Rules of a place, a countersigned report, and its month on the board. */
export async function everyPublication(
  db: DatabaseInTest,
  communityId: number,
  { reportId, chair, manager }: { reportId: string; chair: string; manager: string },
): Promise<void> {
  await db.admin.query(
    `insert into disclosure_profile (community_id, version, profile, starts_on, resolution_ref, set_by, set_at)
     values ($1, 1, 'chengdu', '2026-01-01', '首次业主大会决议', $2, '2026-02-01')`,
    [communityId, chair],
  );
  await db.admin.query(
    `insert into report_countersign (community_id, report_id, post, note, signed_by, signed_at)
     values ($1, $2, 'chair', '已核对', $3, '2026-02-04')`,
    [communityId, reportId, chair],
  );
  await db.admin.query(
    `insert into publication (community_id, id, report_id, due_on, published_on, on_show_until, place,
       published_by, published_at)
     values ($1, $2, $3, '2026-02-15', '2026-02-05', '2026-03-06', '各楼栋公告栏', $4, '2026-02-05')`,
    [communityId, newId(), reportId, manager],
  );
}
