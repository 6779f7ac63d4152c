import { Logger } from '@nestjs/common';
import { parseArgs } from 'node:util';
import { Clock } from './platform/clock';
import { ConfigError, loadConfig, loadSignerConfig } from './platform/config';
import { openDatabase } from './platform/database/open-database';
import { Log } from './platform/log';
import { SignerFault } from './proof/signer/key-file';
import { type ComparedHead, parseComparedHead } from './proof/signer/rebuild.rules';
import { keepSigning, signOnce } from './proof/signer/signer-program';

/** How it ended, as the shell sees it. */
const exitCode = { good: 0, failed: 1, misused: 2, refused: 3 } as const;

const usage = `用法：npm run signer [-- 选项]

给每个小区的留痕日志签账本头，直到被停止。密钥和签过的账本头保存在 SIGNER_DIR（默认 DATA_DIR/signer）。

  --once                     只签一轮；有拒签时退出码为 ${exitCode.refused}
  --adopt 小区:条数:树根开头   这个小区没有签名记录（或记录比数据库旧），但已由人与纸上或见证人
                             保存的账本头核对过；树根至少写前 16 位。可以写多次
`;

interface Wanted {
  once: boolean;
  compared: ComparedHead[];
}

/** null where an option is not one we know. */
function parse(args: string[]): Wanted | null {
  try {
    const { once, adopt } = parseArgs({
      args,
      options: { once: { type: 'boolean' }, adopt: { type: 'string', multiple: true } },
      allowPositionals: false,
    }).values;
    const compared = (adopt ?? []).map(parseComparedHead);
    return compared.includes(null)
      ? null
      : { once: once ?? false, compared: compared.filter((head) => head !== null) };
  } catch {
    return null;
  }
}

async function main(args: string[]): Promise<number> {
  const wanted = parse(args);
  if (!wanted) {
    process.stderr.write(usage);
    return exitCode.misused;
  }
  const config = loadSignerConfig();
  Logger.overrideLogger(new Log(config.logLevel));
  const database = await connection(config.signerUrl);
  const stopping = stopSignal();
  const { compared, once } = wanted;
  const options = {
    config,
    url: database.url,
    clock: new Clock(),
    compared,
    signal: stopping.signal,
  };
  try {
    if (!once) {
      await keepSigning(options);
      return exitCode.good;
    }
    const { refused, failed } = await signOnce(options);
    if (refused > 0) return exitCode.refused;
    return failed > 0 ? exitCode.failed : exitCode.good;
  } finally {
    await database.close();
    stopping.forget();
  }
}

/** Its own log-in where it has one; else through the database of the rest of the environment. */
async function connection(
  signerUrl: string | undefined,
): Promise<{ url: string; close(): Promise<void> }> {
  if (signerUrl !== undefined) return { url: signerUrl, close: async () => undefined };
  const database = await openDatabase(loadConfig());
  const { signer } = database.urls;
  if (signer !== undefined) return { url: signer, close: () => database.close() };
  await database.close();
  throw new ConfigError(['DATABASE_SIGNER_URL：签名机需要它自己的登录，请设置']);
}

/** SIGTERM, Ctrl-C, or the end of the server that started us, however it ended. */
function stopSignal(): { signal: AbortSignal; forget(): void } {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.on('SIGTERM', abort);
  process.on('SIGHUP', abort);
  // Ctrl-C reaches the server too: as its child we end when it tells us to, or is no more.
  process.on('SIGINT', () => (process.connected ? undefined : abort()));
  process.on('disconnect', abort);
  return { signal: stop.signal, forget: () => process.connected && process.disconnect() };
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A fault that its owner can mend explains itself; anything else needs its stack.
    const told = error instanceof ConfigError || error instanceof SignerFault;
    process.stderr.write(`${told ? error.message : (error as Error).stack}\n`);
    process.exitCode = exitCode.failed;
    if (process.connected) process.disconnect();
  },
);
