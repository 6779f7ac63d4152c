import { chanceOf } from '../../src/demo/seeded.rules';
import { faultsOf } from './book-check';
import { Chronicle } from './chronicle';
import { pilesOf } from './drafts';
import { type Ground, prepareGround } from './ground';
import { type Acknowledged, postingOf, send } from './posting';
import { buildServer, ServerProcess } from './server-process';

const atOnce = 5;
const chronicle = new Chronicle('same-key');
const chance = chanceOf(chronicle.seed);
let ground: Ground;
let servers: ServerProcess[];

beforeAll(async () => {
  buildServer();
  ground = await prepareGround(chronicle.name);
  // Two, as behind a load balancer: what one process remembers does not help the other.
  servers = [await ServerProcess.start(ground), await ServerProcess.start(ground)];
}, 300_000);

afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await ground?.close();
});

it(
  'one key sent five times at the same moment to two servers makes one entry and one answer',
  async () => {
    const { figures } = chronicle;
    const acknowledged: Acknowledged[] = [];
    while (figures.rounds < chronicle.rounds) {
      const piles = await pilesOf(ground, chance, ground.desks.length);
      const postings = ground.desks.map((desk) =>
        postingOf(desk, piles.get(desk.communityId)?.pop() ?? ''),
      );
      const outcomes = await Promise.all(
        postings.flatMap((posting) =>
          Array.from({ length: atOnce }, (_one, turn) => send(originOf(turn), posting)),
        ),
      );
      const answers = outcomes.flatMap((outcome) =>
        outcome.kind === 'acknowledged' ? [outcome.answer] : [],
      );
      acknowledged.push(...answers);
      expect(outcomes.filter(({ kind }) => kind !== 'acknowledged')).toEqual([]);
      expect(new Set(answers.map(({ entry }) => JSON.stringify(entry))).size).toBeLessThanOrEqual(
        postings.length,
      );
      figures.acknowledged = acknowledged.length;
      chronicle.endRound(await faultsOf(ground, acknowledged));
    }
  },
  chronicle.timeoutMs,
);

const originOf = (turn: number) => servers[turn % servers.length]?.origin ?? '';
