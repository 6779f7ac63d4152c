import fc from 'fast-check';
import { columnsOf } from '../ledger/entry-import-columns.rules';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { balanceRows } from './period-balances.rules';
import {
  KINGDEE_COLUMNS,
  YONYOU_COLUMNS,
  type TemplateColumns,
} from './voucher-templates/voucher-columns.rules';
import { xmlElement, xmlText } from './xml.rules';

describe('balances by month', () => {
  const at = { accountCode: '1001', fund: 'F1' as const };

  it('stand in every month, each beginning where the last ended', () => {
    const rows = balanceRows({
      opening: [{ ...at, net: Money.yuan('10.00') }],
      months: [{ ...at, period: period('2026-02'), debit: Money.yuan('5.00'), credit: Money.zero }],
      from: period('2026-01'),
      through: period('2026-03'),
    });
    expect(
      rows.map(({ opening, closing }) => `${opening.toString()} ${closing.toString()}`),
    ).toEqual(['10.00 10.00', '10.00 15.00', '15.00 15.00']);
  });
});

describe('XML', () => {
  it.each([
    ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
    ['\u0000\u000B\uFFFF', '\uFFFD\uFFFD\uFFFD'],
    ['\uD83D\uDE00 \uD83D x', '\u{1F600} \uFFFD x'],
  ])('%j is written %j', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });

  it('holds any text on one element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(xmlElement('摘要', text)).toMatch(/^<摘要(\/>|>[^<>]*<\/摘要>)$/);
      }),
    );
  });
});

describe('templates of other programs', () => {
  const header = (columns: TemplateColumns) => [
    { line: 1, cells: columns.map(([title]) => title) },
  ];

  it.each([
    ['yonyou', YONYOU_COLUMNS],
    ['kingdee', KINGDEE_COLUMNS],
  ] as const)('%s is what our own import reads as %s', (format, columns) => {
    expect(columnsOf(header(columns))).toMatchObject({ format });
  });
});
