import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { SavedSearchesQueries } from '../../src/queryable-account/search/saved-searches.queries';
import { SavedSearchesService } from '../../src/queryable-account/search/saved-searches.service';
import { type SearchAsked, SearchQueries } from '../../src/queryable-account/search/search.queries';
import { searchViewOf } from '../../src/queryable-account/search/search.view';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { clockOfTest } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

let here: Lived;
let neighbour: Lived;
let id: number;
let searches: SearchQueries;

beforeAll(async () => {
  // The neighbour lives through the same months with the same amounts.
  neighbour = await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  id = here.place.communityId;
  searches = new SearchQueries(db.reading, clockOfTest);
});

const search = async (q: string, asked: Partial<SearchAsked> = {}, unitIds: string[] = []) =>
  searchViewOf(
    await searches.search(id, { q, limit: 50, ...asked }, { unitIds, shut: ['commitment'] }),
  );

/** Places in the book that were found, newest first. */
async function found(q: string, asked: Partial<SearchAsked> = {}, unitIds: string[] = []) {
  const { groups } = await search(q, { kind: 'entry', ...asked }, unitIds);
  return groups.flatMap(({ results }) => results.map(({ link }) => link.id));
}

async function seqs(condition: string): Promise<string[]> {
  const { rows } = await db.admin.query<{ seq: string }>(
    `select distinct e.booked_on, e.seq from entry e join posting p using (community_id, seq)
     where e.community_id = $1 and ${condition} order by e.booked_on desc, e.seq desc`,
    [id],
  );
  return rows.map(({ seq }) => seq);
}

describe('entries are found', () => {
  it.each<[string, string]>([
    ['押金', `e.summary like '%押金%'`],
    ['广告 到账', `e.summary like '%广告%到账%'`],
    ['6000', 'p.debit = 6000'],
    ['￥6,000.00', 'p.debit = 6000'],
    // 红字: what was taken back is found by the same figure
    ['2000', 'abs(p.debit) = 2000 or abs(p.credit) = 2000'],
    ['记1', 'e.voucher_no = 1'],
    ['2026-04 记-2号', `e.period = '2026-04' and e.voucher_no = 2`],
    ['2026-04', `e.period = '2026-04'`],
    ['2026-04 押金', 'false'],
    ['2026年5月 押金', `e.period = '2026-05' and e.summary like '%押金%'`],
    ['5000以上 2026-04', `e.period = '2026-04' and e.total >= 5000`],
    ['记99', 'false'],
    ["押金' or '1'='1", 'false'],
    ['%金', 'false'],
    ['_金', 'false'],
  ])('by %s', async (typed, condition) => {
    expect(await found(typed)).toEqual(await seqs(`(${condition})`));
  });

  it('of this community only: the neighbour has the same words and amounts', async () => {
    const [all, { rows }] = [
      await found('5670'),
      await db.admin.query('select from posting where debit = 5670'),
    ];
    expect(all).toEqual([here.lift]);
    expect(rows.length).toBeGreaterThan(1);
    expect(neighbour.place.communityId).not.toBe(id);
  });

  it('page by page, and a few of each kind at first', async () => {
    const few = await search('2026年');
    const [entries] = few.groups.filter(({ kind }) => kind === 'entry');
    expect([entries?.results.length, entries?.total, few.next]).toEqual([
      5,
      (await seqs('true')).length,
      expect.any(String),
    ]);
    const first = await search('2026年', { kind: 'entry', limit: 4 });
    const rest = await found('2026年', { cursor: first.next ?? '' });
    const shown = first.groups.flatMap(({ results }) => results.map(({ link }) => link.id));
    expect([...shown, ...rest]).toEqual(await seqs('true'));
  });

  it('with the words marked where they are shown', async () => {
    const { groups, understood } = await search('广告');
    const [result] = groups[0]?.results ?? [];
    const marked = result?.contextMarks.map(([from, to]) => result.context.slice(from, to));
    expect([marked, understood[0]?.kindName]).toEqual([['广告'], '词']);
  });

  it('an empty box is asked what it wants, bounds that contradict are refused', async () => {
    await expect(search('  ')).rejects.toMatchObject({ code: 'account.nothing-asked' });
    const reversed = { min: Money.yuan('2'), max: Money.yuan('1') };
    await expect(search('电梯', reversed)).rejects.toMatchObject({
      code: 'account.amounts-reversed',
    });
  });
});

describe('what a search does not tell', () => {
  const [, other] = [0, 1];

  it('words of entries that name homes: neither rooms nor names', async () => {
    for (const words of ['王某某', '1单元101', '单元']) expect(await found(words)).toEqual([]);
  });

  it('amounts of other homes within one voucher; of her own she finds it', async () => {
    // the bill of three homes: each line is a home's, their sum is public
    expect(await found('256.89')).toEqual([here.bill]);
    const receipts = [...here.receipts].reverse();
    expect(await found('85.63')).toEqual(receipts);
    const own = here.homes[other]?.id ?? '';
    expect(await found('85.63', {}, [own])).toEqual([...receipts, here.bill]);
  });

  it('contracts with suppliers to those who may not read them', async () => {
    const asked = { q: '合同', limit: 50, kind: 'commitment' } as const;
    expect(
      searchViewOf(await searches.search(id, asked, { unitIds: [], shut: ['commitment'] })).groups,
    ).toEqual([]);
  });
});

describe('what stands around the entries is found too', () => {
  it('a payee that was paid, with the day of the last time; accounts by their plain name', async () => {
    const { groups } = await search('电梯');
    const byKind = new Map(groups.map((group) => [group.kind, group.results]));
    expect(byKind.get('payee')).toEqual([
      expect.objectContaining({ link: { kind: 'payee', id: here.place.payeeId, parent: null } }),
    ]);
    expect(byKind.get('account')?.map(({ link }) => link.id)).toContain('510301');
  });
});

describe('questions', () => {
  /** Written past the room of questions, which has rules of its own for who may ask. */
  async function asked(number: string, hidden: boolean): Promise<string> {
    const question = newId();
    await db.admin.query('set session_replication_role = replica');
    await db.admin.query(
      `insert into inquiry (community_id, id, number, subject_kind, topic, text, person_id, post,
         answer_days, committee_days, at)
       select $1, $2, $3, 'general', '电费涨了', '三月公共电费为什么比二月多', id, 'resident', 7, 7, now()
       from person limit 1`,
      [id, question, number],
    );
    if (hidden) {
      await db.admin.query(
        `insert into inquiry_hiding (community_id, inquiry_id, part, place, reason, person_id,
           grant_id, at) select $1, $2, 'question', 0, '含个人信息', id, $2, now() from person limit 1`,
        [id, question],
      );
    }
    await db.admin.query('set session_replication_role = origin');
    return question;
  }

  it('are found by their words, not those that are hidden', async () => {
    const open = await asked('问-2026-001', false);
    await asked('问-2026-002', true);
    const { groups } = await search('公共电费', { kind: 'inquiry' });
    expect(groups.map(({ total, results }) => [total, results[0]?.link.id])).toEqual([[1, open]]);
    const { groups: byNumber } = await search('问2026-001');
    expect(byNumber[0]?.results[0]?.link.id).toBe(open);
  });
});

describe('saved searches', () => {
  const service = new SavedSearchesService();
  const saved = async (personId: string) =>
    (await new SavedSearchesQueries(db.reading).savedBy(id, personId)).map(({ name, query }) => [
      name,
      query,
    ]);
  const save = (personId: string, name: string, query: string) =>
    db.transactions.run(id, (tx) => service.save(tx, id, personId, { name, query }));

  it('are her own: seen, renamed and thrown away by nobody else', async () => {
    const { rows } = await db.admin.query<{ id: string }>('select id from person limit 2');
    const [she, he] = rows.map((row) => row.id) as [string, string];
    await save(she, '电梯', 'q=电梯');
    const kept = await save(she, '电梯维保', 'q=电梯');
    expect([await saved(she), await saved(he)]).toEqual([[['电梯维保', 'q=电梯']], []]);
    const remove = (by: string) =>
      db.transactions.run(id, (tx) => service.remove(tx, id, by, kept));
    await expect(remove(he)).rejects.toMatchObject({ code: 'account.saved-unknown' });
    await remove(she);
    expect(await saved(she)).toEqual([]);
  });
});
