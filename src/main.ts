import * as path from 'node:path';
import { createApp } from './create-app';
import { ConfigError, loadConfig } from './platform/config';
import { openDatabase } from './platform/database/open-database';
import { NotReady, prepare, say } from './prepare';
import { type RunningSigner, startSigner } from './start-signer';
import { serveWebPages } from './web-pages';

const WEB_PAGES = path.resolve(__dirname, '../../web/dist');

async function main(): Promise<void> {
  const config = loadConfig();
  const database = await openDatabase(config);
  let signer: RunningSigner | undefined;
  const close = async (): Promise<void> => {
    await signer?.stop();
    await database.close();
  };
  try {
    await prepare(config, database);
    signer = startSigner(config, database.urls);
    const app = await createApp({
      config,
      urls: database.urls,
      standingJobs: true,
      onClosed: close,
    });
    serveWebPages(app, WEB_PAGES);
    await app.listen(config.port, config.host);
    say(`信托账已经打开：${config.publicUrl}`);
  } catch (error) {
    await close();
    throw error;
  }
}

main().catch((error: unknown) => {
  // A fault that its owner can mend explains itself; anything else needs its stack.
  const told = error instanceof ConfigError || error instanceof NotReady;
  process.stderr.write(`${told ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
