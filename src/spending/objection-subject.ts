import type { SubjectReader } from '../resolutions/subjects';

/**
 * A frozen payment put to the owners' meeting: what they decide on is the version that was approved, by its
 * content hash. Null while nothing is frozen: then there is nothing to decide.
 */
export const frozenPayment: SubjectReader = async (tx, communityId, { id, version }) => {
  const [row] = await tx.query<{ content_hash: string }[]>(
    `select r.content_hash from spending_request r
     where r.community_id = $1 and r.id = $2 and r.version = $3 and r.state = 'approved'
       and exists (select from spending_freeze f where f.community_id = r.community_id
         and f.request_id = r.id and f.version = r.version and f.outcome is null)`,
    [communityId, id, version],
  );
  return row?.content_hash ?? null;
};
