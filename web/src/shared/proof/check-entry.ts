import { CheckError, fromBase64, fromHex } from '../../../../verifier/lib/bytes.mjs';
import { checkLeaf } from '../../../../verifier/lib/leaf.mjs';
import { parseFen } from '../../../../verifier/lib/money.mjs';
import { verifyNote } from '../../../../verifier/lib/note.mjs';
import { verifyInclusion } from '../../../../verifier/lib/tree.mjs';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { Entry, EntryProof } from '../api/types';
import { successionOf, type TreeHead } from './consistency';
import { cryptoReady } from './crypto';
import { keptHead } from './kept-heads';
import type { Verdict } from './verdict';

export interface EntryCheck {
  verdict: Verdict;
  evidence: unknown;
}

/**
 * Checks in this browser that what the page shows of an entry is what was posted: the leaf says the
 * same amounts, it stands in the signed tree, and that tree agrees with the head this device kept.
 * Never throws.
 */
export async function checkEntry(communityId: number, entry: Entry): Promise<EntryCheck> {
  try {
    if (!(await cryptoReady())) return attention('cannot');
    const path = `/communities/${communityId}/entries/${entry.seq}/proof`;
    const shown = await api.get<EntryProof>(path, { format: 'json' });
    const fault = await faultOf(communityId, entry, shown);
    if (!fault) return { verdict: verdictOf('good', 'entryGood', shown.index), evidence: null };
    const evidence = { communityId, shown, kept: keptHead(communityId), page: entry };
    return { verdict: verdictOf('broken', fault, shown.index), evidence };
  } catch (error) {
    if (!(error instanceof ApiProblem)) return attention('cannot');
    if (error.code === 'log.refused') {
      const evidence = { communityId, refused: error.message, kept: keptHead(communityId) };
      return { verdict: { tone: 'broken', key: 'refused', values: {} }, evidence };
    }
    return attention(error.code === 'log.not-signed-yet' ? 'unsigned' : 'offline');
  }
}

async function faultOf(
  communityId: number,
  entry: Entry,
  shown: EntryProof,
): Promise<string | null> {
  const kept = keptHead(communityId);
  if (kept && kept.vkey !== shown.vkey) return 'otherKey';
  try {
    const head = await verifyNote(shown.note, shown.vkey);
    const checked = await checkLeaf(shown.body, shown.openings);
    const isIn = await verifyInclusion({
      index: shown.index,
      size: head.size,
      leafHash: checked.hash,
      root: head.root,
      hashes: shown.hashes.map(fromBase64),
    });
    if (!isIn) return 'entryNotInTree';
    if (!saysTheSame(entry, checked.leaf)) return 'entryDiffers';
    return (await agreesWithKept(communityId, head)) ? null : 'forked';
  } catch (error) {
    if (error instanceof CheckError) return 'badSignature';
    throw error;
  }
}

/** The tree of this proof and the one this device kept are one tree at two moments. */
async function agreesWithKept(communityId: number, head: TreeHead): Promise<boolean> {
  const kept = keptHead(communityId);
  if (!kept) return true;
  const seen = { size: kept.size, root: fromHex(kept.root) };
  const [older, newer] = seen.size <= head.size ? [seen, head] : [head, seen];
  return (await successionOf(communityId, older, newer)).follows;
}

type Leaf = Awaited<ReturnType<typeof checkLeaf>>['leaf'];

/** Day, number and every amount by account, fund and side. Lines of many homes are shown as one. */
function saysTheSame(entry: Entry, leaf: Leaf): boolean {
  const { row } = leaf;
  const sameHead =
    row['seq'] === entry.seq &&
    row['booked_on'] === entry.bookedOn &&
    row['period'] === entry.period &&
    row['voucher_no'] === String(entry.voucherNo);
  const shown = sumsOf(
    entry.lines.map((line) => [`${line.accountCode} ${line.fund}`, line.debit, line.credit]),
  );
  const posted = sumsOf(
    (leaf.lines ?? []).map((line) => [
      `${textOf(line['account_code'])} ${textOf(line['fund'])}`,
      textOf(line['debit']),
      textOf(line['credit']),
    ]),
  );
  return sameHead && shown === posted;
}

/** Amounts and places stand in the clear; a commitment here equals nothing that a page could show. */
const textOf = (field: unknown): string => (typeof field === 'string' ? field : '');

function sumsOf(lines: readonly [place: string, debit: string, credit: string][]): string {
  const sums = new Map<string, bigint>();
  for (const [place, debit, credit] of lines) {
    for (const [side, amount] of [
      ['debit', debit],
      ['credit', credit],
    ] as const) {
      const key = `${place} ${side}`;
      sums.set(key, (sums.get(key) ?? BigInt(0)) + (parseFen(amount) ?? BigInt(0)));
    }
  }
  return [...sums]
    .filter(([, sum]) => sum !== BigInt(0))
    .map(([key, sum]) => `${key} ${sum}`)
    .sort()
    .join('\n');
}

const verdictOf = (tone: Verdict['tone'], key: string, index: number): Verdict => ({
  tone,
  key,
  values: { index: String(index + 1) },
});

const attention = (key: string): EntryCheck => ({
  verdict: { tone: 'attention', key, values: {} },
  evidence: null,
});
