import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import type { CommitmentOfRequest } from './budget-control.rules';

interface RestRecord {
  id: string;
  number: string;
  title: string;
  agreed: boolean;
  payee_id: string;
  budget_line_id: string;
  rest: string;
}

/** A contract or order with what its requests have not asked for yet. */
export interface CommitmentRest extends CommitmentOfRequest {
  readonly id: string;
  readonly title: string;
}

/** Of these, by id; ids of none here are left out. */
export async function commitmentRests(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommitmentRest>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<RestRecord[]>(
    `select c.id, c.number, c.title, c.state = 'agreed' as agreed, c.payee_id, c.budget_line_id,
       commitment_rest(c) as rest
     from commitment c where c.community_id = $1 and c.id = any($2::uuid[])`,
    [communityId, [...new Set(ids)]],
  );
  return new Map(
    rows.map(({ id, number, title, agreed, rest, ...row }) => [
      id,
      {
        id,
        number,
        title,
        agreed,
        payeeId: row.payee_id,
        lineId: row.budget_line_id,
        rest: Money.yuan(rest),
      },
    ]),
  );
}
