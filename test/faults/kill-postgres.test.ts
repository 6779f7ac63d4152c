import { chanceOf } from '../../src/demo/seeded.rules';
import { runningServer } from '../../src/platform/database/local-postgres/cluster';
import { faultsOf } from './book-check';
import { Killer } from './children';
import { Chronicle } from './chronicle';
import { pilesOf } from './drafts';
import { type Ground, prepareGround } from './ground';
import { Load, settle } from './load';
import type { Acknowledged } from './posting';
import { Reader } from './reader';
import { buildServer, ServerProcess } from './server-process';

const draftsPerRound = 600;
const recoveryMsMax = 30_000;
const chronicle = new Chronicle('kill-postgres');
const chance = chanceOf(chronicle.seed);
let ground: Ground;
let killer: Killer;
let server: ServerProcess;

beforeAll(async () => {
  buildServer();
  ground = await prepareGround(chronicle.name);
  killer = new Killer();
  server = await ServerProcess.start(ground);
}, 300_000);

afterAll(async () => {
  await server?.stop();
  killer?.leave();
  await ground?.close();
});

it(
  'kill -9 of PostgreSQL under load loses nothing, and the same application finds it again',
  async () => {
    const { figures } = chronicle;
    const acknowledged: Acknowledged[] = [];
    const application = server.pid;
    while (figures.rounds < chronicle.rounds) {
      const load = new Load(
        server.origin,
        ground.desks,
        await pilesOf(ground, chance, draftsPerRound),
      );
      const reader = new Reader(server.origin, ground.desks);
      load.start();
      reader.start();
      const postmaster = runningServer(ground.server.dir)?.pid ?? 0;
      const killedAt = await killer.kill(postmaster, chance.between(250, 900), true);
      figures.recoveryMs.push((await load.firstAnswerAfter(killedAt, recoveryMsMax)) - killedAt);
      const tally = await load.stop();
      figures.unknown += tally.unknown.length;
      await settle(server.origin, tally);
      acknowledged.push(...tally.acknowledged);
      figures.acknowledged = acknowledged.length;
      const answers = [...tally.refused, ...(await reader.stop())];
      chronicle.endRound([...answers, ...(await faultsOf(ground, acknowledged))]);
    }
    expect(server.running && server.pid === application).toBe(true);
    expect(figures.unknown).toBeGreaterThan(0);
  },
  chronicle.timeoutMs,
);
