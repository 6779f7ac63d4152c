import type { EntityManager } from 'typeorm';
import type { SubjectKind } from './outcome';

/** Which text is put to the owners: of its room's own numbering. */
export interface SubjectChosen {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly version: number | null;
}

/**
 * SHA-256, hex, of the text as it stands; null when there is no such text that may be voted on.
 * Reads through the transaction it is given.
 */
export type SubjectReader = (
  tx: EntityManager,
  communityId: number,
  subject: SubjectChosen,
) => Promise<string | null>;

const readers = new Map<SubjectKind, SubjectReader>();

/** Rooms above say how their texts are hashed; this room does not know theirs. */
export function registerSubject(kind: SubjectKind, reader: SubjectReader): void {
  readers.set(kind, reader);
}

export type SubjectHash =
  { readonly known: false } | { readonly known: true; readonly hash: string | null };

/** What the room of the subject says; not known where no room has registered. */
export async function subjectHashOf(
  tx: EntityManager,
  communityId: number,
  subject: SubjectChosen,
): Promise<SubjectHash> {
  const reader = readers.get(subject.kind);
  if (!reader) return { known: false };
  return { known: true, hash: await reader(tx, communityId, subject) };
}
