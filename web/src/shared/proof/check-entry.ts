import { CheckError, fromBase64 } from '../../../../verifier/lib/bytes.mjs';
import { checkLeaf } from '../../../../verifier/lib/leaf.mjs';
import { parseFen } from '../../../../verifier/lib/money.mjs';
import { verifyNote } from '../../../../verifier/lib/note.mjs';
import { verifyInclusion } from '../../../../verifier/lib/tree.mjs';
import { api } from '../api/client';
import type { Entry, EntryProof } from '../api/types';
import { type Check, guarded } from './check';
import { agreesWithKept } from './consistency';
import { keptHead } from './kept-heads';
import type { Verdict } from './verdict';

/**
 * Checks in this browser that what the page shows of an entry is what was posted: the leaf says the
 * same amounts, it stands in the signed tree, and that tree agrees with the head this device kept.
 * Never throws.
 */
export function checkEntry(communityId: number, entry: Entry): Promise<Check> {
  return guarded(communityId, async () => {
    const path = `/communities/${communityId}/entries/${entry.seq}/proof`;
    const shown = await api.get<EntryProof>(path, { format: 'json' });
    const fault = await faultOf(communityId, entry, shown);
    if (!fault) return { verdict: verdictOf('good', 'entryGood', shown.index), evidence: null };
    const evidence = { communityId, shown, kept: keptHead(communityId), page: entry };
    return { verdict: verdictOf('broken', fault, shown.index), evidence };
  });
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
