import type { EntityManager } from 'typeorm';
import { missingEntry, sweepEntries } from './entries.queries';
import { sweepErasures } from './erasures.queries';
import { type Fault, faultOf, Findings } from './fault.rules';
import {
  Heads,
  type HeadsElsewhere,
  newestHead,
  signingOf,
  sweepSignatures,
} from './heads.queries';
import { faultOfKept, faultOfRoot, faultOfSignature, statedBy } from './heads.rules';
import { sweepLeaves } from './leaves.queries';
import { sweepBills } from './bills.queries';
import { sweepMachinery } from './machinery.queries';
import { sweepRows } from './rows.queries';
import { sweepSettled } from './settled.queries';
import {
  faultOfFrontier,
  faultOfSize,
  frontierAt,
  headOf,
  leavesEnd,
  rootAt,
  sweepTree,
} from './tree.queries';

/** What a verification of one community's log came to. */
export interface LogVerdict {
  /** Leaves and entries that were looked at. */
  readonly leaves: number;
  readonly entries: number;
  /** The newest signed head: how many leaves it covers, and when. null: nothing is signed yet. */
  readonly signed: { readonly size: number; readonly at: Date } | null;
  readonly faults: readonly Fault[];
}

const QUICK_LEAVES = 1000;

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
    await sweepSettled(tx, communityId, findings);
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
    const head = await headOf(tx, communityId);
    if (!head) return noLog(findings);
    const end = await leavesEnd(tx, communityId);
    if (head.size !== end) findings.add(faultOfSize(head, end));
    const from = Math.max(0, end - QUICK_LEAVES);
    await sweepLeaves(tx, { communityId, from, to: end }, findings);
    const frontier = await frontierAt(tx, communityId, end);
    if (!frontier?.equals(head.frontier)) {
      findings.add(faultOfFrontier(frontier ?? Buffer.alloc(0), head.frontier));
    }
    await sweepNewestHeads(tx, communityId, { elsewhere, findings, end });
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
  const of = { check: '小区有存证日志', table: 'log_head', column: 'community_id' };
  findings.add(faultOf({ ...of, expected: '有这一行' }));
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

async function sweepNewestHeads(
  tx: EntityManager,
  communityId: number,
  { elsewhere, findings, end }: { elsewhere: HeadsElsewhere; findings: Findings; end: number },
): Promise<void> {
  const newest = await newestHead(tx, communityId);
  const rootOf = async (size: number) => (size > end ? null : rootAt(tx, communityId, size));
  if (newest) {
    const root = await rootOf(newest.size);
    const fault = faultOfSignature(newest, communityId) ?? faultOfRoot(newest, root);
    if (fault) findings.add(fault);
  }
  for (const kept of elsewhere.kept) {
    const size = statedBy(kept)?.size ?? 0;
    const signing = await signingOf(tx, communityId, size);
    const fault = faultOfKept(kept, await rootOf(size), signing);
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
