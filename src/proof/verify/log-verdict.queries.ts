import type { EntityManager } from 'typeorm';
import { missingEntry, sweepEntries } from './entries.queries';
import { sweepErasures } from './erasures.queries';
import { type Fault, Findings } from './fault.rules';
import {
  Heads,
  type HeadsElsewhere,
  newestHead,
  signingOf,
  sweepSignatures,
} from './heads.queries';
import { sweepBills } from './bills.queries';
import { sweepBudgets } from './budgets.queries';
import { faultOfKept, statedBy } from './heads.rules';
import { sweepMachinery } from './machinery.queries';
import { faultOfNoLog, sweepNewest } from './newest.queries';
import { sweepPublicCopies } from './public-copies.queries';
import { sweepReceiptsTrees } from './receipts-trees.queries';
import { sweepRows } from './rows.queries';
import { sweepOnline } from './online.queries';
import { sweepSettled } from './settled.queries';
import { headOf, leavesEnd, rootAt, sweepTree } from './tree.queries';
import { sweepYearEnd } from './year-end.queries';

/** What a verification of one community's log came to. */
export interface LogVerdict {
  /** Leaves and entries that were looked at. */
  readonly leaves: number;
  readonly entries: number;
  /** The newest signed head: how many leaves it covers, and when. null: nothing is signed yet. */
  readonly signed: { readonly size: number; readonly at: Date } | null;
  readonly faults: readonly Fault[];
}

/**
 * All of a log: bytes, rows, tree, signed heads (assurance: 3.3). `tx` reads one moment of one
 * community; memory does not grow with the book.
 */
export async function verifyLog(
  tx: EntityManager,
  communityId: number,
  elsewhere: HeadsElsewhere,
): Promise<LogVerdict> {
  return judged(tx, communityId, async (findings) => {
    const heads = await Heads.of(tx, communityId, { elsewhere, findings });
    const end = await leavesEnd(tx, communityId);
    await heads.beyond(tx, end);
    await sweepSignatures(tx, communityId, { elsewhere, findings });
    const head = await headOf(tx, communityId);
    if (!head) return noLog(findings);
    const swept = await sweepTree(tx, { communityId, end, head }, { findings, heads });
    await sweepRows(tx, { communityId }, findings);
    await sweepBills(tx, communityId, findings);
    await sweepBudgets(tx, communityId, findings);
    await sweepYearEnd(tx, communityId, findings);
    await sweepSettled(tx, communityId, findings);
    await sweepOnline(tx, communityId, findings);
    await sweepReceiptsTrees(tx, communityId, findings);
    await sweepPublicCopies(tx, communityId, findings);
    await sweepErasures(tx, communityId, findings);
    const range = await rangeOfBook(tx, communityId);
    const entries = await sweepEntries(tx, { communityId, ...range }, findings);
    if (swept.entries > entries) await tellMissingEntry(tx, communityId, findings);
    return { leaves: end, entries };
  });
}

/**
 * The newest of a log, for every hour: its last thousand leaves with their rows, the head made anew
 * from the kept nodes, the newest signed head and the heads kept outside.
 */
export async function verifyLogQuickly(
  tx: EntityManager,
  communityId: number,
  elsewhere: HeadsElsewhere,
): Promise<LogVerdict> {
  return judged(tx, communityId, async (findings) => {
    const newest = await sweepNewest(tx, communityId, findings);
    if (!newest) return { leaves: 0, entries: 0 };
    const { from, end } = newest;
    await sweepKeptHeads(tx, { communityId, end }, { elsewhere, findings });
    await sweepRows(tx, { communityId, from }, findings);
    const range = await rangeOfLeaves(tx, communityId, from);
    const entries = range ? await sweepEntries(tx, { communityId, ...range }, findings) : 0;
    return { leaves: end - from, entries };
  });
}

async function judged(
  tx: EntityManager,
  communityId: number,
  sweep: (findings: Findings) => Promise<{ leaves: number; entries: number }>,
): Promise<LogVerdict> {
  const findings = new Findings();
  await sweepMachinery(tx, findings);
  const counts = await sweep(findings);
  const newest = await newestHead(tx, communityId);
  const signed = newest && { size: newest.size, at: newest.signedAt };
  return { ...counts, signed, faults: findings.list() };
}

function noLog(findings: Findings): { leaves: number; entries: number } {
  findings.add(faultOfNoLog());
  return { leaves: 0, entries: 0 };
}

async function tellMissingEntry(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  const fault = await missingEntry(tx, communityId);
  if (fault) findings.add(fault);
}

async function sweepKeptHeads(
  tx: EntityManager,
  { communityId, end }: { communityId: number; end: number },
  { elsewhere, findings }: { elsewhere: HeadsElsewhere; findings: Findings },
): Promise<void> {
  for (const kept of elsewhere.kept) {
    const size = statedBy(kept)?.size ?? 0;
    const root = size > end ? null : await rootAt(tx, communityId, size);
    const fault = faultOfKept(kept, root, await signingOf(tx, communityId, size));
    if (fault) findings.add(fault);
  }
}

async function rangeOfBook(tx: EntityManager, communityId: number) {
  const [range] = await tx.query<{ from: string; to: string }[]>(
    `select coalesce(min(seq), 1) as from, coalesce(max(seq), 0) as to
     from entry where community_id = $1`,
    [communityId],
  );
  return { from: Number(range?.from ?? 1), to: Number(range?.to ?? 0) };
}

/** From the first entry named by the newest leaves to the end of the book. */
async function rangeOfLeaves(tx: EntityManager, communityId: number, from: number) {
  const [first] = await tx.query<{ seq: string | null }[]>(
    `select min(substring(l.body from '"seq":"([0-9]{1,18})"')::bigint) as seq from log_leaf l
     where l.community_id = $1 and l.leaf_index >= $2 and l.kind = 'entry'`,
    [communityId, from],
  );
  if (!first?.seq) return null;
  const { to } = await rangeOfBook(tx, communityId);
  return { from: Number(first.seq), to };
}
