import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import {
  type ExploreAsked,
  ExploreQueries,
} from '../../src/queryable-account/explore/explore.queries';
import { exploreViewOf } from '../../src/queryable-account/explore/explore.view';
import { EXPLORE_BY, EXPLORE_SIDES } from '../../src/queryable-account/explore/explore.rules';
import { FlowQueries } from '../../src/queryable-account/flow.queries';
import type { StatementFilter } from '../../src/queryable-account/statement-filter.queries';
import { StatementQueries } from '../../src/queryable-account/statement.queries';
import { firstDayOf, lastDayOf } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { clockOfTest } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

let here: Lived;
let id: number;

beforeAll(async () => {
  // The neighbour lives through the same months with the same amounts.
  await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  id = here.place.communityId;
});

const explore = async (asked: Partial<ExploreAsked> & { months: [string, string] }) => {
  const [from, to] = asked.months.map((one) => period(one)) as [
    ExploreAsked['from'],
    ExploreAsked['to'],
  ];
  const whole = { side: 'out', by: 'use', ...asked, from, to } as const;
  return exploreViewOf(await new ExploreQueries(db.reading, clockOfTest).explore(id, whole));
};

describe('one side of the flow', () => {
  const ranges: [string, string, string | undefined][] = [
    ['2026-04', '2026-04', undefined],
    ['2026-01', '2026-06', undefined],
    ['2026-04', '2026-06', 'F2'],
    ['2026-05', '2026-05', 'F4'],
  ];
  const cases = ranges.flatMap((range) =>
    EXPLORE_SIDES.flatMap((side) => EXPLORE_BY.map((by) => [...range, side, by] as const)),
  );

  it.each(cases)(
    '%s to %s, fund %s, %s by %s: adds up to the flow',
    async (from, to, fund, side, by) => {
      const shown = await explore({ months: [from, to], fund, side, by });
      const { flow } = await new FlowQueries(db.reading).flow(id, {
        from: period(from),
        to: period(to),
        fund,
      });
      const lines = side === 'out' ? flow.uses : flow.sources;
      const total = Money.sum(lines.map(({ amount }) => amount)).toString();
      const items = Money.sum(shown.items.map(({ amount }) => Money.yuan(amount))).toString();
      expect([shown.total, items, shown.closing]).toEqual([total, total, flow.closing.toString()]);
    },
  );

  it('names payees and counts the entries behind each', async () => {
    const shown = await explore({ months: ['2026-06', '2026-06'], by: 'payee' });
    expect(shown.items[0]).toMatchObject({
      amount: '5670.00',
      entries: 1,
      link: { kind: 'payee', id: here.place.payeeId, parent: null },
    });
  });

  it('compares with the months before, and says nothing of months before the books', async () => {
    const [may] = (await explore({ months: ['2026-05', '2026-05'], side: 'in' })).items;
    expect([may?.name, may?.amount, may?.lastSpan, may?.lastYear]).toEqual([
      '收取押金',
      '2000.00',
      '0.00',
      null,
    ]);
    const year = await explore({ months: ['2026-01', '2026-06'] });
    expect(year.items.every(({ lastSpan }) => lastSpan === null)).toBe(true);
  });

  it('is of three homes: each bears a third, each square metre its part', async () => {
    const shown = await explore({ months: ['2026-06', '2026-06'] });
    // 5670 / 3 and 5670 / 214.08 ㎡
    expect([shown.households, shown.perHousehold, shown.perSquareMetre]).toEqual([
      3,
      '1890.00',
      '26.49',
    ]);
  });

  it('is as the book stood then', async () => {
    const april = { months: ['2026-04', '2026-04'] as [string, string], side: 'in' as const };
    const [now, then] = [await explore(april), await explore({ ...april, asOf: here.receipts[0] })];
    expect([now.total, then.total]).toEqual(['6356.89', '85.63']);
  });
});

describe('every figure leads to its entries', () => {
  const sumOf = async (filter: StatementFilter) => {
    const between = { from: firstDayOf(period('2026-04')), to: lastDayOf(period('2026-06')) };
    const asked = { limit: 200 };
    const { totals } = await new StatementQueries(db.reading).page(
      id,
      { ...between, ...filter },
      asked,
      { unitIds: [] },
    );
    return totals;
  };

  it('a source and a use of the statement are those of the flow', async () => {
    const shown = await explore({ months: ['2026-04', '2026-06'], side: 'in' });
    const fees = shown.items.find(({ key }) => key === 'service-fee');
    expect(fees?.link).toEqual({ kind: 'source', id: 'service-fee', parent: null });
    expect((await sumOf({ source: 'service-fee' }))?.in.toString()).toBe(fees?.amount);
    expect((await sumOf({ use: 'lift' }))?.out.toString()).toBe('5670.00');
  });
});
