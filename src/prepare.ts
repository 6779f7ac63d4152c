import { ensureDemo } from './demo/ensure-demo';
import type { Config } from './platform/config';
import { reportDataSource } from './platform/database/data-source';
import { migrateIfOwner, type OpenDatabase } from './platform/database/open-database';
import { Reading } from './platform/database/reading';
import { selfCheck } from './platform/database/self-check';
import { logFaults } from './proof/start-check';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A reason not to serve, told to whoever starts the program. */
export class NotReady extends Error {}

/**
 * What must be true before the books are opened: the schema of this version, a database that keeps
 * what it acknowledges, roles without rights beyond their duty, logs that go on from their last signed
 * head; in demo mode also its community.
 * @throws NotReady with every fault.
 */
export async function prepare(
  config: Config,
  database: OpenDatabase,
  { demo } = { demo: config.demo },
): Promise<void> {
  const applied = await migrateIfOwner(database.urls);
  if (applied.length > 0) say(`数据库已升级：${applied.length} 个步骤`);
  refuseFor(await selfCheck(database.urls));
  refuseFor(await faultsOfLogs(database.urls.report));
  if (demo) await ensureDemo({ config, urls: database.urls, say });
}

function refuseFor(faults: readonly string[]): void {
  if (faults.length > 0) throw new NotReady(`启动自检没有通过：\n  ${faults.join('\n  ')}`);
}

async function faultsOfLogs(reportUrl: string): Promise<string[]> {
  const source = await reportDataSource(reportUrl, [], 2).initialize();
  try {
    return await logFaults(new Reading(source));
  } finally {
    await source.destroy();
  }
}
