import type { EntityManager } from 'typeorm';
import type { SubjectChosen } from '../../resolutions/subjects';

/** Final accounts that may be put to the owners: submitted, and theirs to decide; their hash. */
export async function votedAccounts(
  tx: EntityManager,
  communityId: number,
  { id, version }: SubjectChosen,
): Promise<string | null> {
  const [row] = await tx.query<{ hash: string }[]>(
    `select content_hash as hash from final_accounts
     where community_id = $1 and id = $2 and version = $3 and state = 'deciding'
       and decided_by = 'owners'`,
    [communityId, id, version],
  );
  return row?.hash ?? null;
}
