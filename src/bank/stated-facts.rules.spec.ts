import { text } from '../../test/support/hostile-bytes';
import { csv } from '../../test/support/statements';
import { Money } from '../shared/money';
import { readStatement } from './read-statement';

const tableOf = (rows: readonly (readonly string[])[]) => text(csv(rows));

describe('the days a statement speaks for', () => {
  const titles = ['交易日期', '借方发生额', '贷方发生额', '余额', '对方户名', '摘要'];
  const head = (said: string) => [
    ['账户明细'],
    [said],
    ['期初余额：10.00'],
    ['期末余额：10.00'],
    titles,
  ];

  it.each([
    ['起止日期：2026-10-01 至 2026-10-31'],
    ['查询日期: 20261001-20261031'],
    ['起止日期：2026年10月1日—2026年10月31日'],
  ])('%s, also where nothing moved', async (said) => {
    const { statement, problems } = await readStatement(tableOf(head(said)));
    expect(problems).toEqual([]);
    expect(statement).toMatchObject({
      lines: [],
      days: { from: '2026-10-01', to: '2026-10-31' },
      opening: Money.yuan('10.00'),
    });
  });

  it.each([
    ['起止日期：2026-10-31 至 2026-10-01'],
    ['起止日期：2026-13-01 至 2026-13-31'],
    ['制表：王某'],
  ])('%s says nothing', async (said) => {
    const { statement } = await readStatement(tableOf(head(said)));
    expect(statement?.days).toBeNull();
  });

  it('refuses a stretch without a line whose balance moved', async () => {
    const rows = head('起止日期：2026-10-01 至 2026-10-31').with(3, ['期末余额：11.00']);
    const { problems } = await readStatement(tableOf(rows));
    expect(problems[0]?.code).toBe('bank.ends-differ');
  });
});
