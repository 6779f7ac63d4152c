import { PostingQueue } from '../../../src/ledger/posting-queue';
import { anyOf, ledger, openCommunities, receipt } from '../books';
import type { BenchCase } from '../case';
import { barePool, Floor, likeTables } from '../floor';
import { brokenIn } from '../invariants';
import type { Must, Outcome } from '../outcome';
import { closedLoop, interleaved, rateAgainst } from '../rounds';
import type { Settings } from '../settings';

const IN_FLIGHT = 32;

/** Receipts from a payment channel: each waits for its own answer, many at once. */
export const groupedCase: BenchCase = {
  name: 'grouped',
  about: `\`PostingQueue.post\`, ${IN_FLIGHT} callers at once, each with one entry at a time and an answer of its own, of many communities and of one; against a bare insert of one row (the header alone) on ${IN_FLIGHT} connections.`,
  expected: ({ rounds, seconds }: Settings) => 2 * 2 * (rounds + 1) * seconds + 20,
  async run({ server, settings, say }) {
    const db = await server.database(IN_FLIGHT);
    const communities = await openCommunities(db, settings.communities);
    await likeTables(db, ['entry']);
    const pool = barePool(db, IN_FLIGHT);
    const queue = new PostingQueue(db.transactions, ledger);
    const measured = async (among: readonly number[], floor: Floor, part: number) => {
      const variants = [
        { name: 'ours', work: () => queue.post(anyOf(among), receipt()) },
        { name: 'floor', work: () => floor.row() },
      ].map(({ name, work }) => ({
        name,
        run: () => closedLoop(IN_FLIGHT, settings.seconds, work),
      }));
      for (const variant of variants) await variant.run();
      return interleaved(variants, {
        rounds: settings.rounds,
        onRound: (done) => say(`round ${done}`, (part + done / settings.rounds) / 2),
      });
    };
    const told = (what: string, must: Must) => ({
      what,
      unit: 'entries/s',
      againstWhat: 'a bare insert of one row',
      must,
    });
    const [hot = 0, ...others] = communities;
    const outcomes: Outcome[] = [
      rateAgainst(await measured(others, new Floor(pool, others), 0), 0, 1, {
        ...told(`grouped posting, ${IN_FLIGHT} at once, many communities`, { op: '≥', value: 0.5 }),
      }),
      rateAgainst(await measured([hot], new Floor(pool, [hot]), 1), 0, 1, {
        ...told(`grouped posting, ${IN_FLIGHT} at once, one community`, { op: '≥', value: 0.6 }),
      }),
    ];
    await pool.end();
    const found = { outcomes, broken: await brokenIn(db) };
    await db.drop();
    return found;
  },
};
