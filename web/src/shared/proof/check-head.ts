import { CheckError, fromHex, toHex } from '../../../../verifier/lib/bytes.mjs';
import { clockVkey, verifyCosignature, verifyNote } from '../../../../verifier/lib/note.mjs';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { LogHead } from '../api/types';
import { successionOf, type TreeHead } from './consistency';
import { cryptoReady } from './crypto';
import { keepHead, type KeptHead, keptHead } from './kept-heads';
import { type Comparison, type Verdict, verdictOn } from './verdict';

export interface HeadCheck {
  verdict: Verdict;
  /** The head that is now kept; null where nothing good was shown. */
  kept: KeptHead | null;
  /** When the newest head was signed; ISO instant. */
  signedAt: string | null;
  /** Everything a third party needs to see the contradiction; null where there is none. */
  evidence: unknown;
}

const MS_PER_HOUR = 3_600_000;

/**
 * Checks the newest head of a community's log in this browser: signature, signed time, and that it
 * follows from the head this device kept last (RFC 6962 consistency). Never throws.
 */
export async function checkHead(communityId: number): Promise<HeadCheck> {
  const before = keptHead(communityId);
  try {
    if (!(await cryptoReady())) return undecided('cannot', before);
    const shown = await api.get<LogHead>(`/log/${communityId}`);
    return await judge(communityId, shown, before);
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'log.refused') {
      const evidence = { communityId, refused: error.message, kept: before };
      return broken('refused', before, evidence);
    }
    if (error instanceof ApiProblem) {
      return undecided(error.code === 'log.not-signed-yet' ? 'unsigned' : 'offline', before);
    }
    return undecided('cannot', before);
  }
}

async function judge(
  communityId: number,
  shown: LogHead,
  before: KeptHead | null,
): Promise<HeadCheck> {
  const evidence = { communityId, shown, kept: before, savedAt: new Date().toISOString() };
  if (before && before.vkey !== shown.vkey) return broken('otherKey', before, evidence);
  let head: TreeHead;
  let signedAt: number;
  try {
    head = await verifyNote(shown.note, shown.vkey);
    signedAt = (await verifyCosignature(shown.note, await clockVkey(shown.vkey))) * 1000;
  } catch (error) {
    if (error instanceof CheckError) return broken('badSignature', before, evidence);
    throw error;
  }
  const { comparison, hashes } = await compare(communityId, head, before);
  const verdict = verdictOn({
    comparison,
    size: head.size,
    added: head.size - (before?.size ?? 0),
    ageHours: (Date.now() - signedAt) / MS_PER_HOUR,
    isRefused: shown.refusal !== null,
  });
  const contradicts = comparison === 'shrunk' || comparison === 'forked';
  return {
    verdict,
    kept: contradicts ? before : keep(communityId, { head, shown, before }),
    signedAt: new Date(signedAt).toISOString(),
    evidence: verdict.tone === 'broken' ? { ...evidence, consistency: hashes } : null,
  };
}

/** Whether everything up to the kept head is still there, unchanged. */
async function compare(
  communityId: number,
  head: TreeHead,
  before: KeptHead | null,
): Promise<{ comparison: Comparison; hashes: string[] }> {
  if (!before) return { comparison: 'first', hashes: [] };
  if (head.size < before.size) return { comparison: 'shrunk', hashes: [] };
  const kept = { size: before.size, root: fromHex(before.root) };
  const { follows, hashes } = await successionOf(communityId, kept, head);
  if (!follows) return { comparison: 'forked', hashes };
  return { comparison: kept.size === head.size ? 'same' : 'grown', hashes };
}

function keep(
  communityId: number,
  { head, shown, before }: { head: TreeHead; shown: LogHead; before: KeptHead | null },
): KeptHead {
  const now = new Date().toISOString();
  const kept = {
    vkey: shown.vkey,
    size: head.size,
    root: toHex(head.root),
    note: shown.note,
    since: before?.since ?? now,
    seenAt: now,
  };
  keepHead(communityId, kept);
  // what was seen last time is what the sentence speaks of
  return { ...kept, seenAt: before?.seenAt ?? now };
}

const undecided = (key: string, kept: KeptHead | null): HeadCheck => ({
  verdict: { tone: 'attention', key, values: {} },
  kept,
  signedAt: null,
  evidence: null,
});

const broken = (key: string, kept: KeptHead | null, evidence: unknown): HeadCheck => ({
  verdict: { tone: 'broken', key, values: {} },
  kept,
  signedAt: null,
  evidence,
});
