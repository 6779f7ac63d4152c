import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { entryCardViewOf } from '../../src/queryable-account/entry-card.view';
import type { StatementFilter } from '../../src/queryable-account/statement-filter.queries';
import { StatementQueries } from '../../src/queryable-account/statement.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
const NOBODY = { unitIds: [] };
const ALL = { limit: 200 };

let here: Lived;
let neighbour: Lived;
let id: number;
let statement: StatementQueries;

beforeAll(async () => {
  // The neighbour lives through the same months with the same amounts.
  neighbour = await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  id = here.place.communityId;
  statement = new StatementQueries(db.reading);
});

const list = async (filter: StatementFilter) => {
  const { items } = await statement.page(id, filter, ALL, NOBODY);
  return items.map(entryCardViewOf);
};

describe('the statement', () => {
  it('shows every entry of this community once, newest first, however small the pages', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await statement.page(id, {}, { cursor, limit: 2 }, NOBODY);
      seen.push(...page.items.map((item) => item.seq));
      cursor = page.next ?? undefined;
    } while (cursor);
    const { rows } = await db.admin.query<{ seq: string }>(
      'select seq from entry where community_id = $1 order by booked_on desc, seq desc',
      [id],
    );
    expect(seen).toEqual(rows.map((row) => row.seq));
  });

  it.each<[string, StatementFilter, (card: Awaited<ReturnType<typeof list>>[number]) => boolean]>([
    ['days', { from: day('2026-04-02'), to: day('2026-04-30') }, (c) => c.period === '2026-04'],
    ['money out', { direction: 'out' }, (c) => c.direction === 'out'],
    ['money in', { direction: 'in' }, (c) => c.direction === 'in'],
    ['a fund', { fund: 'F4' }, (c) => c.fund === 'F4'],
    ['at least', { min: Money.yuan('2000.00') }, (c) => Math.abs(Number(c.amount)) >= 2000],
    ['at most', { max: Money.yuan('85.63') }, (c) => Math.abs(Number(c.amount)) <= 85.63],
    ['an account', { account: '1122' }, (c) => /物业费|停车费|公共收益|期初/.test(c.title)],
  ])('filters by %s', async (_name, filter, fits) => {
    const expected = (await list({})).filter(fits).map((card) => card.seq);
    const found = (await list(filter)).map((card) => card.seq);
    expect(expected.length).toBeGreaterThan(0);
    expect(found).toEqual(expected);
  });

  it('finds by payee', async () => {
    const titles = (await list({ payee: here.place.payeeId })).map((card) => card.title);
    expect(titles).toEqual(['电梯维保 · 安捷电梯维保有限公司', '公共收益 · 安捷电梯维保有限公司']);
  });

  it("finds nothing under the neighbour's payee", async () => {
    expect(await list({ payee: neighbour.place.payeeId })).toEqual([]);
  });

  it('sums what fits, with reversals against what they take back', async () => {
    const { totals } = await statement.page(id, { from: day('2026-05-01') }, ALL, NOBODY);
    const [received, paid] = [totals?.in.toString(), totals?.out.toString()];
    expect([received, paid]).toEqual(['2000.00', '5670.00']);
  });

  it('exports what it shows', async () => {
    const exported: string[] = [];
    await statement.each(id, { direction: 'in' }, NOBODY, async (entry) => {
      exported.push(entry.seq);
    });
    expect(exported).toEqual((await list({ direction: 'in' })).map((card) => card.seq));
  });
});

describe('searching in Chinese', () => {
  const titles = async (q: string) => (await list({ q })).map((card) => card.summary);

  it.each([
    ['two characters of a 摘要', '冲回', ['多收押金冲回']],
    ['one character', '梯', ['电梯维保（9台×630元）', '一季度轿厢广告100%到账']],
    ['the payee', '安捷', ['电梯维保（9台×630元）', '一季度轿厢广告100%到账']],
    ['a purpose that no 摘要 says', '手续费', ['微信收停车费，扣手续费']],
    ['a percent sign as itself', '100%', ['一季度轿厢广告100%到账']],
    ['what nobody wrote', '游艇', []],
  ])('%s', async (_name, q, expected) => {
    expect(await titles(q)).toEqual(expected);
  });

  it.each(['王某某', '2单元', '301'])('never finds by what it does not show: %s', async (q) => {
    expect(await titles(q)).toEqual([]);
  });

  it('finds fees by their purpose instead', async () => {
    const found = await list({ q: '物业费' });
    expect(found.map((card) => card.seq)).toEqual(
      expect.arrayContaining([...here.receipts, here.bill]),
    );
  });
});
