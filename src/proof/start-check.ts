import type { EntityManager } from 'typeorm';
import type { Reading } from '../platform/database/reading';
import { type Fault, Findings, faultOf, wordsOfFault } from './verify/fault.rules';
import { newestHead } from './verify/heads.queries';
import { faultOfRoot, faultOfSignature } from './verify/heads.rules';
import { sweepLeaves } from './verify/leaves.queries';
import {
  faultOfFrontier,
  faultOfSize,
  frontierAt,
  headOf,
  leavesEnd,
  rootAt,
} from './verify/tree.queries';

const NEWEST_LEAVES = 1000;
const TOLD_MAX = 10;

/**
 * Whether every log may be gone on with: its last thousand leaves, its head and the last head that was
 * signed belong together. Each entry is a reason to refuse to serve: who goes on writing on a log that
 * was changed buries the change under honest leaves.
 * @see assurance.md 4.7
 */
export async function logFaults(reading: Reading): Promise<string[]> {
  const logs = await reading.runGlobal<{ communityId: number }[]>((tx) =>
    tx.query('select community_id as "communityId" from log_sizes()'),
  );
  const told: string[] = [];
  for (const { communityId } of logs) {
    const faults = await reading.run(communityId, (tx) => newestFaults(tx, communityId));
    const [first] = faults;
    if (first) told.push(sentenceOf(communityId, first));
    if (told.length === TOLD_MAX) break;
  }
  return told;
}

function sentenceOf(communityId: number, fault: Fault): string {
  return (
    `小区 ${communityId} 的留痕日志与签过的不符（${wordsOfFault(fault)}）。` +
    `不要改动数据，请运行 npm run cli -- verify --community ${communityId}，` +
    '并按 docs/operations.md 的“拒签与启动自检”处理'
  );
}

async function newestFaults(tx: EntityManager, communityId: number): Promise<Fault[]> {
  const findings = new Findings();
  const head = await headOf(tx, communityId);
  if (!head) return [faultOf({ check: '小区有存证日志', table: 'log_head', column: 'size' })];
  const end = await leavesEnd(tx, communityId);
  if (head.size !== end) findings.add(faultOfSize(head, end));
  const from = Math.max(0, end - NEWEST_LEAVES);
  await sweepLeaves(tx, { communityId, from, to: end }, findings);
  const frontier = await frontierAt(tx, communityId, end);
  if (!frontier?.equals(head.frontier)) {
    findings.add(faultOfFrontier(frontier ?? Buffer.alloc(0), head.frontier));
  }
  const signed = await newestHead(tx, communityId);
  if (signed) {
    const root = signed.size > end ? null : await rootAt(tx, communityId, signed.size);
    const fault = faultOfSignature(signed, communityId) ?? faultOfRoot(signed, root);
    if (fault) findings.add(fault);
  }
  return findings.list();
}
