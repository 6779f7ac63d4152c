import { ensureDemo } from './demo/ensure-demo';
import type { Config } from './platform/config';
import { migrateIfOwner, type OpenDatabase } from './platform/database/open-database';
import { selfCheck } from './platform/database/self-check';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A reason not to serve, told to whoever starts the program. */
export class NotReady extends Error {}

/**
 * What must be true before the books are opened: the schema of this version, a database that keeps
 * what it acknowledges, roles without rights beyond their duty; in demo mode also its community.
 * @throws NotReady with every fault.
 */
export async function prepare(
  config: Config,
  database: OpenDatabase,
  { demo } = { demo: config.demo },
): Promise<void> {
  const applied = await migrateIfOwner(database.urls);
  if (applied.length > 0) say(`数据库已升级：${applied.length} 个步骤`);
  const faults = await selfCheck(database.urls);
  if (faults.length > 0) throw new NotReady(`启动自检没有通过：\n  ${faults.join('\n  ')}`);
  if (demo) await ensureDemo({ config, urls: database.urls, say });
}
