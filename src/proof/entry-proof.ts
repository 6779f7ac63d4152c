import type { LeafProof } from './log.queries';
import { formatTlogProof } from './tlog-proof.rules';

/**
 * The proof as a file that needs no server to be checked (C2SP tlog-proof): the leaf's own bytes and the
 * openings travel as its extra data, to be hashed before anything in them is believed.
 */
export function proofFileOf({ index, hashes, head, body, openings }: LeafProof): string {
  const extra = Buffer.from(JSON.stringify({ body, openings }), 'utf8');
  return formatTlogProof({ index, hashes, checkpoint: head.note, extra });
}
