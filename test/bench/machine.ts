import { execFileSync } from 'node:child_process';
import * as os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The machine in words, without its names. */
export interface Machine {
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
}

export function thisMachine(postgres: string): Machine {
  return {
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 1024 ** 3),
    system: `${os.type()} ${os.arch()}`,
    node: process.versions.node,
    postgres,
  };
}

const LOOK_MS = 300;

/**
 * How much of all cores is in use while we do nothing for a moment, 0 to 1: by others, or by what the
 * database is still tidying up.
 */
export async function busyNow(): Promise<number> {
  const before = cpuTimes();
  await sleep(LOOK_MS);
  const after = cpuTimes();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function cpuTimes(): { idle: number; all: number } {
  const times = os.cpus().map((cpu) => cpu.times);
  const all = times.flatMap((each) => Object.values(each)).reduce((sum, ms) => sum + ms, 0);
  return { idle: times.reduce((sum, each) => sum + each.idle, 0), all };
}

/** The commit measured, and whether the working tree had more than it. */
export function commitOf(root: string): { commit: string; clean: boolean } {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'migrations', 'test/bench');
    return { commit: git('rev-parse', '--short=10', 'HEAD'), clean: changed === '' };
  } catch {
    return { commit: 'unknown', clean: false };
  }
}
