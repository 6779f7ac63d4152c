import { CompactRange } from '../tree.rules';
import { type Doubt, doubts } from './doubts.rules';
import {
  type ComparedHead,
  comparedWaypoint,
  Rebuild,
  signedWaypoint,
  type Waypoint,
} from './rebuild.rules';
import type { SignedHead } from './signing.rules';

/** A head of a size, whoever states it. */
export interface StatedHead {
  readonly size: number;
  readonly root: Buffer;
}

/** What is known before the leaves are read. */
export interface Known {
  /** What this signer signed last; 'damaged' where its file cannot be believed. */
  readonly kept: SignedHead | null | 'damaged';
  /** The largest tree signed, as the database has it. */
  readonly signed: StatedHead | null;
  /** The tree as the database has it. */
  readonly head: { readonly size: number };
  /** What a person has compared, where one has. */
  readonly compared: ComparedHead | undefined;
}

/**
 * From where the tree is grown: from the head this signer keeps; else, where a person vouches for a
 * head, from the first leaf, past every head that was ever signed; else nowhere.
 */
export function beginning({ kept, signed, head, compared }: Known): Rebuild | Doubt {
  const doubt = doubtOfMemory(kept, signed);
  if (doubt) return compared ? fromTheFirstLeaf({ kept, signed, compared }) : doubt;
  if (kept === null || kept === 'damaged') return new Rebuild(CompactRange.empty());
  if (head.size < kept.size) return doubts.smaller(head.size, kept.size);
  return new Rebuild(CompactRange.fromFrontier(kept.size, kept.frontier));
}

function doubtOfMemory(kept: Known['kept'], signed: StatedHead | null): Doubt | null {
  if (kept === 'damaged') return doubts.stateDamaged();
  if (kept === null) return signed ? doubts.stateMissing(signed.size) : null;
  if (signed && signed.size > kept.size) return doubts.stateBehind(signed.size, kept.size);
  if (signed?.size === kept.size && !signed.root.equals(kept.root)) {
    return doubts.signedElsewhere(kept.size);
  }
  return null;
}

function fromTheFirstLeaf({
  kept,
  signed,
  compared,
}: {
  kept: Known['kept'];
  signed: StatedHead | null;
  compared: ComparedHead;
}): Rebuild {
  const waypoints: Waypoint[] = [comparedWaypoint(compared)];
  if (signed) waypoints.push(signedWaypoint(signed));
  if (kept !== null && kept !== 'damaged') waypoints.push(signedWaypoint(kept));
  return new Rebuild(CompactRange.empty(), waypoints);
}
