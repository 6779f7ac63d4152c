import { ReceiptsBulk } from '../../../src/charges/receipts-bulk.service';
import type { BulkReceived } from '../../../src/charges/receipts-bulk.service';
import { day } from '../../../src/shared/day';
import { Money } from '../../../src/shared/money';
import { TestClock } from '../../support/test-clock';
import { BatchFloor, BOOK_ROWS } from '../batch-floor';
import type { BenchDatabase } from '../bench-server';
import type { BenchCase } from '../case';
import { billAll, monthAt, sharedOut, town, type Town } from '../households';
import { brokenIn } from '../invariants';
import { interleaved, rateAgainst, whole } from '../rounds';
import type { Settings } from '../settings';

const CONNECTIONS = 2;

const OF_BATCH = `from marks m join receipt r on r.community_id = m.community_id
    and r.entry_seq > m.from_seq and r.entry_seq <= m.to_seq`;
const ROWS = {
  ...BOOK_ROWS,
  receipt: `select r.* ${OF_BATCH} order by r.community_id, r.id`,
  receipt_allocation: `select t.* ${OF_BATCH}
    join receipt_allocation t on t.community_id = r.community_id and t.receipt_id = r.id
    order by t.community_id, t.receipt_id, t.bill_id`,
};

/** Far enough on for every month that is billed. */
const bulk = new ReceiptsBulk(new TestClock('2030-01-01'));

/** 批量收款: lists of payments, each laid on the oldest bills. */
export const receiptsCase: BenchCase = {
  name: 'receipts',
  about:
    'A payment of every household, a third of them less and a third more than the bill: `ReceiptsBulk.take`, one transaction per community, two connections, against COPY of the very rows that came of it (receipt, receipt_allocation, entry, posting, log_leaf) from files on the server into tables with the same columns, checks, foreign keys and indexes. Settling the bills, which COPY does not do, is ours too. Then the same lists again.',
  expected: ({ rounds, receipts }: Settings) => 40 + (rounds + 1) * receipts * (1 / 4_000),
  async run({ server, settings, say }) {
    const db = await server.database(CONNECTIONS);
    const place = await town(db, {
      communities: settings.billedCommunities,
      homes: settings.receipts,
    });
    const { communities, homes } = place;
    const floor = await BatchFloor.over(db, ROWS, { communities, connections: CONNECTIONS });
    let at = 0;
    let lists = new Map<number, BulkReceived[]>();
    const prepared = async () => {
      const month = monthAt(at);
      at += 1;
      await billAll(db, place, { month, connections: CONNECTIONS });
      lists = await listsOf(db, month);
    };
    const take = async () => {
      await prepared();
      return floor.batch(() => whole(homes, () => takeAll(db, place, { lists, fresh: true })));
    };
    const again = () => whole(homes, () => takeAll(db, place, { lists, fresh: false }));
    const copy = async () => {
      await floor.prepare();
      return whole(homes, () => floor.copy());
    };
    await take();
    // autovacuum may not have come by yet; a book in use has its statistics
    await db.asAdmin((admin) => admin.query('vacuum analyze'));
    const variants = [
      { name: 'ours', run: take },
      { name: 'again', run: again },
      { name: 'floor', run: copy },
    ];
    const measured = await interleaved(variants, {
      rounds: settings.rounds,
      onRound: (done) => say(`round ${done}`, done / settings.rounds),
    });
    await floor.end();
    const outcomes = [
      rateAgainst(measured, 0, 2, {
        what: `${homes} receipts of ${communities.length} communities`,
        unit: 'receipts/s',
        againstWhat: 'COPY of the finished rows',
        must: { op: '≥', value: 0.3 },
      }),
      rateAgainst(measured, 1, 0, {
        what: 'the same lists again, which add nothing',
        unit: 'lines/s',
        againstWhat: 'the first time',
        // at most half its time
        must: { op: '≥', value: 2 },
      }),
    ];
    const broken = await brokenIn(db);
    await db.drop();
    return { outcomes, broken };
  },
};

async function takeAll(
  db: BenchDatabase,
  { communities, by }: Town,
  { lists, fresh }: { lists: ReadonlyMap<number, BulkReceived[]>; fresh: boolean },
): Promise<void> {
  await sharedOut(communities, CONNECTIONS, (id) =>
    db.transactions.run(id, async (tx) => {
      const lines = lists.get(id) ?? [];
      const { receipts } = await bulk.take(tx, id, { lines, by, keepFor: 'service' });
      const wanted = fresh ? lines.length : 0;
      if (receipts.length !== wanted) throw new Error(`${receipts.length} instead of ${wanted}`);
    }),
  );
}

const LISTS = `
  select community_id, unit_id, (amount + 20 * (no % 3 - 1))::text as amount from bill
  where period = $1 order by community_id, no`;

/** One payment for each bill of the month, in the order of the bills. */
async function listsOf(db: BenchDatabase, month: string): Promise<Map<number, BulkReceived[]>> {
  const { rows } = await db.admin.query<{
    community_id: number;
    unit_id: string;
    amount: string;
  }>(LISTS, [month]);
  const lists = new Map<number, BulkReceived[]>();
  for (const [at, row] of rows.entries()) {
    const list = lists.get(row.community_id) ?? [];
    lists.set(row.community_id, list);
    list.push({
      unitId: row.unit_id,
      amount: Money.yuan(row.amount),
      receivedOn: day(`${month}-18`),
      method: 'transfer',
      moneyAccount: '100201',
      reference: `流水${month}${String(at).padStart(9, '0')}`,
    });
  }
  return lists;
}
