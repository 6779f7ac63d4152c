import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { identity, type RunAs, type ServerEnvironment } from './run-as';
import { isAlive } from './users';

const passwordFile = 'app-secret';
const pidFile = 'postmaster.pid';

export interface NewCluster {
  bin: string;
  dir: string;
  as: RunAs | null;
  volatile: boolean;
  env: ServerEnvironment;
}

export function clusterExists(dir: string): boolean {
  return fs.existsSync(path.join(dir, 'PG_VERSION'));
}

export function clusterPassword(dir: string): string {
  return fs.readFileSync(path.join(dir, passwordFile), 'utf8');
}

export function clusterMajor(dir: string): string {
  return fs.readFileSync(path.join(dir, 'PG_VERSION'), 'utf8').trim();
}

/** Made aside and renamed, so that a crash half-way never leaves half a cluster behind. */
export function createCluster(cluster: NewCluster): void {
  const parent = path.dirname(cluster.dir);
  fs.mkdirSync(parent, { recursive: true });
  const draft = fs.mkdtempSync(path.join(parent, `.${path.basename(cluster.dir)}-init-`));
  try {
    const made = initdb(cluster, draft);
    fs.renameSync(made, cluster.dir);
  } catch (error) {
    // Another process may have won the same race; its cluster is as good as ours.
    if (!clusterExists(cluster.dir)) throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function initdb({ bin, as, volatile, env }: NewCluster, draft: string): string {
  const made = path.join(draft, 'pg');
  const secret = path.join(draft, 'pw');
  const password = randomBytes(18).toString('base64url');
  fs.mkdirSync(made, { mode: 0o700 });
  fs.writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (as) for (const file of [draft, made, secret]) fs.chownSync(file, as.uid, as.gid);
  const args = ['-D', made, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${secret}`];
  // Not locale "C": with it pg_trgm finds nothing in Chinese text.
  args.push('--encoding=UTF8', '--locale=C.UTF-8', '--lc-messages=C', '--data-checksums');
  if (volatile) args.push('--no-sync');
  const run = spawnSync(path.join(bin, 'initdb'), args, {
    ...identity(as),
    cwd: draft,
    encoding: 'utf8',
    env,
  });
  if (run.status !== 0) {
    const why = run.stderr || run.error?.message || String(run.status ?? run.signal);
    throw new Error(`内置数据库初始化失败：${why}`);
  }
  fs.writeFileSync(path.join(made, passwordFile), password, { mode: 0o600 });
  return made;
}

export interface RunningServer {
  pid: number;
  port: number;
  ready: boolean;
}

/** What the server wrote about itself, or null when none runs here. A stale note is removed. */
export function runningServer(dir: string): RunningServer | null {
  const noted = readPidFile(dir);
  if (!noted) return null;
  if (servesHere(noted.pid, dir)) return noted;
  // The pid belongs to nobody or to something else; PostgreSQL alone would refuse to start.
  fs.rmSync(path.join(dir, pidFile), { force: true });
  return null;
}

function readPidFile(dir: string): RunningServer | null {
  let lines: string[];
  try {
    lines = fs.readFileSync(path.join(dir, pidFile), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]) || 0;
  return { pid, port, ready: lines[7]?.trim() === 'ready' };
}

/** PostgreSQL's working directory is its data directory: that tells it from a re-used pid. */
function servesHere(pid: number, dir: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true; // PostgreSQL itself decides
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dir);
  } catch {
    return false;
  }
}
