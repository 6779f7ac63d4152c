import { type ChildProcess, fork } from 'node:child_process';
import * as path from 'node:path';

/** A helper process beside the test; it ends with it. */
function child(script: string, args: readonly string[] = []): ChildProcess {
  const file = path.join(__dirname, script);
  return fork(file, [...args], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** The next message that carries this word. */
function told<T>(from: ChildProcess, word: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const listen = (message: Record<string, T>) => {
      if (!(word in message)) return;
      from.off('message', listen);
      from.off('exit', gone);
      resolve(message[word] as T);
    };
    const gone = () => reject(new Error(`the helper ended before it told its ${word}`));
    from.on('message', listen);
    from.once('exit', gone);
  });
}

/** Kills in a process of its own. */
export class Killer {
  private readonly process = child('killer.mjs');

  /** SIGKILL after a while; when it struck, in ms since 1970. */
  async kill(pid: number, afterMs: number, withChildren = false): Promise<number> {
    const killedAt = told<number>(this.process, 'killedAt');
    this.process.send({ afterMs, pid, withChildren });
    return killedAt;
  }

  leave(): void {
    this.process.disconnect();
  }
}

export type WireOrder =
  | { mode: 'pass' | 'key-outside' }
  | { mode: 'lose-answer' | 'lose-commit'; share: number }
  | { mode: 'answer-early'; delayMs: number };

/** Stands between the application and PostgreSQL. */
export class Wire {
  /** Connections it has broken so far. */
  cuts = 0;

  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {
    process.on('message', (message: { cuts?: number }) => {
      this.cuts = message.cuts ?? this.cuts;
    });
  }

  static async to(databaseUrl: string, seed: number): Promise<Wire> {
    const process = child('wire.mjs', [new URL(databaseUrl).port, String(seed)]);
    return new Wire(process, await told<number>(process, 'port'));
  }

  /** The same database, through the wire. */
  url(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.port = String(this.port);
    return url.href;
  }

  async order(order: WireOrder): Promise<void> {
    const ordered = told(this.process, 'ordered');
    this.process.send(order);
    await ordered;
  }

  leave(): void {
    this.process.disconnect();
  }
}
