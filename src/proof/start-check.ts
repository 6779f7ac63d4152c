import type { EntityManager } from 'typeorm';
import type { Reading } from '../platform/database/reading';
import { type Fault, Findings, wordsOfFault } from './verify/fault.rules';
import { sweepNewest } from './verify/newest.queries';

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

async function newestFaults(tx: EntityManager, communityId: number): Promise<readonly Fault[]> {
  const findings = new Findings();
  await sweepNewest(tx, communityId, findings);
  return findings.list();
}
