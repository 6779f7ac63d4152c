import { ClosingChecks } from '../../src/ledger/closing-checks';
import { ClosingEffects } from '../../src/ledger/closing-effects';
import { ClosingService } from '../../src/ledger/closing.service';
import { ReceiptsTreesService } from '../../src/proof/receipts-tree/receipts-trees.service';
import type { Config } from '../../src/platform/config';
import { flowWithin } from '../../src/queryable-account/flow.queries';
import { keptLines, keptMonths, keptUnits } from '../../src/queryable-account/my-money/kept-months';
import { MoneyCheckQueries } from '../../src/queryable-account/my-money/money-check.queries';
import { moneyCheckViewOf } from '../../src/queryable-account/my-money/money-check.view';
import { makeMissingMonths } from '../../src/queryable-account/my-money/money-months.service';
import { MoneyPapers } from '../../src/queryable-account/my-money/money-papers';
import { MyMoneyQueries } from '../../src/queryable-account/my-money/my-money.queries';
import {
  type MyMoneyView,
  myMoneyViewOf,
} from '../../src/queryable-account/my-money/my-money.view';
import { UseEntriesQueries } from '../../src/queryable-account/my-money/use-entries.queries';
import { useEntriesViewOf } from '../../src/queryable-account/my-money/use-entries.view';
import { Money } from '../../src/shared/money';
import { type Period, period } from '../../src/shared/period';
import { type Bookkeepers, clockOfTest, hireBookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { signNow } from '../support/full-books';
import { liveOnMoney, type MoneyLived } from '../support/my-money';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const effects = new ClosingEffects();
effects.register('my-money', (tx, id) => makeMissingMonths(tx, id));
const trees = new ReceiptsTreesService();
const closing = new ClosingService(new ClosingChecks(), trees, clockOfTest, effects);
const [JANUARY, FEBRUARY] = [period('2026-01'), period('2026-02')];
let people: Bookkeepers;
let here: MoneyLived;
let neighbour: MoneyLived;

const close = (id: number, month: Period) =>
  db.transactions.run(id, (tx) => closing.close(tx, id, month, people.reviewer));

beforeAll(async () => {
  people = await hireBookkeepers(db);
  neighbour = await liveOnMoney(db, '邻家苑', () => people.accountant);
  here = await liveOnMoney(db, '锦和苑', () => people.accountant);
  for (const { id } of [neighbour, here])
    for (const month of [JANUARY, FEBRUARY]) await close(id, month);
  await signNow(db, here.id, new Date());
});

const yuan = (text: string) => Money.yuan(text);
const sum = (texts: readonly string[]) => Money.sum(texts.map(yuan)).toString();
const mine = async (unit: number, asked = {}): Promise<MyMoneyView> =>
  myMoneyViewOf(
    await new MyMoneyQueries(db.reading, clockOfTest).home(here.id, here.units[unit] ?? '', asked),
  );
const kept = (month: Period) =>
  db.reading.run(here.id, async (tx) => ({
    lines: await keptLines(tx, here.id, { from: month, to: month }),
    units: await keptUnits(tx, here.id, month),
  }));

describe('a closed month', () => {
  it('is divided among homes and shops, the developer’s too, and Σ households is the ledger in every line', async () => {
    for (const month of [JANUARY, FEBRUARY]) {
      const { lines, units } = await kept(month);
      expect(units.map(({ unitId }) => unitId)).toEqual(here.units.slice(0, 5).toSorted());
      expect(lines.length).toBeGreaterThan(10);
      for (const line of lines) {
        const shares = units.map(({ shares }) => shares[line.no - 1] ?? Money.zero);
        expect([line.no, Money.sum(shares).toString()]).toEqual([line.no, line.amount.toString()]);
      }
      const check = moneyCheckViewOf(await new MoneyCheckQueries(db.reading).check(here.id, month));
      expect({ ok: check.ok, difference: check.difference }).toEqual({
        ok: true,
        difference: '0.00',
      });
      expect([check.households, check.totalWeight, check.basis]).toEqual([5, '365.56', 'area']);
    }
  });

  it('leaves what is in the bank, less what nobody knows whose it is', async () => {
    const { rows } = await db.admin.query<{ fund: string; money: string }>(
      `select p.fund, sum(p.debit - p.credit)::text as money from posting p
       where p.community_id = $1 and p.fund <> 'F4'
         and (p.account_code like '10%' or p.account_code = '224105')
       group by 1 order by 1`,
      [here.id],
    );
    const { held } = moneyCheckViewOf(await new MoneyCheckQueries(db.reading).check(here.id));
    const found = held
      .filter(({ fund }) => fund !== 'F5')
      .map((f) => ({ fund: f.fund, money: f.households }));
    expect(found).toEqual(rows);
    // 100000.01 + 300 + … : nothing of it by our own queries
    expect(rows.map(({ fund }) => fund)).toEqual(['F1', 'F2', 'F3']);
  });

  it('says the same as 钱从哪来到哪去, but for money that nobody knew whose it was', async () => {
    for (const fund of ['F1', 'F2', 'F3']) {
      const range = { from: JANUARY, to: FEBRUARY, fund };
      const flow = await db.reading.run(here.id, (tx) => flowWithin(tx, here.id, range));
      const { lines } = await db.reading.run(here.id, async (tx) => ({
        lines: await keptLines(tx, here.id, { from: JANUARY, to: FEBRUARY }),
      }));
      const ours = (side: string) =>
        Money.sum(lines.filter((l) => l.fund === fund && l.side === side).map((l) => l.amount));
      const moved = (of: typeof flow.sources) => Money.sum(of.map(({ amount }) => amount));
      const unknown = Money.sum(
        flow.sources.filter(({ key }) => key === 'unidentified').map(({ amount }) => amount),
      );
      const claimed = { F1: '40.00', F2: '80.00' }[fund] ?? '0';
      const change = ours('source').minus(ours('use'));
      const ofFlow = moved(flow.sources).minus(moved(flow.uses));
      expect(change.toString()).toBe(ofFlow.minus(unknown).plus(yuan(claimed)).toString());
      expect(ours('handover').toString()).toBe(flow.opening.toString());
    }
  });

  it('is made once, and what was closed before is made in order by the next closing', async () => {
    const before = await db.reading.run(here.id, (tx) => keptMonths(tx, here.id));
    await db.transactions.run(here.id, (tx) => makeMissingMonths(tx, here.id));
    expect(await db.reading.run(here.id, (tx) => keptMonths(tx, here.id))).toEqual(before);
    const late = await liveOnMoney(db, '补算苑', () => people.accountant);
    await db.transactions.run(late.id, (tx) =>
      tx.query(`select close_period($1, '2026-01', $2, '[]')`, [late.id, people.reviewer]),
    );
    await close(late.id, FEBRUARY);
    const made = await db.reading.run(late.id, (tx) => keptMonths(tx, late.id));
    // other homes, the same areas: the same lines and the same money
    expect(
      made.map(({ period, linesRoot, money }) => [period, linesRoot, money.map(String)]),
    ).toEqual(before.map(({ period, linesRoot, money }) => [period, linesRoot, money.map(String)]));
  });
});

describe('one home', () => {
  it('reads opening + paid + income − uses = held, in all, by fund and by month', async () => {
    for (const unit of [0, 1, 2, 3, 4]) {
      const view = await mine(unit);
      expect([view.from, view.to, view.closedThrough]).toEqual(['2026-01', '2026-02', '2026-02']);
      const total = yuan(view.opening)
        .plus(yuan(view.paid.total))
        .plus(yuan(view.income.total))
        .minus(yuan(view.uses.total));
      expect(view.held).toBe(total.toString());
      expect(view.months.at(-1)?.held).toBe(view.held);
      expect(sum(view.funds.map(({ closing }) => closing))).toBe(view.held);
      for (const part of ['paid', 'income', 'uses'] as const) {
        expect([part, sum(view[part].lines.map(({ amount }) => amount))]).toEqual([
          part,
          view[part].total,
        ]);
        expect([part, sum(view.months.map((month) => month[part]))]).toEqual([
          part,
          view[part].total,
        ]);
      }
      expect(sum(view.paid.receipts.map(({ amount }) => amount))).toBe(view.paid.total);
      expect(view.check).toMatchObject({ households: 5, difference: '0.00' });
    }
  });

  it('keeps as its own what it really paid, less what was given back', async () => {
    const views = await Promise.all([0, 1, 2, 3, 4].map((unit) => mine(unit)));
    // 300 + 7.77; 107.40 + 80 claimed in another fund + 99.62 + 0.38; 404.94 + 40 − 104.94; 777; 60
    expect(views.map(({ paid }) => paid.total)).toEqual([
      '307.77',
      '287.40',
      '340.00',
      '777.00',
      '60.00',
    ]);
    expect(views.map(({ forUse }) => forUse.total)).toEqual([
      '250.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
    ]);
    expect(views[0]?.paid.receipts.map(({ amount }) => amount)).toEqual([
      '7.77',
      '-19.99',
      '19.99',
      '300.00',
    ]);
  });

  it('tells the rule with its own figures', async () => {
    const view = await mine(0, { from: JANUARY, to: JANUARY });
    expect(view.sentences).toEqual([
      '2026年1月，您家实际交了 300.00 元物业费和维修资金，全部记在您家名下；另外交的停车费等 250.00 元归全体业主，算大家的收入。',
      '其他收入和每一笔支出按面积由全小区 5 户分摊：您家 71.36 ㎡，占全部 365.56 ㎡ 的 19.5207%，所以大家每收入或支出 1,000 元，您家分到 195.21 元。',
      expect.stringMatching(
        /^以前剩下 29,281\.11 ＋ 您家交的 300\.00 ＋ 分到的收入 54\.66 － 分摊的支出 [\d,.]+ ＝ [\d,.]+ 元，还在信托账户里。$/,
      ),
    ]);
    expect(view.proof).toMatchObject({ period: '2026-01' });
    expect(view.uses.lines.every(({ lastYear }) => lastYear === null)).toBe(true);
    const next = await mine(0, { from: FEBRUARY });
    const lift = next.uses.lines.find(({ key }) => key === 'F1-lift');
    expect([lift?.whole, lift?.lastSpan]).toEqual([
      '3333.33',
      view.uses.lines.find((l) => l.key === 'F1-lift')?.amount,
    ]);
  });

  it('opens the vouchers behind each use: their shares are the home’s share, to the fen', async () => {
    const view = await mine(1);
    const entries = new UseEntriesQueries(db.reading);
    const reader = { unitIds: [here.units[1] ?? ''] };
    expect(view.uses.lines.map(({ key }) => key)).toContain('F1-utilities');
    for (const { key, amount, whole } of view.uses.lines) {
      const items = [];
      let cursor: string | undefined;
      do {
        const asked = { unitId: view.unitId, key };
        const page = useEntriesViewOf(
          await entries.page(here.id, asked, { limit: 2, cursor }, reader),
        );
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor);
      expect([key, sum(items.map(({ share }) => share))]).toEqual([key, amount]);
      expect([key, sum(items.map(({ charged }) => charged))]).toEqual([key, whole]);
    }
    await expect(
      entries.page(here.id, { unitId: view.unitId, key: 'F1-nothing' }, { limit: 2 }, reader),
    ).rejects.toMatchObject({ code: 'account.use-unknown' });
  });

  it('hands on a sheet and a picture that do not say whose they are, the same each time', async () => {
    const config = { publicUrl: 'https://books.example.cn' } as Config;
    const papers = new MoneyPapers(db.reading, config, clockOfTest);
    const asked = { unitId: here.units[0] ?? '', named: false };
    const [one, again] = [await papers.paper(here.id, asked), await papers.paper(here.id, asked)];
    expect([one.name, one.bytes.equals(again.bytes)]).toEqual([
      '我的钱去哪了2026年1月至2月.pdf',
      true,
    ]);
    const picture = await papers.picture(here.id, asked);
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
    await expect(
      papers.paper(here.id, { ...asked, from: period('2026-05') }),
    ).rejects.toMatchObject({ code: 'account.nothing-closed' });
  });

  it('knows nothing of months that are not closed, of parking spaces, or of next door', async () => {
    const open = await mine(0, { from: period('2026-05') });
    expect([open.months, open.closedThrough, open.held]).toEqual([[], '2026-02', '0.00']);
    await expect(mine(5)).rejects.toMatchObject({ code: 'account.home-without-share' });
    const queries = new MyMoneyQueries(db.reading, clockOfTest);
    await expect(queries.home(here.id, neighbour.units[0] ?? '', {})).rejects.toMatchObject({
      code: 'account.home-unknown',
    });
  });
});

describe('verification', () => {
  const tables = async () => (await faultsIn(db, here.id)).map(({ table }) => table);
  const bySuperuser = async (sql: string) => {
    await db.admin.query('set session_replication_role = replica');
    await db.admin.query(sql, [here.id]);
    await db.admin.query('set session_replication_role = origin');
  };

  it('holds as it was closed', async () => {
    expect(await faultsIn(db, here.id)).toEqual([]);
  });

  it('turns red when a voucher is changed or taken away, and when a home is given more', async () => {
    const change = (by: string) =>
      bySuperuser(`update posting set debit = debit + sign(debit) * ${by}, credit = credit + sign(credit) * ${by}
        where community_id = $1 and seq = ${here.lift}`);
    await change('0.01');
    expect(await tables()).toEqual(
      expect.arrayContaining(['money_month_line', 'money_month_unit']),
    );
    await change('-0.01');
    expect(await faultsIn(db, here.id)).toEqual([]);
    await db.admin.query(
      `create temp table taken as select * from posting where community_id = ${here.id} and seq = ${here.lift}`,
    );
    await bySuperuser(`delete from posting where community_id = $1 and seq = ${here.lift}`);
    expect(await tables()).toEqual(
      expect.arrayContaining(['money_month_line', 'money_month_unit']),
    );
    await db.admin.query('set session_replication_role = replica');
    await db.admin.query('insert into posting select * from taken');
    await db.admin.query('set session_replication_role = origin');
    await bySuperuser(`update money_month_unit set held[1] = held[1] + 1
      where community_id = $1 and period = '2026-01' and unit_id = '${here.units[0]}'`);
    expect(await tables()).toEqual(['money_month_unit']);
    const check = moneyCheckViewOf(await new MoneyCheckQueries(db.reading).check(here.id, JANUARY));
    expect([check.ok, check.difference]).toEqual([false, '1.00']);
    await bySuperuser(`update money_month_unit set held[1] = held[1] - 1
      where community_id = $1 and period = '2026-01' and unit_id = '${here.units[0]}'`);
    expect(await faultsIn(db, here.id)).toEqual([]);
  });
});
