import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * One file per program that uses the server, named after its process: `<pid>-<random>`. The server's
 * watchdog reads them, so that a command line, the application and a test run can share one server
 * and none of them takes it away from the others by ending first.
 */
export function usersDirOf(dir: string): string {
  return `${dir}.users`;
}

export function register(dir: string): string {
  const users = usersDirOf(dir);
  fs.mkdirSync(users, { recursive: true, mode: 0o755 });
  for (const name of fs.readdirSync(users)) {
    if (!isAlive(pidOf(name))) fs.rmSync(path.join(users, name), { force: true });
  }
  const file = path.join(users, `${process.pid}-${randomBytes(3).toString('hex')}`);
  fs.writeFileSync(file, '');
  return file;
}

/** Leaves; true when nobody else uses the server. */
export function unregister(file: string): boolean {
  fs.rmSync(file, { force: true });
  const others = fs.readdirSync(path.dirname(file));
  return !others.some((name) => isAlive(pidOf(name)));
}

function pidOf(name: string): number {
  return Number.parseInt(name, 10);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
