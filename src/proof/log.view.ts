import type { LeafProof, LogOverview } from './log.queries';

/** A witness and the largest size it has cosigned. */
export class LogWitnessView {
  name: string;
  size: number;
  /** When its signature reached us. */
  at: string;
}

/** Why the newest head was not signed. */
export class LogRefusalView {
  at: string;
  reason: string;
}

/** A community's log and its newest signed head. */
export class LogView {
  communityId: number;
  name: string;
  /** The log's name, which stands in every head. */
  origin: string;
  /** C2SP verifier key: keep it, and compare it with a copy from elsewhere. */
  vkey: string;
  /** The same key as a clock: it signs when a head was the newest. */
  clockVkey: string;
  /** Leaves in the signed tree. */
  size: number;
  /** 64 hex digits. */
  root: string;
  signedAt: string;
  ageSeconds: number;
  /** C2SP signed note, with a line of each witness. */
  note: string;
  witnesses: LogWitnessView[];
  /** Set while the signer finds the log in contradiction to what it signed. */
  refusal: LogRefusalView | null;
  /** Leaves not yet signed; they are within seconds. */
  unsigned: number;
}

/** Audit path of one leaf, each hash in base64 (RFC 6962 §2.1.1). */
export class LogInclusionView {
  index: number;
  size: number;
  hashes: string[];
}

/** That the log only grew, each hash in base64 (RFC 6962 §2.1.2). */
export class LogConsistencyView {
  from: number;
  to: number;
  hashes: string[];
}

export class LogLeafView {
  index: number;
  /** The bytes that were hashed, as UTF-8. */
  body: string;
}

export class LogLeavesView {
  items: LogLeafView[];
  /** `from` of the next page; null at the end of the log. */
  next: number | null;
}

/** One private column shown: SHA-256(0x02 ‖ salt ‖ value) is its commitment in the leaf. */
export class OpeningView {
  /** `row.<column>` or `lines.<line no>.<column>`. */
  path: string;
  /** 64 hex digits. */
  salt: string;
  value: string;
}

/** That an entry is in the signed log as it is shown. */
export class EntryProofView {
  index: number;
  /** Of the signed tree. */
  size: number;
  /** Audit path, each hash in base64. */
  hashes: string[];
  note: string;
  vkey: string;
  /** The bytes that were hashed, as UTF-8. */
  body: string;
  /** Of the private columns the caller may see. */
  openings: OpeningView[];
}

export function logViewOf({ head, witnesses, refusal, ...log }: LogOverview): LogView {
  return {
    ...log,
    origin: head.origin,
    vkey: head.vkey,
    clockVkey: head.clockVkey,
    size: head.size,
    root: head.root.toString('hex'),
    signedAt: head.signedAt.toISOString(),
    note: head.note,
    witnesses: witnesses.map(({ name, size, at }) => ({ name, size, at: at.toISOString() })),
    refusal: refusal && { at: refusal.at.toISOString(), reason: refusal.reason },
  };
}

export function entryProofViewOf({
  index,
  hashes,
  head,
  body,
  openings,
}: LeafProof): EntryProofView {
  return {
    index,
    size: head.size,
    hashes: base64Of(hashes),
    note: head.note,
    vkey: head.vkey,
    body,
    openings: openings.map((opening) => ({ ...opening })),
  };
}

export const base64Of = (hashes: readonly Buffer[]): string[] =>
  hashes.map((hash) => hash.toString('base64'));
