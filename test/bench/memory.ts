import * as fs from 'node:fs';
import type { BenchDatabase } from './bench-server';

const EVERY_MS = 100;
const KIB_PER_MB = 1024;

/** Memory of its own of a process, in MB: what it shares with others (shared_buffers) is left out. */
function ownMemory(pid: number): number {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / KIB_PER_MB;
  } catch {
    // it has ended meanwhile
    return 0;
  }
}

/** The most that this process and all the database's connections had of their own while working, in MB. */
export async function mostMemory(db: BenchDatabase, work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  const { rows } = await db.admin.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  const pids = [process.pid, ...rows.map(({ pid }) => pid)];
  const look = () => {
    most = Math.max(
      most,
      pids.reduce((sum, pid) => sum + ownMemory(pid), 0),
    );
  };
  const timer = setInterval(look, EVERY_MS);
  try {
    look();
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  return most;
}
