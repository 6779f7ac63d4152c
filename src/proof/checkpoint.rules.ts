import { strictBase64 } from './base64.rules';
import { noteVerifier, openNote, type VerifierKey } from './note.rules';
import { proofErrors } from './proof.errors';
import { HASH_BYTES } from './tree.rules';

/** A tree head: the log's name, how many leaves, and the root over them. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

const SIZE = /^(0|[1-9][0-9]{0,15})$/;

/**
 * The name of a community's log, which is also its key's name. It counts logs: one that had to be
 * begun anew after a restore is `/log/2` and can never pass for the first.
 * @param name host the installation had when its key was made, e.g. `books.example.cn`.
 */
export function originOf(name: string, communityId: number): string {
  return `${name}/c/${communityId}/log/1`;
}

/** The name under which the log's key signs the time (C2SP tlog-cosignature). */
export function clockNameOf(origin: string): string {
  return `${origin}/clock`;
}

/** The text of a tree head, ready to be signed (C2SP tlog-checkpoint, without extension lines). */
export function checkpointBody({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/**
 * The tree head a note's text states. Extension lines are refused: our logs write none, and nobody
 * could audit them.
 * @throws DomainError invalid `log.checkpoint-malformed`.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, end, ...more] = text.split('\n');
  if (!origin || end !== '' || more.length > 0) {
    throw proofErrors.checkpointMalformed('应为名称、条数、树根三行');
  }
  if (!SIZE.test(size ?? '') || !Number.isSafeInteger(Number(size))) {
    throw proofErrors.checkpointMalformed('条数不是数字');
  }
  const bytes = strictBase64(root ?? '');
  if (bytes?.length !== HASH_BYTES) throw proofErrors.checkpointMalformed('树根应为 32 字节');
  return { origin, size: Number(size), root: bytes };
}

/**
 * The tree head in a signed note, once the log's own key has signed it under the log's own name.
 * @throws DomainError invalid `log.origin-wrong` for another log's head; as `openNote`.
 */
export function openCheckpoint(note: string, logKey: VerifierKey): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, [noteVerifier(logKey)]).text);
  if (checkpoint.origin !== logKey.name) throw proofErrors.originWrong(checkpoint.origin);
  return checkpoint;
}
