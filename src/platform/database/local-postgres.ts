import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './local-postgres/binaries';
import {
  clusterExists,
  clusterMajor,
  clusterPassword,
  createCluster,
  runningServer,
  type RunningServer,
} from './local-postgres/cluster';
import { reachableBinaries, reachableDir, runAs } from './local-postgres/run-as';
import { type ServerPlan, type ServerProcess, startServer } from './local-postgres/server-process';
import { register, unregister } from './local-postgres/users';

export interface LocalPostgresOptions {
  /** Data directory; made when missing. */
  dir: string;
  /** Database; made when missing. */
  database: string;
  /** No fsync: several times faster, and lost with the power. Tests only. */
  volatile?: boolean;
  /** Programs of a server of one's own choice. */
  binDir?: string | undefined;
  settings?: Record<string, string>;
  /** How long the server stays after its last user has gone, so that the next finds it warm. */
  lingerSeconds?: number;
}

export interface LocalPostgres {
  /** As the server's administrator. */
  url: string;
  dir: string;
  major: string;
  /** Leaves it; the server ends with its last user. */
  stop(): Promise<void>;
}

const startingMsMax = 60_000;
// The free port may be taken before the server binds it; anything else fails the same way each time.
const startsMax = 3;

/**
 * Starts a private PostgreSQL server on 127.0.0.1, or uses the one that already runs on the same
 * data directory. It ends with the last process that uses it, however that one ends.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const as = runAs();
  const bin = reachableBinaries(findBinaries(options.binDir), as);
  const dir = reachableDir(path.resolve(options.dir), as);
  const volatile = options.volatile ?? false;
  const lingerSeconds = options.lingerSeconds ?? 0;
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' };
  if (!clusterExists(dir)) createCluster({ bin, dir, as, volatile, env });
  const registration = register(dir);
  try {
    const settings = settingsFor(volatile, options.settings ?? {});
    const port = await untilReady({ bin, dir, as, env, settings, lingerSeconds });
    await ensureDatabase(urlFor(dir, port, 'postgres'), options.database);
    return {
      url: urlFor(dir, port, options.database),
      dir,
      major: clusterMajor(dir),
      stop: () => leave(dir, registration, lingerSeconds > 0),
    };
  } catch (error) {
    unregister(registration);
    throw error;
  }
}

/** The last user to leave waits until the server has written everything down. */
async function leave(dir: string, registration: string, mayLinger: boolean): Promise<void> {
  const last = unregister(registration);
  const server = runningServer(dir);
  if (!last || mayLinger || !server) return;
  process.kill(server.pid, 'SIGINT');
  while (runningServer(dir)) await sleep(20);
}

function settingsFor(volatile: boolean, given: Record<string, string>): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // their paths have a length limit
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    shared_buffers: '128MB',
    max_connections: '100',
    // A refused row may hold personal data: the server's own log names the error, not the row.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(volatile ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...given,
  };
}

function urlFor(dir: string, port: number, database: string): string {
  const name = encodeURIComponent(database);
  return `postgresql://postgres:${clusterPassword(dir)}@127.0.0.1:${port}/${name}`;
}

/** Another process may start or stop a server here meanwhile: look again until one answers. */
async function untilReady(plan: ServerPlan): Promise<number> {
  const started: ServerProcess[] = [];
  const deadline = Date.now() + startingMsMax;
  while (Date.now() < deadline) {
    const server = runningServer(plan.dir);
    if (server && (await isReady(plan.dir, server))) return server.port;
    if (!server && !started.at(-1)?.running()) {
      if (started.length === startsMax) break;
      started.push(await startServer(plan));
    }
    await sleep(25);
  }
  const output = started.at(-1)?.output() ?? '';
  throw new Error(`内置数据库没有启动（数据目录 ${plan.dir}）：${output}`);
}

async function isReady(dir: string, server: RunningServer): Promise<boolean> {
  return server.ready && answers(urlFor(dir, server.port, 'postgres'));
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(database)}`);
    }
  } catch (error) {
    // Another process made it between the question and the command.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
