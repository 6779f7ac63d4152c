import { Reading } from '../../src/platform/database/reading';
import { codeOf, here, insertNote, neighbour, withNotes } from '../support/notes';

const db = withNotes();

describe('reading', () => {
  it('is read only, even where the role was granted too much', async () => {
    const work = db.reading.run(here, (tx) => insertNote(tx, 70, 'written while reading'));
    expect(await codeOf(work)).toBe('25006');
    const byHand = new Reading(db.appDataSource).run(here, (tx) =>
      insertNote(tx, 70, 'by the app'),
    );
    expect(await codeOf(byHand)).toBe('25006');
    const stubborn = db.reading.run(here, async (tx) => {
      await tx.query('set transaction read write');
      await insertNote(tx, 70, 'written while reading');
    });
    expect(await codeOf(stubborn)).toBe('25001');
  });

  it('shows its community only', async () => {
    const theirs = await db.reading.run(neighbour, (tx) => tx.query('select body from note'));
    expect(theirs).toEqual([{ body: 'theirs' }]);
    const nobodys = db.reading.runGlobal((tx) => tx.query('select body from note'));
    expect(await codeOf(nobodys)).toBe('42501');
  });

  it('sees one moment, whatever is written meanwhile', async () => {
    const counts = await db.reading.run(here, async (tx) => {
      const count = () => tx.query('select count(*) from note');
      const before: unknown = await count();
      await db.transactions.run(here, (other) => insertNote(other, 80, 'meanwhile'));
      return [before, await count()];
    });
    expect(counts[0]).toEqual(counts[1]);
  });

  it('streams rows in batches and gives its connection back', async () => {
    const seen: number[] = [];
    const rows = db.reading.stream<{ n: number }>(
      here,
      'select n from generate_series(1, $1::int) n',
      [1234],
    );
    for await (const row of rows) seen.push(row.n);
    expect(seen).toHaveLength(1234);
    expect(seen.at(-1)).toBe(1234);
    expect(await openReadings()).toBe(0);
  });

  it('lets go when the reader stops early or the statement fails', async () => {
    for (let time = 1; time <= 6; time += 1) {
      const rows = db.reading.stream(here, 'select * from generate_series(1, 100000)');
      for await (const _row of rows) break;
    }
    const failing = db.reading.stream(here, 'select 1 / (n - 700) from generate_series(1, 900) n');
    expect(await codeOf(drain(failing))).toBe('22012');
    expect(await openReadings()).toBe(0);
    expect(await db.reading.run(here, (tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});

async function openReadings(): Promise<number> {
  const { rows } = await db.admin.query<{ open: string }>(
    `select count(*) as open from pg_stat_activity
     where datname = current_database() and usename = 'trust_report' and state <> 'idle'`,
  );
  return Number(rows[0]?.open);
}

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _row of rows) continue;
}
