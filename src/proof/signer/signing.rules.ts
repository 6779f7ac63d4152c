import { checkpointBody, clockNameOf, openCheckpoint, originOf } from '../checkpoint.rules';
import { cosign, cosignedAt } from '../cosignature.rules';
import {
  SIGNATURE_TYPES,
  type SignerKey,
  signNote,
  type VerifierKey,
  verifierKeyOf,
  vkeyOf,
} from '../note.rules';
import { CompactRange } from '../tree.rules';

/** The log of one community, as its signer knows it: one key, under a name of its own in each log. */
export interface SigningLog {
  readonly communityId: number;
  readonly origin: string;
  /** C2SP verifier key, what readers are given. */
  readonly vkey: string;
  readonly key: SignerKey;
  readonly verifier: VerifierKey;
  /** The same key as a clock: checkpoints have no time of their own. */
  readonly clock: SignerKey;
  readonly clockVerifier: VerifierKey;
}

/** A tree head as it was signed, with what is needed to go on from it. */
export interface SignedHead {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
  /** Roots of the perfect subtrees, largest first, as `log_head` keeps them. */
  readonly frontier: Buffer;
  /** C2SP signed note: the log's signature, then the clock's cosignature. */
  readonly note: string;
  /** From the cosignature; whole seconds. */
  readonly signedAt: Date;
}

/** @param key the installation's: `name` is the host it had when the key was made. */
export function signingLog({ name, seed }: SignerKey, communityId: number): SigningLog {
  const origin = originOf(name, communityId);
  const key = { name: origin, seed };
  const clock = { name: clockNameOf(origin), seed };
  const verifier = verifierKeyOf(key, SIGNATURE_TYPES.note);
  const clockVerifier = verifierKeyOf(clock, SIGNATURE_TYPES.cosignature);
  return { communityId, origin, vkey: vkeyOf(verifier), key, verifier, clock, clockVerifier };
}

/**
 * Signs the head of the tree, with the time at which it was the newest. The same head signed again in
 * another second is a heartbeat: a log at rest must differ from a log that is kept from us.
 */
export function signHead(log: SigningLog, tree: CompactRange, at: Date): SignedHead {
  const head = { size: tree.size, root: tree.root() };
  const seconds = Math.floor(at.getTime() / 1000);
  const text = checkpointBody({ origin: log.origin, ...head });
  const note = signNote(text, [log.key]) + cosign(text, log.clock, seconds);
  return { ...head, frontier: tree.toFrontier(), note, signedAt: new Date(seconds * 1000) };
}

/**
 * A head that was kept, read as distrustfully as one from a stranger.
 * @throws DomainError invalid where the note is not this key's, or the frontier not the note's.
 */
export function readHead(log: SigningLog, kept: { note: string; frontier: Buffer }): SignedHead {
  const { size, root } = openCheckpoint(kept.note, log.verifier);
  const tree = CompactRange.fromFrontier(size, kept.frontier);
  if (!tree.root().equals(root)) throw new Error('the frontier is not that of the signed root');
  const signedAt = new Date(cosignedAt(kept.note, log.clockVerifier) * 1000);
  return { size, root, frontier: kept.frontier, note: kept.note, signedAt };
}

const HEARTBEAT_MS = 23 * 60 * 60 * 1000;

/** Before a day is over, so that a head is never older than one (with an hour to be late in). */
export function heartbeatDue(head: SignedHead, now: Date): boolean {
  return now.getTime() - head.signedAt.getTime() >= HEARTBEAT_MS;
}
