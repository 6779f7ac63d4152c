import type { EntityManager } from 'typeorm';
import type { SubjectChosen } from '../resolutions/subjects';

/** A distribution that may be put to the owners: proposed, and theirs to decide; its hash. */
export async function votedSurplus(
  tx: EntityManager,
  communityId: number,
  { id, version }: SubjectChosen,
): Promise<string | null> {
  const [row] = await tx.query<{ hash: string }[]>(
    `select content_hash as hash from surplus_distribution
     where community_id = $1 and id = $2 and $3::integer = 1 and state = 'proposed'
       and decided_by = 'owners'`,
    [communityId, id, version],
  );
  return row?.hash ?? null;
}
