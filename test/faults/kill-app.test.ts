import { chanceOf } from '../../src/demo/seeded.rules';
import { faultsOf } from './book-check';
import { Killer } from './children';
import { Chronicle } from './chronicle';
import { pilesOf } from './drafts';
import { type Ground, prepareGround } from './ground';
import { Load, settle } from './load';
import type { Acknowledged } from './posting';
import { buildServer, ServerProcess } from './server-process';

const draftsPerRound = 150;
const chronicle = new Chronicle('kill-app');
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
  'kill -9 of the application under load loses, halves, skips and doubles nothing',
  async () => {
    const { figures } = chronicle;
    const acknowledged: Acknowledged[] = [];
    while (figures.rounds < chronicle.rounds) {
      const load = new Load(
        server.origin,
        ground.desks,
        await pilesOf(ground, chance, draftsPerRound),
      );
      load.start();
      const killedAt = await killer.kill(server.pid, chance.between(250, 900));
      await server.ended();
      const tally = await load.stop();
      server = await ServerProcess.start(ground);
      figures.recoveryMs.push(Date.now() - killedAt);
      figures.unknown += tally.unknown.length;
      await settle(server.origin, tally);
      acknowledged.push(...tally.acknowledged);
      figures.acknowledged = acknowledged.length;
      chronicle.endRound([...tally.refused, ...(await faultsOf(ground, acknowledged))]);
    }
    expect(figures.unknown).toBeGreaterThan(0);
  },
  chronicle.timeoutMs,
);
