import { matchingEntries } from '../../src/queryable-account/statement-filter.queries';
import { costDraft, draftOf, ledgerOfTest, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();

let here: number;
let neighbour: number;

const SUMMARIES = [
  '收电梯广告费',
  '收充电桩分成 Q1',
  '收 Q2 充电桩分成',
  '电',
  '停车费',
  'İ号楼电梯',
];

beforeAll(async () => {
  here = await openCommunity(db, '梧桐苑');
  neighbour = await openCommunity(db, '银杏里');
  const drafts = SUMMARIES.flatMap((summary) => [
    draftOf({ summary }),
    costDraft('80.00', { summary }),
  ]);
  for (const id of [here, neighbour]) {
    await db.transactions.run(id, (tx) =>
      ledger.postMany(
        tx,
        id,
        drafts.map((draft) => ({ ...draft, key: `${draft.key}-${id}` })),
      ),
    );
  }
});

/** Seqs of the entries whose 摘要 says the words, as a page asks for them. */
async function found(words: string): Promise<string[]> {
  const { sql, params } = matchingEntries(here, { q: words }, []);
  const rows: { seq: string }[] = await db.reading.run(here, (tx) =>
    tx.query(`select e.seq ${sql} order by e.seq`, [...params]),
  );
  return rows.map(({ seq }) => seq);
}

async function said(words: string): Promise<string[]> {
  const { rows } = await db.admin.query<{ seq: string }>(
    `select seq from entry where community_id = $1 and strpos(lower(summary), lower($2)) > 0 order by seq`,
    [here, words],
  );
  return rows.map(({ seq }) => seq);
}

describe('words in a 摘要', () => {
  it.each([
    '电梯',
    '充电',
    '充电桩分成',
    'q1',
    'Q2 充',
    '广告费',
    '电',
    '费',
    '桩费',
    '没有',
    '%电',
    '号楼',
  ])('%s: receipts and vouchers alike, in this community only', async (words) => {
    expect(await found(words)).toEqual(await said(words));
  });

  it('are looked for by pairs of characters, as they always were', async () => {
    for (const words of [...SUMMARIES, '', '一', '一一一一']) {
      const { rows } = await db.admin.query<{ pairs: string[]; wanted: string[] }>(
        `select (select array_agg(distinct pair order by pair) from unnest(bigrams($1)) pair) as pairs,
           (select array_agg(distinct substr(lower($1), i, 2) order by substr(lower($1), i, 2))
            from generate_series(1, greatest(length($1) - 1, 1)) i) as wanted`,
        [words],
      );
      expect(rows[0]?.pairs).toEqual(rows[0]?.wanted);
    }
  });
});
