import type { BenchDatabase } from '../bench-server';
import { anyOf, ledger, openCommunities, receipt } from '../books';
import type { BenchCase, CaseContext } from '../case';
import { barePool, Floor, likeTables } from '../floor';
import { brokenIn } from '../invariants';
import type { Outcome } from '../outcome';
import { closedLoop, interleaved, rateAgainst, type Variant } from '../rounds';
import type { Settings } from '../settings';

const CONNECTIONS = [1, 8, 32];
const MOST = Math.max(...CONNECTIONS);

/** One person posts one voucher: the whole way of a posting, one after the other on each connection. */
export const postingCase: BenchCase = {
  name: 'posting',
  about:
    'One entry with two lines per transaction, any of many communities: `LedgerService.post` in `Transactions.run`, with rules, gapless numbers, stored sums, idempotency and the leaf of the proof log, against header and two lines inserted by one bare statement through `pg` into tables with the same columns, checks and indexes.',
  expected: ({ rounds, seconds }: Settings) => CONNECTIONS.length * 2 * (rounds + 1) * seconds + 20,
  async run({ server, settings, say }) {
    const db = await server.database(MOST);
    const communities = await openCommunities(db, settings.communities);
    await likeTables(db, ['entry', 'posting']);
    const pool = barePool(db, MOST);
    const floor = new Floor(pool, communities);
    const outcomes: Outcome[] = [];
    for (const [index, connections] of CONNECTIONS.entries()) {
      const at = (share: number) => (index + share) / CONNECTIONS.length;
      outcomes.push(await single(db, { communities, floor, connections, settings, say, at }));
    }
    await pool.end();
    const found = { outcomes, broken: await brokenIn(db) };
    await db.drop();
    return found;
  },
};

interface Single extends Pick<CaseContext, 'settings' | 'say'> {
  communities: readonly number[];
  floor: Floor;
  connections: number;
  at: (share: number) => number;
}

async function single(db: BenchDatabase, given: Single): Promise<Outcome> {
  const { communities, floor, connections, settings, say, at } = given;
  const post = () => {
    const community = anyOf(communities);
    return db.transactions.run(community, (tx) => ledger.post(tx, community, receipt()));
  };
  const loop = (name: string, work: () => Promise<unknown>): Variant => ({
    name,
    run: () => closedLoop(connections, settings.seconds, work),
  });
  const variants = [loop('ours', post), loop('floor', () => floor.entry())];
  for (const variant of variants) await variant.run();
  const measured = await interleaved(variants, {
    rounds: settings.rounds,
    onRound: (done) => say(`${connections} connections, round ${done}`, at(done / settings.rounds)),
  });
  return rateAgainst(measured, 0, 1, {
    what: `single posting, ${connections} connection${connections > 1 ? 's' : ''}`,
    unit: 'entries/s',
    againstWhat: 'header and two lines by one bare statement',
    must: { op: '≥', value: 0.25 },
  });
}
