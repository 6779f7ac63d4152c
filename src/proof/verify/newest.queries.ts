import type { EntityManager } from 'typeorm';
import { type Fault, faultOf, type Findings } from './fault.rules';
import { newestHead } from './heads.queries';
import { faultOfRoot, faultOfSignature } from './heads.rules';
import { sweepLeaves } from './leaves.queries';
import {
  faultOfFrontier,
  faultOfSize,
  frontierAt,
  headOf,
  leavesEnd,
  rootAt,
} from './tree.queries';

const NEWEST_LEAVES = 1000;

/**
 * What can be looked at before every start and every hour: the last thousand leaves, the head made
 * anew from the kept nodes, and the last head that was signed. From which leaf to which it looked; null where
 * there is no log.
 */
export async function sweepNewest(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<{ from: number; end: number } | null> {
  const head = await headOf(tx, communityId);
  if (!head) {
    findings.add(faultOfNoLog());
    return null;
  }
  const end = await leavesEnd(tx, communityId);
  if (head.size !== end) findings.add(faultOfSize(head, end));
  const from = Math.max(0, end - NEWEST_LEAVES);
  await sweepLeaves(tx, { communityId, from, to: end }, findings);
  const frontier = await frontierAt(tx, communityId, end);
  if (!frontier?.equals(head.frontier)) {
    findings.add(faultOfFrontier(frontier ?? Buffer.alloc(0), head.frontier));
  }
  await sweepNewestSigned(tx, { communityId, end }, findings);
  return { from, end };
}

export function faultOfNoLog(): Fault {
  const of = { check: '小区有存证日志', table: 'log_head', column: 'community_id' };
  return faultOf({ ...of, expected: '有这一行' });
}

async function sweepNewestSigned(
  tx: EntityManager,
  { communityId, end }: { communityId: number; end: number },
  findings: Findings,
): Promise<void> {
  const signed = await newestHead(tx, communityId);
  if (!signed) return;
  const root = signed.size > end ? null : await rootAt(tx, communityId, signed.size);
  const fault = faultOfSignature(signed, communityId) ?? faultOfRoot(signed, root);
  if (fault) findings.add(fault);
}
