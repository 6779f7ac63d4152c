import * as path from 'node:path';
import { createApp } from './create-app';
import { ensureDemo } from './demo/ensure-demo';
import { ConfigError, loadConfig, type Config } from './platform/config';
import { migrateIfOwner, openDatabase, type OpenDatabase } from './platform/database/open-database';
import { selfCheck } from './platform/database/self-check';
import { serveWebPages } from './web-pages';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What must be true before the books are opened; refuses to serve otherwise. */
async function prepare(config: Config, database: OpenDatabase): Promise<void> {
  const applied = await migrateIfOwner(database.urls);
  if (applied.length > 0) say(`数据库已升级：${applied.length} 个步骤`);
  const faults = await selfCheck(database.urls);
  if (faults.length > 0) throw new Error(`启动自检没有通过：\n  ${faults.join('\n  ')}`);
  if (config.demo) await ensureDemo({ config, urls: database.urls, say });
}

async function main(): Promise<void> {
  const config = loadConfig();
  const database = await openDatabase(config);
  try {
    await prepare(config, database);
    const app = await createApp({ config, urls: database.urls });
    serveWebPages(app, path.resolve(__dirname, '../../web/dist'));
    app.getHttpServer().on('close', () => void database.close());
    await app.listen(config.port, config.host);
    say(`信托账已经打开：${config.publicUrl}`);
  } catch (error) {
    await database.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || (error as Error).message?.startsWith('启动自检');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
