import type { EntityManager } from 'typeorm';

/** Number of the term that lasts at a moment; null where the community has no trustee then. */
export async function currentTerm(
  tx: EntityManager,
  communityId: number,
  at: Date,
): Promise<number | null> {
  const [row] = await tx.query<{ no: number }[]>(
    `select no from trustee_term
     where community_id = $1 and trustee_term_holds($1, no, $2)`,
    [communityId, at],
  );
  return row?.no ?? null;
}

/**
 * Writes down that a person's posts in a firm ended with the firm's term, or never began because the firm
 * never came: they hold no more by themselves, but would stand in the way of her next post.
 */
export async function closeOverTerms(
  tx: EntityManager,
  communityId: number,
  personId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `update role_grant g set ended_at = $3, end_reason = '受托期限届满', ended_on = greatest(g.starts_on,
         (coalesce(t.withdrawn_at, t.ends_at) at time zone 'Asia/Shanghai')::date)
     from trustee_term t
     where g.community_id = $1 and g.person_id = $2 and g.ended_on is null
       and t.community_id = g.community_id and t.no = g.trustee_term
       and (t.withdrawn_at is not null or t.ends_at <= $3)`,
    [communityId, personId, at],
  );
}
