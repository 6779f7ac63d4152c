import { Clock } from '../../src/platform/clock';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { cashBalances, totalIn } from '../../src/queryable-account/balances.queries';
import { entryCardViewOf } from '../../src/queryable-account/entry-card.view';
import { EntryPageQueries } from '../../src/queryable-account/entry-page.queries';
import { entryPageViewOf } from '../../src/queryable-account/entry-page.view';
import { FlowQueries, type FlowRange } from '../../src/queryable-account/flow.queries';
import { flowRange, useFilter } from '../../src/queryable-account/range.rules';
import type { StatementFilter } from '../../src/queryable-account/statement-filter.queries';
import { StatementQueries } from '../../src/queryable-account/statement.queries';
import { SummaryQueries } from '../../src/queryable-account/summary.queries';
import { summaryViewOf } from '../../src/queryable-account/summary.view';
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
let entries: EntryPageQueries;
let flows: FlowQueries;
let summaries: SummaryQueries;

beforeAll(async () => {
  // The neighbour lives through the same months with the same amounts.
  neighbour = await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  id = here.place.communityId;
  statement = new StatementQueries(db.reading);
  entries = new EntryPageQueries(db.reading);
  flows = new FlowQueries(db.reading);
  summaries = new SummaryQueries(db.reading, new Clock());
});

/** The books asked directly, past every query of ours. */
async function bookSum(condition: string, params: unknown[] = []): Promise<string> {
  const { rows } = await db.admin.query<{ sum: string }>(
    `select coalesce(sum(p.debit - p.credit), 0.00) as sum from posting p join entry e using (community_id, seq)
     where p.community_id = $1 and p.account_code ~ '^10' and ${condition}`,
    [id, ...params],
  );
  return rows[0]?.sum ?? '';
}

const list = async (filter: StatementFilter, unitIds: string[] = []) => {
  const { items } = await statement.page(id, filter, ALL, { unitIds });
  return items.map(entryCardViewOf);
};

describe('balances', () => {
  it.each(['2025-12-31', '2026-01-01', '2026-04-01', '2026-04-02', '2026-04-30', '2026-06-30'])(
    'at the end of %s are what was booked until then, per fund',
    async (on) => {
      const held = await db.reading.run(id, (tx) => cashBalances(tx, id, day(on)));
      for (const fund of ['F1', 'F2', 'F4']) {
        const booked = await bookSum('p.booked_on <= $2 and p.fund = $3', [on, fund]);
        expect(totalIn(held, fund).toString()).toBe(booked);
      }
    },
  );

  it('now, from the stored sums, are all that was booked', async () => {
    const held = await db.reading.run(id, (tx) => cashBalances(tx, id, null));
    expect(totalIn(held).toString()).toBe(await bookSum('true'));
  });
});

const flowOf = async (range: FlowRange) => (await flows.flow(id, range)).flow;
const shown = (lines: readonly { name: string; amount: Money }[]) =>
  lines.map((line) => `${line.name} ${line.amount.toString()}`);

describe('where money comes from and goes to', () => {
  const ranges: [string, string, string | undefined][] = [
    ['2026-01', '2026-06', undefined],
    ['2026-04', '2026-04', undefined],
    ['2026-05', '2026-06', undefined],
    ['2026-01', '2026-06', 'F1'],
    ['2026-04', '2026-05', 'F2'],
    ['2026-04', '2026-06', 'F4'],
    ['2025-11', '2026-02', undefined],
  ];

  it.each(ranges)('%s to %s, fund %s: opening + sources − uses = bank', async (from, to, fund) => {
    const flow = await flowOf(flowRange({ from, to, fund }));
    const sum = (lines: readonly { amount: Money }[]) =>
      Money.sum(lines.map((line) => line.amount));
    const ends = flow.opening.plus(sum(flow.sources)).minus(sum(flow.uses));
    expect(ends.toString()).toBe(flow.closing.toString());
    const booked = await bookSum('($3::text is null or p.fund = $3) and e.period <= $2', [
      to,
      fund,
    ]);
    expect(flow.closing.toString()).toBe(booked);
    expect(flow.byMonth.at(-1)?.closing.toString()).toBe(booked);
  });

  it('names what a resident asks about, and nothing that did not move', async () => {
    const flow = await flowOf(flowRange({ from: '2026-04', to: '2026-04' }));
    expect(shown(flow.sources)).toEqual(['公共收益 6000.00', '物业费 256.89', '停车费 100.00']);
    expect(shown(flow.uses)).toEqual(['支付通道及银行手续费 0.38']);
  });

  it('opens the first month with what was handed over', async () => {
    const flow = await flowOf(flowRange({ from: '2026-01', to: '2026-01' }));
    expect([flow.opening.toString(), flow.sources]).toEqual(['120000.00', []]);
  });

  it('shows what one fund gave another in each of them', async () => {
    const gave = await flowOf(flowRange({ from: '2026-04', to: '2026-04', fund: 'F2' }));
    expect(shown(gave.uses)).toEqual(['划给其他资金 700.00']);
    const got = await flowOf(flowRange({ from: '2026-04', to: '2026-04', fund: 'F1' }));
    expect(shown(got.sources)).toContain('其他资金划入 700.00');
  });

  it('takes back what was reversed', async () => {
    const flow = await flowOf(flowRange({ from: '2026-05', to: '2026-05' }));
    expect(shown(flow.sources)).toEqual(['收取押金 2000.00']);
  });

  it('lists the payments behind a use, which add up to it', async () => {
    const range = { from: '2026-01', to: '2026-06' };
    const flow = await flowOf(flowRange(range));
    const use = flow.uses.find((line) => line.key === 'lift');
    const cards = await list(useFilter('lift', range));
    expect(cards.map((card) => card.seq)).toEqual([here.lift]);
    expect(Money.sum(cards.map((card) => Money.yuan(card.amount)))).toEqual(use?.amount);
  });
});

describe('what belongs to a home', () => {
  it('shows a neighbour’s fee without name, number or file', async () => {
    const page = entryPageViewOf(await entries.entryPage(id, here.receipts[2]!, NOBODY));
    expect(page.sentence).toBe('4月2日收到一户业主交来的物业费 85.63 元。');
    expect(JSON.stringify(page)).not.toMatch(/王某某|301|2单元/);
  });

  it('shows one’s own fee by the number of the home', async () => {
    const home = here.homes[2]!;
    const reader = { unitIds: [home.id] };
    const page = entryPageViewOf(await entries.entryPage(id, here.receipts[2]!, reader));
    expect(page.sentence).toContain(`您家（${home.label}）`);
    expect(page.lines.map((line) => line.ownHome)).toEqual([null, home.label]);
  });

  it('shows a bill run as one sum, with one’s own line beside it', async () => {
    const reader = { unitIds: [here.homes[0]!.id] };
    const page = entryPageViewOf(await entries.entryPage(id, here.bill, reader));
    expect(page.lines.map((line) => [line.ownHome, line.homes, line.debit])).toEqual([
      ['1栋 1单元101', 1, '85.63'],
      [null, 2, '171.26'],
      [null, 0, '0.00'],
    ]);
    expect(page.summary).toBe('应收物业费登记（3 户）');
  });

  it('knows no other community’s home by its id', async () => {
    const reader = { unitIds: [neighbour.homes[0]!.id] };
    const page = entryPageViewOf(await entries.entryPage(id, here.receipts[0]!, reader));
    expect(page.lines.every((line) => line.ownHome === null)).toBe(true);
  });
});

describe('one entry', () => {
  it('tells a payment with its voucher, evidence and everyone who had a part in it', async () => {
    const page = entryPageViewOf(await entries.entryPage(id, here.lift, NOBODY));
    expect(page.sentence).toMatch(
      /^6月\d+日付给安捷电梯维保有限公司 5,670\.00 元，用于电梯维保（9台×630元）。$/,
    );
    expect(page.totalInWords).toBe('伍仟陆佰柒拾元整');
    expect(page.chain.map((step) => `${step.stepName} ${step.postName}`)).toEqual([
      '申请 物业经办人',
      '审核 物业审核人',
      '批准 业委会主任',
      '制付款单（第一把钥匙） 物业出纳',
      '放行（第二把钥匙） 业委会委员',
      '付款 物业出纳',
      '入账 系统',
    ]);
    expect(page.approvedBy).toBe('物业审核人、业委会主任、业委会委员');
    expect(page.files.map((file) => file.id)).toEqual([here.place.fileId]);
    expect(page.people.cashier).toEqual({ name: 'cashier某', postName: '物业出纳' });
    expect(page.people.preparedBy).toBeNull();
    expect(JSON.stringify(page)).not.toContain('6217');
  });

  it.each(['lift', 'reversal', 'bill'] as const)('says what was left after %s', async (name) => {
    const page = entryPageViewOf(await entries.entryPage(id, here[name], NOBODY));
    const left = await bookSum('(p.booked_on, p.seq) <= ($2::date, $3::bigint)', [
      page.bookedOn,
      here[name],
    ]);
    expect(page.balanceAfter.total).toBe(left);
  });

  it('links an entry and what took it back, both ways', async () => {
    const red = entryPageViewOf(await entries.entryPage(id, here.reversal, NOBODY));
    const black = entryPageViewOf(await entries.entryPage(id, here.reversed, NOBODY));
    expect([red.reverses?.seq, black.reversedBy?.seq]).toEqual([here.reversed, here.reversal]);
    expect([red.amount, red.direction, black.reversed]).toEqual(['-2000.00', 'in', true]);
  });

  it('is not found in another community', async () => {
    const { rows } = await db.admin.query<{ seq: string }>(
      'select max(seq) + 1 as seq from entry where community_id = $1',
      [id],
    );
    await expect(entries.entryPage(id, rows[0]!.seq, NOBODY)).rejects.toMatchObject({
      kind: 'notFound',
      code: 'account.entry-unknown',
    });
  });
});

describe('我们的账', () => {
  it('adds up: funds to the total, banks to the total', async () => {
    const view = summaryViewOf(await summaries.summary(id, NOBODY));
    const sum = (items: { balance: string }[]) =>
      Money.sum(items.map((item) => Money.yuan(item.balance))).toString();
    expect([sum(view.funds), sum(view.banks)]).toEqual([view.total, view.total]);
    expect(view.total).toBe(await bookSum('true'));
    expect(view.funds[0]).toMatchObject({ fund: 'F1', name: '物业服务信托基金' });
  });

  it('names the reader’s home, the last payments and the day asked for', async () => {
    const reader = { unitIds: [here.homes[1]!.id] };
    const view = summaryViewOf(await summaries.summary(id, reader, day('2026-06-30')));
    expect(view.units).toEqual([{ label: '1栋 1单元102' }]);
    expect(view.lastPayments.map((card) => card.seq)).toEqual([here.lift]);
    const before = summaryViewOf(await summaries.summary(id, reader, day('2026-04-30')));
    expect(before.lastPayments).toEqual([]);
    expect(before.month).toEqual({ period: '2026-04', in: '6356.89', out: '0.38' });
  });
});
