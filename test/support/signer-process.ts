import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';

const root = path.join(__dirname, '..', '..');

export interface SignerPlan {
  url: string;
  dir: string;
  args?: readonly string[];
  witnesses?: string;
}

/** The built signer as it runs on a machine of its own: its own log-in and nothing else. */
export class SignerProcess {
  private text = '';
  private readonly end: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
    }
    this.end = once(child, 'close').then(([code]) => code as number | null);
  }

  static start({ url, dir, args = [], witnesses = '' }: SignerPlan): SignerProcess {
    const child = spawn(process.execPath, ['dist/src/signer.js', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        DATABASE_SIGNER_URL: url,
        SIGNER_DIR: dir,
        PUBLIC_URL: 'https://books.example.cn',
        WITNESSES: witnesses,
        LOG_LEVEL: 'warn',
      },
    });
    return new SignerProcess(child);
  }

  /** One round; how it ended. */
  static async once(plan: SignerPlan): Promise<{ code: number | null; said: string }> {
    const signer = SignerProcess.start({ ...plan, args: ['--once', ...(plan.args ?? [])] });
    return { code: await signer.end, said: signer.said };
  }

  /** What it printed so far. */
  get said(): string {
    return this.text;
  }

  /** null: by a signal it did not answer. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.child.kill(signal);
    return this.end;
  }
}
