import { Logger } from '@nestjs/common';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { type Config, signerEnvironment } from './platform/config';
import type { ConnectionUrls } from './platform/database/open-database';

export interface RunningSigner {
  /** Returns when it has ended. */
  stop(): Promise<void>;
}

const program = path.join(__dirname, 'signer.js');
const restartMsMin = 1000;
const restartMsMax = 60_000;
/** One that lived that long did not fail at its start. */
const livedMs = 60_000;
const stoppingMsMax = 10_000;

/**
 * The signer as a process of its own, with its own log-in and nothing else of our environment, started
 * again when it ends. The books are served without it; the page of the log says how old the head is.
 */
export function startSigner(config: Config, urls: Pick<ConnectionUrls, 'signer'>): RunningSigner {
  if (config.signer.mode === 'off' || urls.signer === undefined) {
    return { stop: async () => undefined };
  }
  const keeper = new SignerKeeper(signerEnvironment(config, urls.signer));
  keeper.start();
  return keeper;
}

class SignerKeeper implements RunningSigner {
  private readonly logger = new Logger('Signer');
  private child: ChildProcess | null = null;
  private waiting: NodeJS.Timeout | undefined;
  private stopping = false;
  private wait = restartMsMin;

  constructor(private readonly env: Record<string, string>) {}

  start(): void {
    const began = Date.now();
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
    const child = fork(program, [], { env: this.env, stdio: [...stdio] });
    this.child = child;
    child.on('error', (error) => this.logger.error('signer not started', error));
    child.once('exit', (code, signal) => {
      this.child = null;
      if (!this.stopping) this.startAgain({ code, signal, lived: Date.now() - began });
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.waiting);
    const { child } = this;
    if (child?.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const cut = setTimeout(() => child.kill('SIGKILL'), stoppingMsMax);
    await ended;
    clearTimeout(cut);
  }

  private startAgain(end: { code: number | null; signal: string | null; lived: number }): void {
    if (end.lived >= livedMs) this.wait = restartMsMin;
    this.logger.error('signer ended', { code: end.code, signal: end.signal, againInMs: this.wait });
    this.waiting = setTimeout(() => this.start(), this.wait);
    this.wait = Math.min(this.wait * 2, restartMsMax);
  }
}
