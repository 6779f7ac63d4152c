import { isRefusal } from '../../../src/ledger/verdicts.rules';
import type { EntryDraft } from '../../../src/ledger/entry.rules';
import type { BenchDatabase } from '../bench-server';
import { ledger, openCommunities, receipt } from '../books';
import type { BenchCase, CaseContext } from '../case';
import { CopyFloor } from '../copy-floor';
import { brokenIn } from '../invariants';
import type { Outcome } from '../outcome';
import { interleaved, rateAgainst, whole } from '../rounds';
import type { Settings } from '../settings';

const WORKERS = [1, 2];

/** Thousands of entries at a time: a bill run, a file of receipts. */
export const bulkCase: BenchCase = {
  name: 'bulk',
  about:
    'Many entries of many communities from arrays: `LedgerService.postMany`, one transaction per community, against COPY of the very rows that came of it (entry, posting, log_leaf, account_period) from files on the server into tables with the same columns, checks and indexes, sorted by community and sequence.',
  expected: ({ rounds, bulkEntries }: Settings) =>
    WORKERS.length * (rounds + 1) * bulkEntries * (1 / 10_000 + 1 / 40_000 + 1 / 40_000) + 20,
  async run({ server, settings, say }) {
    const outcomes: Outcome[] = [];
    const broken: string[] = [];
    for (const [index, workers] of WORKERS.entries()) {
      const db = await server.database(workers);
      outcomes.push(
        await bulk(db, workers, {
          settings,
          say: (what, share) => say(what, (index + share) / WORKERS.length),
        }),
      );
      broken.push(...(await brokenIn(db)));
      await db.drop();
    }
    return { outcomes, broken };
  },
};

async function bulk(
  db: BenchDatabase,
  workers: number,
  { settings, say }: Pick<CaseContext, 'settings' | 'say'>,
): Promise<Outcome> {
  const communities = await openCommunities(db, settings.communities);
  const each = Math.ceil(settings.bulkEntries / communities.length);
  const floor = await CopyFloor.over(db, communities, workers);
  let batch = 0;
  const post = async () => {
    const drafts = new Map(communities.map((id) => [id, receipts(each)]));
    const sample = await whole(each * communities.length, () => postAll(db, drafts, workers));
    batch += 1;
    return sample;
  };
  /** The rows of the batch before the newest, so that both orders of a round find rows to copy. */
  const copy = async () => {
    await floor.prepare(batch, each);
    const sample = await whole(each * communities.length, () => floor.copy());
    return sample;
  };
  await post();
  const variants = [
    { name: 'ours', run: post },
    { name: 'floor', run: copy },
  ];
  const measured = await interleaved(variants, {
    rounds: settings.rounds,
    onRound: (done) => say(`${workers} workers, round ${done}`, done / settings.rounds),
  });
  await floor.end();
  return rateAgainst(measured, 0, 1, {
    what: `${each * communities.length} entries from arrays, ${workers} connection${workers > 1 ? 's' : ''}`,
    unit: 'entries/s',
    againstWhat: 'COPY of the finished rows',
    must: { op: '≥', value: 0.35 },
  });
}

const receipts = (count: number): EntryDraft[] => Array.from({ length: count }, receipt);

async function postAll(
  db: BenchDatabase,
  drafts: ReadonlyMap<number, EntryDraft[]>,
  workers: number,
): Promise<void> {
  const waiting = [...drafts];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [id, own] = next;
      const answers = await db.transactions.run(id, (tx) => ledger.postMany(tx, id, own));
      const refused = answers.find(isRefusal);
      if (refused) throw refused.refused;
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
