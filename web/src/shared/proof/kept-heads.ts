/**
 * The last head of each community's log that this device saw and found good. It lies on the device
 * and nowhere else: what is shown later must follow from it, whoever owns the server. Not secret, and no
 * personal data.
 */
export interface KeptHead {
  /** The log's public key, as seen the first time. */
  vkey: string;
  size: number;
  /** Hex. */
  root: string;
  /** The signed note itself: evidence, should a later one contradict it. */
  note: string;
  /** When this device first kept a head of this log; ISO instants. */
  since: string;
  seenAt: string;
}

const keyOf = (communityId: number) => `trust-head-${communityId}`;

/** Null on a device that has seen none, or that keeps nothing (private browsing). */
export function keptHead(communityId: number): KeptHead | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(communityId)) ?? 'null');
    return isKeptHead(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepHead(communityId: number, head: KeptHead): void {
  try {
    localStorage.setItem(keyOf(communityId), JSON.stringify(head));
  } catch {
    // nothing is kept here: every visit is a first one
  }
}

function isKeptHead(value: unknown): value is KeptHead {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(head['size']) &&
    ['vkey', 'root', 'note', 'since', 'seenAt'].every((name) => typeof head[name] === 'string')
  );
}
