import { chanceOf } from '../../src/demo/seeded.rules';
import { faultsOf } from './book-check';
import { Wire } from './children';
import { Chronicle } from './chronicle';
import { pilesOf } from './drafts';
import { type Ground, prepareGround } from './ground';
import { Load, settle } from './load';
import type { Acknowledged } from './posting';
import { buildServer, ServerProcess } from './server-process';

const draftsPerRound = 6;
const chronicle = new Chronicle('lost-answers');
const chance = chanceOf(chronicle.seed);
let ground: Ground;
let wire: Wire;
let server: ServerProcess;

beforeAll(async () => {
  buildServer();
  ground = await prepareGround(chronicle.name);
  wire = await Wire.to(ground.appUrl, chronicle.seed);
  server = await ServerProcess.start({ ...ground, appUrl: wire.url(ground.appUrl) });
}, 300_000);

afterAll(async () => {
  await server?.stop();
  wire?.leave();
  await ground?.close();
});

it(
  'a connection cut at COMMIT, before it or after it, leaves each act done exactly once',
  async () => {
    const { figures } = chronicle;
    const acknowledged: Acknowledged[] = [];
    while (figures.rounds < chronicle.rounds) {
      // Mostly the worse of the two: done, and nobody heard of it.
      const mode = chance.between(0, 3) === 0 ? 'lose-commit' : 'lose-answer';
      await wire.order({ mode, share: chance.between(30, 80) / 100 });
      const piles = await pilesOf(ground, chance, draftsPerRound);
      const load = new Load(server.origin, ground.desks, piles);
      load.start();
      const tally = await load.finish();
      figures.unknown += tally.unknown.length;
      await wire.order({ mode: 'pass' });
      await settle(server.origin, tally);
      acknowledged.push(...tally.acknowledged);
      figures.acknowledged = acknowledged.length;
      figures.cuts = wire.cuts;
      chronicle.endRound([...tally.refused, ...(await faultsOf(ground, acknowledged))]);
      expect(figures.acknowledged).toBe(figures.rounds * 2 * draftsPerRound);
    }
    expect(wire.cuts).toBeGreaterThan(chronicle.rounds);
  },
  chronicle.timeoutMs,
);
