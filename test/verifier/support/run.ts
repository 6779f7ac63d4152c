import { execFile, spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const VERIFIER = path.resolve(__dirname, '../../../verifier');

export interface Ended {
  exit: number;
  out: string;
  err: string;
}

/** Runs one of the verifier's programs as a person would, on Node alone. */
export const run = (program: string, ...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(VERIFIER, program), ...args],
      { cwd: os.tmpdir(), env: { PATH: process.env['PATH'] }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ exit: error ? Number(error.code) : 0, out, err }),
    );
  });

/** Starts a program that stays, and waits for the first thing it says. */
export function start(
  program: string,
  ...args: string[]
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [path.join(VERIFIER, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    child.stdout.once('data', (data: Buffer) => resolve({ child, said: data.toString('utf8') }));
  });
}

/** A folder of its own for each test file, gone afterwards. */
export function withFolder(): { path: string; write: (name: string, text: string) => string } {
  const folder = {
    path: '',
    write: (name: string, text: string) => {
      const file = path.join(folder.path, name);
      fs.writeFileSync(file, text);
      return file;
    },
  };
  beforeAll(() => {
    folder.path = fs.mkdtempSync(path.join(os.tmpdir(), 'verifier-'));
  });
  afterAll(() => fs.rmSync(folder.path, { recursive: true, force: true }));
  return folder;
}
