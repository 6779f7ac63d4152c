import { createHash } from 'node:crypto';
import type { SubjectReader } from '../../resolutions/subjects';

/** What the owners vote on: to open the account to everybody, under one licence, for one reason. */
export const proposedPage: SubjectReader = async (tx, communityId, { id, version }) => {
  const [row] = await tx.query<{ licence: string; reason: string }[]>(
    `select licence, reason from public_page
     where community_id = $1 and id = $2 and state = 'proposed'`,
    [communityId, id],
  );
  if (!row || version !== null) return null;
  const text = JSON.stringify([id, row.licence, row.reason]);
  return createHash('sha256').update(text).digest('hex');
};
