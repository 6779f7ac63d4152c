import type { EntityManager } from 'typeorm';
import type { VersionHead } from './budget-texts';

/** Persons who said yes or no to a text. */
export interface Voices {
  readonly agreed: readonly string[];
  readonly declined: readonly string[];
}

/** Of exactly this text; through the transaction given, writing or reading. */
export async function voicesOf(
  tx: EntityManager,
  { communityId, budgetId }: { communityId: number; budgetId: string },
  { version, contentHash }: Pick<VersionHead, 'version' | 'contentHash'>,
): Promise<Voices> {
  const rows = await tx.query<{ person_id: string; step: string }[]>(
    `select person_id, step from budget_step
     where community_id = $1 and budget_id = $2 and version = $3 and content_hash = $4
       and step in ('agree', 'decline')`,
    [communityId, budgetId, version, contentHash],
  );
  const of = (step: string) =>
    rows.filter((row) => row.step === step).map(({ person_id: id }) => id);
  return { agreed: of('agree'), declined: of('decline') };
}
