import { fromBase64, fromHex } from '../../../../verifier/lib/bytes.mjs';
import { verifyConsistency } from '../../../../verifier/lib/tree.mjs';
import { api } from '../api/client';
import type { LogConsistency } from '../api/types';
import { keptHead } from './kept-heads';

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

/** The tree of a proof and the one this device kept are one tree at two moments. */
export async function agreesWithKept(communityId: number, head: TreeHead): Promise<boolean> {
  const kept = keptHead(communityId);
  if (!kept) return true;
  const seen = { size: kept.size, root: fromHex(kept.root) };
  const [older, newer] = seen.size <= head.size ? [seen, head] : [head, seen];
  return (await successionOf(communityId, older, newer)).follows;
}

/** A tree follows from itself and from the empty one without a proof. */
const needsProof = ({ from, to }: { from: number; to: number }) => from > 0 && from !== to;

async function proofOf(communityId: number, span: { from: number; to: number }) {
  const { hashes } = await api.get<LogConsistency>(`/log/${communityId}/consistency`, span);
  return hashes;
}
