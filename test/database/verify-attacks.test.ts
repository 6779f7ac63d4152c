import { entities } from '../../src/entities';
import type { Fault } from '../../src/proof/verify/fault.rules';
import type { KeptHead } from '../../src/proof/verify/heads.rules';
import { draftOf, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { signNow } from '../support/full-books';
import { LogForger } from '../support/log-forger';
import { SpendingInTest } from '../support/spending';
import { day } from '../../src/shared/day';
import { fullyVerified } from '../support/verification';

/**
 * assurance 3.9: what finds what. A hundred entries, one head kept by somebody at the sixtieth and one
 * at the hundredth; the database's own heads are the forger's to throw away.
 */
const db = withDatabase(entities);
const EARLY = 60;
const ALL = 100;

interface Book {
  readonly id: number;
  readonly forger: LogForger;
  readonly fileId: string;
  readonly early: KeptHead;
  readonly late: KeptHead;
}

async function book(name: string): Promise<Book> {
  const spend = new SpendingInTest(db);
  const { communityId: id, fileId } = await spend.found(name);
  const post = (from: number, to: number) =>
    db.transactions.run(id, (tx) =>
      spend.ledger.postMany(
        tx,
        id,
        Array.from({ length: to - from + 1 }, (_, i) =>
          draftOf({
            bookedOn: day(from + i <= 50 ? '2026-02-05' : '2026-03-05'),
            summary: `第 ${from + i} 笔物业费`,
            fileIds: [fileId],
          }),
        ),
      ),
    );
  await post(1, EARLY);
  const early = await signNow(db, id, new Date('2026-03-31T08:00:00Z'));
  await post(EARLY + 1, ALL);
  const late = await signNow(db, id, new Date('2026-04-30T08:00:00Z'));
  return {
    id,
    fileId,
    forger: new LogForger(db, id),
    early: { source: 'kept at 60', note: early.note },
    late: { source: 'kept at 100', note: late.note },
  };
}

/** How a book fails with nothing but itself, and against each of the heads. */
async function verdictsOn({ id, early, late }: Book) {
  const kinds = (faults: readonly Fault[]) =>
    new Set(faults.map(({ table }) => (BALANCES.includes(table) ? 'balances' : table)));
  const own = kinds((await fullyVerified(db, id)).faults);
  const against = async (head: KeptHead) => {
    const faults = (await fullyVerified(db, id, [head])).faults;
    return faults.some(({ row, column }) => row === head.source && column === 'root');
  };
  return { inside: [...own], early: await against(early), late: await against(late) };
}

const BALANCES = ['account_period', 'voucher_counter', 'ledger_head'];

/** The forger also takes away the database's own signed heads, which would give it away at once. */
async function forgetsHeads({ id }: Book): Promise<void> {
  await db.admin.query(`set session_replication_role = replica;
    update log_checkpoint set community_id = -community_id where community_id = ${id};
    set session_replication_role = origin`);
}

/** Where the database's own heads are gone, only that they are is told; the root is what counts here. */
const attacks: [string, (b: Book) => Promise<void>, { early: boolean; late: boolean }][] = [
  ['row edited, leaf and tree recomputed', (b) => b.forger.raises(30), { early: true, late: true }],
  [
    'entry removed, renumbered, recomputed',
    (b) => b.forger.removes(30),
    { early: true, late: true },
  ],
  ['back-dated insert, recomputed', (b) => b.forger.insertsBefore(30), { early: true, late: true }],
  [
    'voucher swapped for another, recomputed',
    (b) =>
      b.forger.changes(
        `update file_object set sha256 = repeat('ab', 32), public_sha256 = repeat('ab', 32)
         where community_id = $1`,
      ),
    { early: true, late: true },
  ],
  ['entry 80 rewritten, recomputed', (b) => b.forger.raises(80), { early: false, late: true }],
  ['two entries change places, recomputed', (b) => b.forger.swaps(30), { early: true, late: true }],
  [
    'the last entry taken away, recomputed',
    (b) => b.forger.removes(100),
    { early: false, late: true },
  ],
  [
    'a whole month rewritten, recomputed',
    async (b) => {
      for (let seq = 1; seq <= 50; seq += 1) await b.forger.raises(seq);
    },
    { early: true, late: true },
  ],
];

it('holds before the attacks, against both heads', async () => {
  const untouched = await book('好账苑');
  expect(await verdictsOn(untouched)).toEqual({ inside: [], early: false, late: false });
});

it('finds a row that was edited while its hashes were left, without any head', async () => {
  const spoilt = await book('改账苑');
  await spoilt.forger.raises(30);
  const { faults } = await fullyVerified(db, spoilt.id);
  expect(faults.map(({ table }) => table)).toEqual(['entry']);
  expect(faults[0]).toMatchObject({
    row: '30',
    column: 'total',
    expected: '300.00',
    found: '1300.00',
  });
});

it.each(attacks)(
  '%s: nothing inside shows it, a head kept outside does',
  async (name, attack, found) => {
    const spoilt = await book(name.slice(0, 20));
    await attack(spoilt);
    await spoilt.forger.recomputes();
    await forgetsHeads(spoilt);
    expect(await verdictsOn(spoilt)).toEqual({ inside: [], ...found });
    const neighbour = await openCommunity(db, '邻家苑');
    expect((await fullyVerified(db, neighbour)).faults).toEqual([]);
  },
);

it('is red against its own signed heads, where the forger leaves them', async () => {
  const spoilt = await book('留头苑');
  await spoilt.forger.raises(30);
  await spoilt.forger.recomputes();
  const { faults } = await fullyVerified(db, spoilt.id);
  expect(faults).toMatchObject([{ table: 'log_checkpoint', column: 'root', count: 2 }]);
});

it('is red where the forger signs anew with a key of its own', async () => {
  const spoilt = await book('换钥苑');
  await spoilt.forger.raises(80);
  await spoilt.forger.recomputes();
  await forgetsHeads(spoilt);
  await signNow(db, spoilt.id, new Date('2026-05-01T08:00:00Z'), Buffer.alloc(32, 9));
  expect((await fullyVerified(db, spoilt.id)).faults).toEqual([]);
  const { faults } = await fullyVerified(db, spoilt.id, [spoilt.early]);
  expect(faults.length).toBeGreaterThan(0);
});
