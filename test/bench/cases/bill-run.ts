import { BatchFloor, BOOK_ROWS } from '../batch-floor';
import type { BenchCase } from '../case';
import { billAll, monthAt, town } from '../households';
import { brokenIn } from '../invariants';
import { busyNow } from '../machine';
import { mostMemory } from '../memory';
import { interleaved, rateAgainst, whole } from '../rounds';
import type { Settings } from '../settings';

const CONNECTIONS = 2;
const MEMORY_MB = 500;

const ROWS = {
  ...BOOK_ROWS,
  bill_run: `select t.* from marks m
    join entry e on e.community_id = m.community_id and e.seq = m.to_seq
    join bill_run t on t.community_id = m.community_id and t.id = e.source_id order by t.community_id`,
  bill: `select t.* from marks m
    join entry e on e.community_id = m.community_id and e.seq = m.to_seq
    join bill t on t.community_id = m.community_id and t.run_id = e.source_id
    order by t.community_id, t.no`,
};

/** 计费: a month of every household, from prices and areas to bills, vouchers and leaves. */
export const billRunCase: BenchCase = {
  name: 'bill-run',
  about:
    'One month of all households: `bill_run`, one transaction per community, two connections, against COPY of the very rows that came of it (bill, bill_run, entry, posting, log_leaf) from files on the server into tables with the same columns, checks, foreign keys and indexes.',
  expected: ({ rounds, households }: Settings) => 40 + (rounds + 2) * households * (1 / 12_000),
  async run({ server, settings, say }) {
    const db = await server.database(CONNECTIONS);
    const place = await town(db, {
      communities: settings.billedCommunities,
      homes: settings.households,
    });
    const { communities, homes } = place;
    const floor = await BatchFloor.over(db, ROWS, { communities, connections: CONNECTIONS });
    let at = 0;
    const bill = () =>
      floor.batch(() => {
        const month = monthAt(at);
        at += 1;
        return whole(homes, () => billAll(db, place, { month, connections: CONNECTIONS }));
      });
    const copy = async () => {
      await floor.prepare();
      return whole(homes, () => floor.copy());
    };
    const busy = await busyNow();
    const memory = await mostMemory(db, bill);
    // autovacuum may not have come by yet; a book in use has its statistics
    await db.asAdmin((admin) => admin.query('vacuum analyze'));
    const variants = [
      { name: 'ours', run: bill },
      { name: 'floor', run: copy },
    ];
    const measured = await interleaved(variants, {
      rounds: settings.rounds,
      onRound: (done) => say(`round ${done}`, done / settings.rounds),
    });
    await floor.end();
    const outcomes = [
      rateAgainst(measured, 0, 1, {
        what: `${homes} households of ${communities.length} communities`,
        unit: 'bills/s',
        againstWhat: 'COPY of the finished rows',
        // at most 1.5 times its time
        must: { op: '≥', value: 0.667 },
      }),
      {
        what: 'memory of its own, this process and its connections together',
        unit: 'MB',
        ours: memory,
        must: { op: '≤' as const, value: MEMORY_MB },
        rounds: [{ busy, ours: memory }],
      },
    ];
    const broken = await brokenIn(db);
    await db.drop();
    return { outcomes, broken };
  },
};
