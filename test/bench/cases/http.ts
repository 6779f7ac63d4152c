import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import * as http from 'node:http';
import * as path from 'node:path';
import { newId } from '../../../src/shared/ids';
import type { BenchDatabase, BenchServer } from '../bench-server';
import { openCommunities } from '../books';
import type { BenchCase, CaseContext } from '../case';
import { type Filled, fillBooks } from '../fill';
import type { HttpOrder } from '../http-program';
import { brokenIn } from '../invariants';
import type { Outcome } from '../outcome';
import { closedLoop, interleaved, rateAgainst, type Variant } from '../rounds';
import type { Settings } from '../settings';

const CONNECTIONS = 32;
const TODAY = '2026-06-30';
const EMPTY = '/api/bench/empty';

/** What the page of a resident's home asks for (web/src/beneficiaries: CommunityShell, HomePage). */
const homeOf = (community: number) => [
  '/api/session',
  `/api/communities/${community}/account/summary`,
  `/api/communities/${community}`,
  `/api/communities/${community}/posts`,
];

export const httpCase: BenchCase = {
  name: 'http',
  about: `Requests of signed-in residents over ${CONNECTIONS} connections that stay open, to the application in a process of its own, each resident with her session; against an empty public route of the same server, behind the same headers and checks.`,
  expected: ({ rounds, seconds, sizes }: Settings) =>
    4 * (rounds + 1) * seconds + (sizes[0] ?? 0) / 60_000 + 30,
  async run(context) {
    const { server, settings } = context;
    const db = await server.database(2);
    const communities = await openCommunities(db, settings.communities);
    const filled = await fillBooks(db, communities, settings.sizes[0] ?? 0, () => undefined);
    const residents = await settle(db, filled);
    const app = await start(server, db);
    const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const outcomes = await measure({ ...app, agent, residents, context });
    agent.destroy();
    app.child.disconnect();
    await once(app.child, 'exit');
    const found = { outcomes, broken: await brokenIn(db) };
    await db.drop();
    return found;
  },
};

interface Resident {
  readonly community: number;
  readonly cookie: string;
}

/** A resident of every community, with her home and a session of today. */
async function settle({ admin }: BenchDatabase, filled: Filled): Promise<Resident[]> {
  const residents: Resident[] = [];
  const now = `${TODAY}T12:00:00+08:00`;
  for (const [at, community] of filled.communities.entries()) {
    const [person, login] = [newId(), newId()];
    const token = randomBytes(32).toString('base64url');
    await admin.query(`insert into person (id, name) values ($1, '居民')`, [person]);
    await admin.query(
      `insert into login (id, person_id, login_name, password_hash) values ($1, $2, $3, 'none')`,
      [login, person, `resident-${community}`],
    );
    await admin.query(
      `insert into login_session (id, login_id, token_hash, device, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, '浏览器', $4, $4, $4::timestamptz + interval '14 days')`,
      [newId(), login, createHash('sha256').update(token).digest('hex'), now],
    );
    await admin.query(
      `insert into unit_binding (community_id, id, unit_id, person_id, relation, bound_via,
         confirmed_by, confirmed_party)
       values ($1, $2, $3, $4, 'owner', 'request', $4, 'trustee')`,
      [community, newId(), filled.homes[at], person],
    );
    residents.push({ community, cookie: `sid=${token}` });
  }
  return residents;
}

async function start(
  server: BenchServer,
  db: BenchDatabase,
): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(path.join(__dirname, '..', 'http-program.js'), { execArgv: [] });
  const { appUrl: app, reportUrl: report } = db.urls;
  child.send({ urls: { app, report }, dataDir: server.dir, today: TODAY } satisfies HttpOrder);
  const [answer] = (await once(child, 'message')) as [{ port?: number; error?: string }];
  if (answer.port === undefined) throw new Error(answer.error);
  return { child, port: answer.port };
}

interface Ground {
  port: number;
  agent: http.Agent;
  residents: readonly Resident[];
  context: CaseContext;
}

async function measure(ground: Ground): Promise<Outcome[]> {
  const { settings, say } = ground.context;
  const variants = [
    loop(ground, 'empty', () => [EMPTY]),
    loop(ground, 'signed in', () => ['/api/bench/signed-in']),
    loop(ground, 'summary', (community) => homeOf(community).slice(1, 2)),
    loop(ground, 'home', homeOf),
  ];
  for (const variant of variants) await variant.run();
  const measured = await interleaved(variants, {
    rounds: settings.rounds,
    onRound: (done) => say(`round ${done}`, done / settings.rounds),
  });
  const against = (index: number, what: string, must: boolean) =>
    rateAgainst(measured, index, 0, {
      what,
      unit: 'requests/s',
      againstWhat: 'an empty public route',
      ...(must ? { must: { op: '≥', value: 0.4 } as const } : {}),
    });
  return [
    against(1, 'an empty route that asks who is signed in', false),
    against(2, 'figures of the home page (account/summary)', true),
    against(3, 'all four requests of the home page in turn', true),
  ];
}

function loop(ground: Ground, name: string, pathsOf: (community: number) => string[]): Variant {
  const requests = ground.residents.flatMap(({ community, cookie }) =>
    pathsOf(community).map((to) => ({ to, cookie })),
  );
  let next = 0;
  return {
    name,
    run: () =>
      closedLoop(CONNECTIONS, ground.context.settings.seconds, () => {
        const { to, cookie } = requests[next++ % requests.length]!;
        return get(ground, to, cookie);
      }),
  };
}

/** Reads the whole answer. @throws for any status but 200. */
function get({ port, agent }: Ground, to: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip' };
    const request = http.get({ host: '127.0.0.1', port, path: to, agent, headers }, (response) => {
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${to} answered ${response.statusCode}`));
      });
      response.resume();
    });
    request.on('error', reject);
  });
}
