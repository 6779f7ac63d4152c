import { execFileSync } from 'node:child_process';
import * as os from 'node:os';

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
