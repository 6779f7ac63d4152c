import type { EntityManager } from 'typeorm';
import { eachRow } from '../../platform/database/each-row';
import type { FileStore } from '../../platform/files/file-store';
import { VALUES_OF_LEAF } from '../../proof/leaf-values.queries';
import { openingsOf, type StoredLeaf } from '../../proof/openings.rules';
import { canonicalText } from './canonical-text.rules';
import type { EmitLine } from './package-archive';

/** Contents the rows of the books name: originals, public copies and thumbnails, also those replaced. */
const ALL_CONTENTS = `
  select distinct s.sha256 from (
    select unnest(array[f.sha256, f.public_sha256, f.thumbnail_sha256]) as sha256
    from file_object f where f.community_id = $1
    union all
    select unnest(array[c.sha256, c.replaced_sha256, c.thumbnail_sha256])
    from public_copy c where c.community_id = $1) s
  where s.sha256 is not null order by 1`;

/** What every member of the community is shown; files that were only read in are not. */
const PUBLIC_CONTENTS = `
  select distinct s.sha256 from (
    select unnest(array[f.public_sha256, f.thumbnail_sha256]) as sha256
    from file_object f where f.community_id = $1 and f.purpose in ('evidence', 'report')) s
  where s.sha256 is not null order by 1`;

/**
 * The stored contents with their lengths; one that the store has lost is told by the length '' and does
 * not stop the rest from going.
 */
export async function eachContent(
  tx: EntityManager,
  { communityId, which, store }: { communityId: number; which: 'all' | 'public'; store: FileStore },
  emit: (content: { sha256: string; bytes: string }) => Promise<void>,
): Promise<void> {
  const sql = which === 'all' ? ALL_CONTENTS : PUBLIC_CONTENTS;
  const rows = await tx.query<{ sha256: string }[]>(sql, [communityId]);
  for (const { sha256 } of rows) {
    const size = await store.size(sha256);
    await emit({ sha256, bytes: size === null ? '' : `${size}` });
  }
}

const OPENINGS = `
  select l.leaf_index::text as index, l.body, l.salt, ${VALUES_OF_LEAF} as values
  from log_leaf l where l.community_id = $1 order by l.leaf_index`;

/** Private columns of leaves with their salts, as far as `log.leaves` shows them; leaves without any are left out. */
export async function eachOpening(
  tx: EntityManager,
  communityId: number,
  emit: EmitLine,
): Promise<void> {
  const statement = { sql: OPENINGS, params: [communityId] };
  await eachRow<StoredLeaf & { index: string }>(tx, statement, async ({ index, ...leaf }) => {
    const openings = openingsOf(leaf).map(({ path, salt, value }) => ({ path, salt, value }));
    if (openings.length > 0) await emit(canonicalText({ leaf: index, openings }));
  });
}
