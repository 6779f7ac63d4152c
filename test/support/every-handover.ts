import { BooksSealService } from '../../src/handover/books-seal.service';
import { newId } from '../../src/shared/ids';
import type { DatabaseInTest } from './fresh-database';
import type { Place } from './spending';
import { TestClock } from './test-clock';

/** Far ahead: the database's own clock, which keeps the old firm out, does not reach it. */
const END = '2098-12-31T16:00:00Z';

/** A change of trustee from its beginning to its end; its guards are tried elsewhere. */
export async function everyHandover(
  db: DatabaseInTest,
  { communityId, people }: Place,
): Promise<void> {
  const [handover, clerk, chair] = [newId(), people.clerk, people.chair.personId];
  await db.transactions.run(communityId, async (tx) => {
    await tx.query('update trustee_term set ends_at = $2 where community_id = $1 and no = 1', [
      communityId,
      END,
    ]);
    await tx.query(
      `insert into trustee_term (community_id, no, firm, starts_at, resolution_ref, set_by, set_at)
       values ($1, 2, '望春物业服务有限公司', $2, '业主大会 2 号决议', $3, '2026-06-01')`,
      [communityId, END, chair],
    );
    await tx.query(
      `insert into handover (community_id, id, ending_term, next_term, ends_at, days, due_on, reason,
         begun_by, begun_at) values ($1, $2, 1, 2, $3, 10, '2099-01-11', '合同到期', $4, '2026-06-01')`,
      [communityId, handover, END, chair],
    );
    await tx.query(
      `insert into handover_object (community_id, handover_id, id, kind, name, quantity, unit, place,
         entered_by, entered_at) values ($1, $2, $3, 'key', '配电房钥匙', 3, '把', '值班室', $4, '2026-06-02')`,
      [communityId, handover, newId(), clerk.personId],
    );
    await new BooksSealService(new TestClock('2099-01-02')).sealDue(tx, communityId, null);
  });
  await db.admin.query('alter table handover_act disable trigger handover_act_guard');
  await db.admin.query(
    `insert into handover_act (community_id, id, handover_id, act, note, person_id, grant_id, at)
     values ($1, $2, $3, 'deliver', '已核对', $4, $5, '2026-06-03')`,
    [communityId, newId(), handover, clerk.personId, clerk.grantId],
  );
  await db.admin.query('alter table handover_act enable trigger handover_act_guard');
}
