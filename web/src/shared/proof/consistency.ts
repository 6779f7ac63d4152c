import { fromBase64 } from '../../../../verifier/lib/bytes.mjs';
import { verifyConsistency } from '../../../../verifier/lib/tree.mjs';
import { api } from '../api/client';
import type { LogConsistency } from '../api/types';

/** A tree at one moment. */
export interface TreeHead {
  size: number;
  root: Uint8Array;
}

export interface Succession {
  /** Whether everything of the older tree is in the newer one, unchanged. */
  follows: boolean;
  /** The server's proof, base64: part of the evidence where it proves nothing. */
  hashes: string[];
}

/** Asks the server to prove that one tree has become the other, and checks the proof (RFC 6962 2.1.2). */
export async function successionOf(
  communityId: number,
  older: TreeHead,
  newer: TreeHead,
): Promise<Succession> {
  const span = { from: older.size, to: newer.size };
  const hashes = needsProof(span) ? await proofOf(communityId, span) : [];
  const follows = await verifyConsistency({
    ...span,
    fromRoot: older.root,
    toRoot: newer.root,
    hashes: hashes.map(fromBase64),
  });
  return { follows, hashes };
}

/** A tree follows from itself and from the empty one without a proof. */
const needsProof = ({ from, to }: { from: number; to: number }) => from > 0 && from !== to;

async function proofOf(communityId: number, span: { from: number; to: number }) {
  const { hashes } = await api.get<LogConsistency>(`/log/${communityId}/consistency`, span);
  return hashes;
}
