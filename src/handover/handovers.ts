import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { handoverErrors } from './handover.errors';

/** Which handover, in which community. */
export interface HandoverAt {
  readonly communityId: number;
  readonly id: string;
}

export interface HandoverRow {
  readonly id: string;
  readonly endingTerm: number;
  readonly nextTerm: number | null;
  readonly endsAt: Date;
  readonly dueOn: Day;
  readonly withdrawnAt: Date | null;
  readonly isSealed: boolean;
  readonly deliveredAt: Date | null;
  readonly confirmedAt: Date | null;
}

const ROW = `
  select h.id, h.ending_term as "endingTerm", h.next_term as "nextTerm", h.ends_at as "endsAt",
    h.due_on as "dueOn", h.withdrawn_at as "withdrawnAt",
    exists (select from books_seal s where s.community_id = $1 and s.handover_id = h.id) as "isSealed",
    (select a.at from handover_act a where a.community_id = $1 and a.handover_id = h.id
      and a.act = 'deliver') as "deliveredAt",
    (select a.at from handover_act a where a.community_id = $1 and a.handover_id = h.id
      and a.act = 'confirm') as "confirmedAt"
  from handover h where h.community_id = $1`;

/**
 * The handover under its lock, after the books': whatever is booked meanwhile waits.
 * @throws DomainError notFound `handover.unknown`
 */
export async function heldHandover(
  tx: EntityManager,
  { communityId, id }: HandoverAt,
): Promise<HandoverRow> {
  await tx.query('select hold_books($1)', [communityId]);
  await tx.query('select from handover where community_id = $1 and id = $2 for update', [
    communityId,
    id,
  ]);
  const [row] = await tx.query<HandoverRow[]>(`${ROW} and h.id = $2`, [communityId, id]);
  if (!row) throw handoverErrors.unknown();
  return row;
}

/** Those whose moment has come and whose books nobody has sealed yet. */
export async function unsealedHandovers(
  tx: EntityManager,
  communityId: number,
  now: Date,
): Promise<HandoverRow[]> {
  const rows = await tx.query<HandoverRow[]>(
    `${ROW} and h.withdrawn_at is null and h.ends_at <= $2`,
    [communityId, now],
  );
  return rows.filter((row) => !row.isSealed);
}
