import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { EntryPageQueries } from '../../src/queryable-account/entry-page.queries';
import { entryPageViewOf } from '../../src/queryable-account/entry-page.view';
import { FlowQueries } from '../../src/queryable-account/flow.queries';
import { StatementQueries } from '../../src/queryable-account/statement.queries';
import { statementViewOf } from '../../src/queryable-account/statement.view';
import { SummaryQueries } from '../../src/queryable-account/summary.queries';
import { summaryViewOf } from '../../src/queryable-account/summary.view';
import { CorrectionsQueries } from '../../src/queryable-account/time-machine/corrections.queries';
import { TimeMachineQueries } from '../../src/queryable-account/time-machine/time-machine.queries';
import {
  correctionsViewOf,
  timeMachineViewOf,
} from '../../src/queryable-account/time-machine/time-machine.view';
import { day, lastDayOf } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { clockOfTest } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

/** "As it stood then" against the same books asked directly, entry by entry, past every query of ours. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
const ALL = { limit: 200 };

let here: Lived;
let id: number;
let places: { seq: string; on: string }[];

beforeAll(async () => {
  // The neighbour lives through the same months with the same amounts.
  await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  id = here.place.communityId;
  await written();
  const { rows } = await db.admin.query<{ seq: string; on: string }>(
    `select seq, (posted_at at time zone 'Asia/Shanghai')::date::text as on from entry
     where community_id = $1 order by seq`,
    [id],
  );
  places = rows;
});

/**
 * As if each entry had been written on the evening of its day, two of them late: the database's clock is
 * nobody's to turn, so the test does it behind everybody's back. January to March are closed on 9 April.
 */
async function written(): Promise<void> {
  await db.admin.query(`set session_replication_role = replica`);
  await db.admin.query(`
    with moment as (
      select community_id, seq, max((booked_on + time '23:59:59') at time zone 'Asia/Shanghai')
        over (partition by community_id order by seq) as at from entry)
    update entry e set posted_at = m.at from moment m
    where m.community_id = e.community_id and m.seq = e.seq`);
  await db.admin.query(
    `insert into period_close (community_id, period, closed_by, closed_at, last_voucher_no, checklist)
     select $1, '2026-0' || m, (select id from person limit 1), '2026-04-09T10:00:00Z', 1, '[]'
     from generate_series(1, 3) m`,
    [id],
  );
  await db.admin.query(`set session_replication_role = origin`);
}

/** Money in the trust by the entries up to a place alone. */
async function heldThrough(seq: string): Promise<string> {
  const { rows } = await db.admin.query<{ held: string }>(
    `select coalesce(sum(p.debit - p.credit), 0.00) as held from posting p
     where p.community_id = $1 and p.account_code ~ '^10' and p.seq <= $2`,
    [id, seq],
  );
  return rows[0]?.held ?? '';
}

const summary = async (asOf?: string) =>
  summaryViewOf(
    await new SummaryQueries(db.reading, clockOfTest).summary(id, { unitIds: [], asOf }),
  );
const statement = async (asOf?: string) =>
  statementViewOf(await new StatementQueries(db.reading).page(id, {}, ALL, { unitIds: [], asOf }))
    .items;
const entry = async (seq: string, asOf?: string) =>
  entryPageViewOf(await new EntryPageQueries(db.reading).entryPage(id, seq, { unitIds: [], asOf }));
const flow = async (asOf?: string) => {
  const range = { from: period('2026-01'), to: period('2026-06'), asOf };
  return (await new FlowQueries(db.reading).flow(id, range)).flow;
};
const corrections = async (asOf?: string) =>
  correctionsViewOf(
    await new CorrectionsQueries(db.reading).corrections(id, ALL, { unitIds: [], asOf }),
  );

describe('the account as it stood', () => {
  it('right after each entry: money, list and flow are of the entries until then, to the fen', async () => {
    expect(places.length).toBeGreaterThan(9);
    for (const { seq } of places) {
      const held = await heldThrough(seq);
      const then = await flow(seq);
      expect([(await summary(seq)).total, then.closing.toString()]).toEqual([held, held]);
      const known = places.filter((place) => BigInt(place.seq) <= BigInt(seq));
      const listed = (await statement(seq)).map((card) => card.seq).toSorted((a, b) => +a - +b);
      expect(listed).toEqual(known.map((place) => place.seq));
    }
  });

  it.each(['2026-01-01', '2026-03-31', '2026-04-08', '2026-04-12', '2026-05-05', '2026-12-31'])(
    'at the end of %s: whatever was written by then',
    async (on) => {
      const last = places.findLast((place) => place.on <= on)?.seq ?? '0';
      const then = await summary(on);
      expect([then.total, then.on]).toEqual([await heldThrough(last), on]);
      expect(new Set((await statement(on)).map(({ seq }) => seq)).size).toBe(Number(last));
    },
  );

  it('knows of a closed month only once it was closed', async () => {
    expect((await summary('2026-04-08')).closedThrough).toBeNull();
    expect((await summary('2026-04-09')).closedThrough).toBe(lastDayOf(period('2026-03')));
  });

  it('is as today when everything is known', async () => {
    const last = places.at(-1)?.seq ?? '';
    expect(await statement(last)).toEqual(await statement());
    expect(await flow(last)).toEqual(await flow());
  });
});

describe('a later correction', () => {
  it('is not known before it was written; afterwards both stay', async () => {
    const before = await entry(here.reversed, '2026-05-05');
    expect([before.reversed, before.reversedBy]).toEqual([false, null]);
    const after = await entry(here.reversed, '2026-05-06');
    expect([after.reversed, after.reversedBy?.seq]).toEqual([true, here.reversal]);
    const shown = await statement('2026-05-05');
    expect(shown.find(({ seq }) => seq === here.reversed)?.reversed).toBe(false);
  });

  it('is listed for the day before, with what it takes back, and by no day after', async () => {
    const [listed] = [await corrections('2026-05-05')];
    expect(listed.items.map((item) => [item.reversal.seq, item.original.seq, item.why])).toEqual([
      [here.reversal, here.reversed, '多收押金冲回'],
    ]);
    expect(listed.known).toMatchObject({ on: '2026-05-05' });
    expect((await corrections('2026-05-06')).items).toEqual([]);
    expect((await corrections('2026-04-30')).items).toEqual([]);
    expect((await corrections()).items).toHaveLength(1);
  });

  it('is counted beside the moments one can go back to', async () => {
    const machine = timeMachineViewOf(
      await new TimeMachineQueries(db.reading).moments(id, '2026-05-05'),
    );
    expect(machine).toMatchObject({
      firstDay: '2026-01-01',
      lastSeq: String(places.length),
      correctedSince: 1,
      writtenSince: places.filter(({ on }) => on > '2026-05-05').length,
    });
  });
});

describe('what was not yet', () => {
  it('an entry that was written later is not there', async () => {
    await expect(entry(here.reversal, '2026-05-05')).rejects.toMatchObject({
      code: 'account.not-written-yet',
    });
  });

  it('a day before the first entry says since when the books are kept here', async () => {
    await expect(summary('2025-12-31')).rejects.toMatchObject({
      code: 'account.not-kept-yet',
      details: { firstDay: '2026-01-01' },
    });
    await expect(summary(`${places.length + 1}`)).rejects.toMatchObject({
      code: 'account.entry-unknown',
    });
    await expect(summary('2026-02-30')).rejects.toMatchObject({ code: 'day.malformed' });
    expect(day('2026-01-01')).toBe(places[0]?.on);
  });
});
