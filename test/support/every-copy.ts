import type { DatabaseInTest } from './fresh-database';
import type { Place } from './spending';

/** A file whose public copy was masked, so that verification has one to look at. */
export async function everyCopy(
  db: DatabaseInTest,
  { communityId, fileId, people }: Place,
): Promise<void> {
  await db.transactions.run(communityId, (tx) =>
    tx.query(
      `insert into public_copy (community_id, file_id, no, boxes, sha256, media_type, thumbnail_sha256,
       width, height, replaced_sha256, note, person_id, grant_id, masked_at)
     select $1, f.id, 1, '[{"page":1,"x":1,"y":2,"width":3,"height":4,"kind":"phone"}]', $3,
       'image/jpeg', $4, 64, 40, f.public_sha256, '业主电话', g.person_id, g.id, '2026-05-02'
     from file_object f
     join role_grant g on g.community_id = $1 and g.person_id = $5 and g.post = 'clerk'
     where f.community_id = $1 and f.id = $2`,
      [communityId, fileId, 'c'.repeat(64), 'd'.repeat(64), people.clerk.personId],
    ),
  );
}
