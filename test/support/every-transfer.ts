import { verifierKeyOf, vkeyOf, SIGNATURE_TYPES, type SignerKey } from '../../src/proof/note.rules';
import { signingLog } from '../../src/proof/signer/signing.rules';
import type { DatabaseInTest } from './fresh-database';

/** That the books came from elsewhere, where nothing was signed yet; from then on by this key. */
export async function everyTransfer(
  db: DatabaseInTest,
  communityId: number,
  { by, key }: { by: string; key: SignerKey },
): Promise<void> {
  const { key: own } = signingLog(key, communityId);
  await db.admin.query(
    `insert into books_transfer (community_id, size, root, from_vkey, to_vkey, package_sha256, moved_by)
     select $1, h.size, $2, null, $3, $2, $4 from log_head h where h.community_id = $1`,
    [communityId, 'a'.repeat(64), vkeyOf(verifierKeyOf(own, SIGNATURE_TYPES.note)), by],
  );
}
