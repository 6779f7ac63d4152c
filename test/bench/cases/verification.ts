import { hash } from 'node:crypto';
import { sweepEntries } from '../../../src/proof/verify/entries.queries';
import { Findings } from '../../../src/proof/verify/fault.rules';
import type { BenchDatabase } from '../bench-server';
import { ledger, openCommunities, receipt } from '../books';
import type { BenchCase } from '../case';
import { brokenIn } from '../invariants';
import type { Outcome } from '../outcome';
import { interleaved, rateAgainst, whole } from '../rounds';
import type { Settings } from '../settings';

const COMMUNITIES = 10;
const AT_ONCE = 1000;

/** The nightly question: is what stands in the rows still what was logged? */
export const verificationCase: BenchCase = {
  name: 'verification',
  about:
    'Entries with their lines rebuilt from the rows and compared with their leaves (`sweepEntries`, one connection), against reading and hashing the same bytes without comparing; and for the record against SHA-256 alone, in Node, of the same bytes in memory.',
  expected: ({ rounds, bulkEntries }: Settings) =>
    bulkEntries / 8_000 + ((rounds + 1) * 3 * bulkEntries) / 80_000 + 20,
  async run({ server, settings, say }) {
    const db = await server.database(2);
    const communities = await openCommunities(db, COMMUNITIES);
    const each = Math.ceil(settings.bulkEntries / COMMUNITIES);
    for (const [at, id] of communities.entries()) {
      await post(db, id, each);
      say(`posting what is verified`, (0.4 * (at + 1)) / COMMUNITIES);
    }
    await db.admin.query('vacuum analyze');
    const bodies = await bodiesOf(db);
    const sweep = (compare: boolean) => () =>
      whole(each * COMMUNITIES, () => sweepAll(db, { communities, each, compare }));
    const variants = [
      { name: 'compared', run: sweep(true) },
      { name: 'read and hashed', run: sweep(false) },
      { name: 'hashed', run: () => whole(bodies.length, () => hashAll(bodies)) },
    ];
    for (const variant of variants) await variant.run();
    const measured = await interleaved(variants, {
      rounds: settings.rounds,
      onRound: (done) => say(`round ${done}`, 0.4 + (0.6 * done) / settings.rounds),
    });
    const told = { what: 'verification of rows', unit: 'entries/s' };
    const outcomes: Outcome[] = [
      rateAgainst(measured, 0, 1, {
        ...told,
        againstWhat: 'reading and hashing without comparing',
        must: { op: '≥', value: 0.6 },
      }),
      rateAgainst(measured, 0, 2, {
        ...told,
        what: 'verification of rows, against SHA-256 alone',
        againstWhat: 'SHA-256 of the same bytes in memory',
      }),
    ];
    const found = { outcomes, broken: await brokenIn(db) };
    await db.drop();
    return found;
  },
};

async function post(db: BenchDatabase, community: number, entries: number): Promise<void> {
  for (let posted = 0; posted < entries; posted += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, entries - posted) }, receipt);
    await db.transactions.run(community, (tx) => ledger.postMany(tx, community, drafts));
  }
}

/** @throws when a difference is found: nobody has changed anything. */
async function sweepAll(
  { reading }: BenchDatabase,
  what: { communities: readonly number[]; each: number; compare: boolean },
): Promise<void> {
  for (const communityId of what.communities) {
    const findings = new Findings();
    const entries = await reading.run(communityId, async (tx) => {
      await tx.query(`select set_config('timezone', 'UTC', true)`);
      const range = { communityId, from: 1, to: what.each };
      return sweepEntries(tx, range, findings, what.compare);
    });
    if (entries !== what.each || findings.list().length > 0) {
      throw new Error(
        `${entries} entries verified, differences: ${JSON.stringify(findings.list())}`,
      );
    }
  }
}

async function bodiesOf({ admin }: BenchDatabase): Promise<Buffer[]> {
  const { rows } = await admin.query<{ body: string }>(
    `select body from log_leaf where kind = 'entry'`,
  );
  return rows.map(({ body }) => Buffer.from(`\0${body}`));
}

async function hashAll(bodies: readonly Buffer[]): Promise<void> {
  for (const body of bodies) hash('sha256', body, 'hex');
}
