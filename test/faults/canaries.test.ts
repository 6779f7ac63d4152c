import { chanceOf } from '../../src/demo/seeded.rules';
import { runningServer } from '../../src/platform/database/local-postgres/cluster';
import { faultsOf } from './book-check';
import { Killer, Wire, type WireOrder } from './children';
import { Chronicle } from './chronicle';
import { pilesOf } from './drafts';
import { type Ground, prepareGround, withClient } from './ground';
import { Load, settle } from './load';
import { buildServer, ServerProcess } from './server-process';

/**
 * Whether the rounds have teeth: defects planted outside the product, on the wire and in the database
 * of the test, must be found by the very checks that the rounds end with. A defect that takes a lucky
 * moment gets a few rounds; each on books of its own, because what it breaks stays broken.
 */
const roundsMax = 5;
const draftsPerRound = 300;
const chronicle = new Chronicle('canaries');
const chance = chanceOf(chronicle.seed);

beforeAll(() => buildServer(), 300_000);

/** One load with the defect, a kill if wanted, and what the check says afterwards. */
async function roundWith(planted: Planted): Promise<string[]> {
  const ground = await prepareGround(chronicle.name);
  const wire = await Wire.to(ground.appUrl, chance.between(0, 2 ** 30));
  const plan = { ...ground, appUrl: wire.url(ground.appUrl) };
  const killer = new Killer();
  let server = await ServerProcess.start(plan);
  try {
    await planted.plant({ ground, wire });
    const load = new Load(
      server.origin,
      ground.desks,
      await pilesOf(ground, chance, draftsPerRound),
    );
    load.start();
    const afterMs = chance.between(400, 900);
    if (planted.victim === 'postgres') {
      const postmaster = runningServer(ground.server.dir)?.pid ?? 0;
      await load.firstAnswerAfter(await killer.kill(postmaster, afterMs, true), 30_000);
    } else {
      await killer.kill(server.pid, afterMs);
      await server.ended();
    }
    const tally = await load.stop();
    await wire.order({ mode: 'pass' });
    if (!server.running) server = await ServerProcess.start(plan);
    await settle(server.origin, tally);
    return [...tally.refused, ...(await faultsOf(ground, tally.acknowledged))];
  } finally {
    await server.stop();
    killer.leave();
    wire.leave();
    await ground.close();
  }
}

interface Planted {
  victim: 'application' | 'postgres';
  plant: (where: { ground: Ground; wire: Wire }) => Promise<unknown>;
}

/**
 * What the checks say in the first round in which they name the fault. Others may show before it: a wire that
 * commits in the wrong place also takes a request its community, and it is told to log in.
 */
async function faultsWithin(rounds: number, planted: Planted, fault: RegExp): Promise<string[]> {
  let faults: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    faults = await roundWith(planted);
    if (faults.some((each) => fault.test(each))) return faults;
  }
  return faults;
}

const onWire =
  (order: WireOrder): Planted['plant'] =>
  ({ wire }) =>
    wire.order(order);

const inDatabase =
  (sql: string): Planted['plant'] =>
  ({ ground }) =>
    withClient(ground.adminUrl, (admin) => admin.query(sql));

it(
  'an application that acknowledges before COMMIT is found out',
  async () => {
    const planted = {
      victim: 'postgres',
      plant: onWire({ mode: 'answer-early', delayMs: 150 }),
    } as const;
    const faults = await faultsWithin(roundsMax, planted, /^acknowledged and lost/);
    expect(faults.filter((fault) => fault.startsWith('acknowledged and lost'))).not.toEqual([]);
  },
  chronicle.timeoutMs,
);

it(
  'a key that is committed apart from its work is found out',
  async () => {
    const planted: Planted = {
      victim: 'application',
      plant: ({ wire }) => wire.order({ mode: 'key-outside' }),
    };
    const found = /a key without an answer|acknowledged and lost/;
    const faults = await faultsWithin(roundsMax, planted, found);
    expect(faults.join('\n')).toMatch(found);
  },
  chronicle.timeoutMs,
);

it(
  'a database that answers before it has written down is found out by its settings',
  async () => {
    // kill -9 loses no page that the operating system has: this one only a power cut would show.
    const planted: Planted = {
      victim: 'application',
      plant: inDatabase('alter role trust_app set synchronous_commit = off'),
    };
    await expect(roundWith(planted)).rejects.toThrow(/synchronous_commit=off/);
  },
  chronicle.timeoutMs,
);
