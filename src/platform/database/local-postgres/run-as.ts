import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The user the server runs as; null is ourselves. */
export interface RunAs {
  uid: number;
  gid: number;
  name: string;
}

/** What the server's programs get to know of our environment: not our secrets. */
export type ServerEnvironment = Readonly<Record<'PATH' | 'LC_ALL', string>>;

/** Where root keeps what another user must be able to reach; /root itself is 0700. */
const sharedDir = '/var/lib/trust-ledger';

/** PostgreSQL refuses to run as root: as root, run it as "postgres", else as "nobody". */
export function runAs(): RunAs | null {
  if (typeof process.getuid !== 'function' || process.getuid() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) {
      return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
    }
  }
  throw new Error(
    '当前以 root 运行，而系统里既没有 postgres 用户也没有 nobody 用户，内置数据库无法启动。' +
      '请改用普通用户运行，或设置 DATABASE_URL 使用自己的 PostgreSQL。',
  );
}

/** The part of spawn options that makes a child run as that user. */
export function identity(as: RunAs | null): { uid?: number; gid?: number } {
  return as ? { uid: as.uid, gid: as.gid } : {};
}

function canExecute(file: string, as: RunAs): boolean {
  return spawnSync('test', ['-x', file], { ...identity(as), cwd: '/' }).status === 0;
}

/** The programs, or a copy of them where the server's user can reach it. */
export function reachableBinaries(bin: string, as: RunAs | null): string {
  if (!as || canExecute(path.join(bin, 'postgres'), as)) return bin;
  // Named after the program itself, so that an upgraded package brings a new copy.
  const { size, mtimeMs } = fs.statSync(path.join(bin, 'postgres'));
  const copy = path.join(sharedDir, `pgbin-${size}-${Math.trunc(mtimeMs)}`);
  if (!fs.existsSync(path.join(copy, 'bin', 'postgres'))) copyTree(path.dirname(bin), copy);
  return path.join(copy, 'bin');
}

function copyTree(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  fs.cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(draft, 0o755);
  try {
    fs.renameSync(draft, to);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    // Another process may have finished the same copy meanwhile.
    if (!fs.existsSync(path.join(to, 'bin', 'postgres'))) throw error;
  }
}

/** The data directory, or a place beside it that the server's user can reach. */
export function reachableDir(dir: string, as: RunAs | null): string {
  if (!as) return dir;
  let parent = path.dirname(dir);
  while (!fs.existsSync(parent)) parent = path.dirname(parent);
  if (canExecute(parent, as)) return dir;
  // The whole path goes into the name: two installations under /root must not share their data.
  return path.join(sharedDir, dir.replaceAll(path.sep, '-').replace(/^-/, ''));
}
