import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.join(__dirname, '..', '..');
const startingMsMax = 60_000;

/** What a server needs to know to serve a database that is ready for it. */
export interface ServerPlan {
  appUrl: string;
  reportUrl: string;
  secretKey: string;
  dataDir: string;
}

/** Builds the server where its sources are newer; nothing else of it is needed here. */
export function buildServer(): void {
  const run = spawnSync(process.execPath, ['src/start.mjs', '--cli', 'help'], { cwd: root });
  if (run.status !== 0) throw new Error(`the server does not build: ${String(run.stderr)}`);
}

/** The built server, as it runs in production: a process of its own with logins made beforehand. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
    private readonly log: () => string,
  ) {}

  static async start(plan: ServerPlan): Promise<ServerProcess> {
    const port = await freePort();
    const logFile = path.join(plan.dataDir, `server-${port}.log`);
    fs.mkdirSync(plan.dataDir, { recursive: true });
    const log = fs.openSync(logFile, 'w');
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
      cwd: root,
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        DATABASE_APP_URL: plan.appUrl,
        DATABASE_REPORT_URL: plan.reportUrl,
        SECRET_KEY: plan.secretKey,
        DATA_DIR: plan.dataDir,
        DEMO: 'no',
        LOG_LEVEL: 'error',
      },
    });
    fs.closeSync(log);
    const lastWords = () => fs.readFileSync(logFile, 'utf8').slice(-3000);
    const server = new ServerProcess(child, `http://127.0.0.1:${port}`, lastWords);
    await server.untilReady();
    return server;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }

  async ended(): Promise<void> {
    if (this.running) await once(this.child, 'exit');
  }

  private async untilReady(): Promise<void> {
    for (const end = Date.now() + startingMsMax; Date.now() < end; await sleep(20)) {
      if (!this.running) break;
      const ready = await fetch(`${this.origin}/readyz`).catch(() => null);
      await ready?.arrayBuffer();
      if (ready?.status === 200) return;
    }
    this.child.kill('SIGKILL');
    throw new Error(`the server did not become ready: ${this.log()}`);
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
