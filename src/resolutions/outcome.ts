import type { EntityManager } from 'typeorm';
import { type Day, dayInShanghai } from '../shared/day';
import type { Outcome } from './majority.rules';
import { resolutionErrors } from './resolutions.errors';
import type { StoredState } from './stages.rules';

export const SUBJECT_KINDS = [
  'budget',
  'adjustment',
  'final-accounts',
  'surplus',
  'objection',
  'spending',
  'open-data',
  'other',
] as const;

export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What the owners were asked about, to the version and to the letter. */
export interface ResolvedSubject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly version: number | null;
  /** SHA-256, hex, of the text that was decided on; null where its room knows none. */
  readonly hash: string | null;
}

export interface ResolutionOutcome {
  readonly number: string;
  readonly state: StoredState;
  /** Null before the count, and of an advisory vote before its official result. */
  readonly outcome: Outcome | null;
  readonly subject: ResolvedSubject | null;
  /** Day the votes were counted. */
  readonly closedOn: Day | null;
}

interface OutcomeRecord {
  number: string;
  state: StoredState;
  outcome: Outcome | null;
  subject_kind: SubjectKind | null;
  subject_id: string | null;
  subject_version: number | null;
  subject_hash: string | null;
  closed_at: Date | null;
}

/**
 * What the owners decided, for rooms that act on it. Through the transaction given, writing or reading; the
 * database's own word for the same is `resolution_passed`.
 * @throws DomainError notFound `resolution.unknown`.
 */
export async function outcomeOf(
  tx: EntityManager,
  communityId: number,
  resolutionId: string,
): Promise<ResolutionOutcome> {
  const [row] = await tx.query<OutcomeRecord[]>(
    `select number, state, outcome, subject_kind, subject_id, subject_version, subject_hash, closed_at
     from resolution where community_id = $1 and id = $2`,
    [communityId, resolutionId],
  );
  if (!row) throw resolutionErrors.unknown();
  return {
    number: row.number,
    state: row.state,
    outcome: row.outcome,
    subject: subjectOf(row),
    closedOn: row.closed_at && dayInShanghai(row.closed_at),
  };
}

function subjectOf(row: OutcomeRecord): ResolvedSubject | null {
  if (row.subject_kind === null || row.subject_id === null) return null;
  return {
    kind: row.subject_kind,
    id: row.subject_id,
    version: row.subject_version,
    hash: row.subject_hash,
  };
}
