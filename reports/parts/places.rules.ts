import { Money } from '../../src/shared/money';
import type { MoneyPlace } from '../income-expenditure/content.rules';
import type { TableBlock } from '../layout/document/document';

/** Where the money lies: bank accounts, cash, money on its way. */
export function placesTable(places: readonly MoneyPlace[]): TableBlock {
  const total = Money.sum(places.map(({ balance }) => balance));
  return {
    kind: 'table',
    caption: '货币资金存放在哪里',
    columns: [
      { title: '账户', share: 36 },
      { title: '账号', share: 16 },
      { title: '属于', share: 26 },
      { title: '期末余额', share: 22, align: 'right' },
    ],
    rows: [
      ...places.map(({ name, tail, fundName, balance }) => ({
        cells: [name, tail ? `尾号 ${tail}` : '—', fundName, balance.format()],
      })),
      { cells: ['合计', '', '', total.format()], isTotal: true },
    ],
  };
}
