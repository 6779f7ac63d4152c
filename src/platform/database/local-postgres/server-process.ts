import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { identity, type RunAs, type ServerEnvironment } from './run-as';
import { usersDirOf } from './users';

export interface ServerProcess {
  /** The last of what the server wrote, for the message when it does not come up. */
  output(): string;
  running(): boolean;
}

export interface ServerPlan {
  bin: string;
  dir: string;
  as: RunAs | null;
  env: ServerEnvironment;
  settings: Record<string, string>;
  /** How long it stays after its last user has gone. */
  lingerSeconds: number;
}

/**
 * Ends the server when no process listed in the users' directory lives any more, however they
 * ended (even by kill -9). A server that was itself killed (out of memory, say) is begun anew on the
 * same port, so that its users find it again; sessions it left behind may keep it from starting for a
 * while. One that ends by itself has a reason, and is left alone. Arguments: users' directory, seconds
 * to linger, the server's command.
 */
const watchdog = `
users=$1; linger=$2; shift 2
idle=0
retries=0
while :; do
  "$@" </dev/null & server=$!
  while kill -0 $server 2>/dev/null && [ $idle -le $linger ]; do
    sleep 1
    idle=$((idle + 1))
    for user in "$users"/*; do
      pid=\${user##*/}; pid=\${pid%%-*}
      if [ -d "/proc/$pid" ] || ps -p "$pid" >/dev/null 2>&1; then idle=0; fi
    done
  done
  kill -INT $server 2>/dev/null
  wait $server; ended=$?
  [ $idle -gt $linger ] && exit $ended
  if [ $ended -gt 128 ]; then retries=60
  elif [ $ended -gt 0 ] && [ $retries -gt 0 ]; then retries=$((retries - 1))
  else exit $ended; fi
done`;

/** The caller has registered as a user before. */
export async function startServer(plan: ServerPlan): Promise<ServerProcess> {
  const settings = { ...plan.settings, port: String(await freePort()) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = `${plan.dir}.log`;
  const log = fs.openSync(logFile, 'w', 0o600);
  const child = spawnServer(plan, ['-D', plan.dir, ...args], log);
  fs.closeSync(log);
  let gone = false;
  child.once('exit', () => {
    gone = true;
  });
  child.unref();
  return { output: () => fs.readFileSync(logFile, 'utf8').slice(-4000), running: () => !gone };
}

function spawnServer(plan: ServerPlan, args: string[], log: number): ChildProcess {
  const postgres = path.join(plan.bin, 'postgres');
  const { env } = plan;
  const stdio = ['ignore', log, log] as const;
  if (process.platform === 'win32') return spawn(postgres, args, { env, stdio: [...stdio] });
  const watch = ['-c', watchdog, 'sh', usersDirOf(plan.dir), String(plan.lingerSeconds)];
  return spawn('/bin/sh', [...watch, postgres, ...args], {
    ...identity(plan.as),
    cwd: plan.dir,
    env,
    stdio: [...stdio],
    // A session of its own: Ctrl-C reaches the program first, which then stops the server in order.
    detached: true,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
