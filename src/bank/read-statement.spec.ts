import { gzipSync } from 'node:zlib';
import {
  ALIPAY,
  alipayZip,
  BOC,
  bocCsv,
  bkrs,
  camt,
  CCB,
  CCB_TWO_ROWS,
  csv,
  ofdOf,
  oldXls,
  WECHAT,
  xlsx,
} from '../../test/support/statements';
import { pdf, text, zip } from '../../test/support/hostile-bytes';
import { Money } from '../shared/money';
import { readStatement } from './read-statement';

const tableOf = (rows: readonly (readonly string[])[]) => text(csv(rows));
const first = (codes: readonly { code: string }[]) => codes[0]?.code;

describe('the month that every bank writes in its own way', () => {
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['建行 XLSX', () => xlsx(CCB)],
    ['建行 two rows of titles, XLSX', () => xlsx(CCB_TWO_ROWS)],
    ['建行 XLS of Excel 97', () => oldXls(CCB)],
    ['建行 two rows of titles, XLS', () => oldXls(CCB_TWO_ROWS)],
    ['建行 two rows of titles, CSV', () => tableOf(CCB_TWO_ROWS)],
    ['建行 text with tabs', () => text(CCB.map((cells) => cells.join('\t')).join('\n'))],
    ['中行 CSV in GB18030, newest first', bocCsv],
    ['camt.053 version 2', () => camt('02')],
    ['camt.053 version 4', () => camt('04')],
    ['camt.053 version 8', () => camt('08')],
    ['bkrs XML', () => text(bkrs())],
    ['bkrs inside an OFD', () => ofdOf(bkrs())],
    ['bkrs inside a ZIP', () => zip([{ name: 'a.xml', data: text(bkrs()) }])],
  ])('%s', async (_name, file) => {
    const { statement, problems } = await readStatement(await file());
    expect(problems).toEqual([]);
    if (!statement) throw new Error('not read');
    const { opening, closing, account, lines } = statement;
    expect([opening, closing].map(String)).toEqual(['10000.00', '9312.50']);
    expect(account).toMatch(/^\d{12,20}$/);
    expect(lines.map(({ bookedOn, amount }) => `${bookedOn} ${amount.toString()}`)).toEqual([
      '2025-01-05 312.50',
      '2025-01-08 -1000.00',
    ]);
    const names = lines.map(({ counterparty }) => counterparty.name);
    expect(names).toEqual(['王某', expect.stringContaining('保洁')]);
    expect(lines[0]?.memo).toContain('3-2-501');
  });
});

describe('bills of payment firms', () => {
  it.each([
    ['as downloaded', text(WECHAT)],
    ['as the interface gives it, gzip', gzipSync(text(WECHAT))],
  ])('微信, %s', async (_name, bytes) => {
    const { statement, problems } = await readStatement(bytes);
    expect(problems).toEqual([]);
    expect(statement).toMatchObject({ format: 'wechat-trade-bill', account: '1601959334' });
    expect(statement?.totalIn.toString()).toBe('200.00');
    expect(statement?.totalOut.toString()).toBe('100.00');
    expect(statement?.fee).toBe(38_000n);
    expect(statement?.lines[1]?.memo).toBe('B2025010002 物业费 "3-2-502"');
    expect(statement?.lines[2]?.serial).toBe('5030000000000000000000000001');
  });

  it('支付宝, zip with its two tables', async () => {
    const { statement, problems } = await readStatement(alipayZip());
    expect(problems).toEqual([]);
    expect(statement).toMatchObject({ format: 'alipay-details', account: '20881234567890120156' });
    expect(statement?.lines.map(({ amount }) => amount.toString())).toEqual(['120.50', '-20.50']);
    expect(statement?.fee).toBe(55_000n);
    expect(statement?.lines[0]?.serial).toBe('2025010622001400000000000001');
  });
});

const withoutBalance = CCB.map((cells) => cells.filter((_, place) => place !== 5));
const changed = (rows: typeof CCB, line: number, place: number, value: string) =>
  rows.map((cells, row) => (row === line ? cells.with(place, value) : cells));

describe('what is refused, with its line and column', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string, number, string]>([
    ['nothing', () => Buffer.alloc(0), 'file.empty', 1, '文件'],
    [
      'old Excel',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'table.old-sheet-unreadable',
      1,
      '文件',
    ],
    ['a page named .xls', () => text('<html><table></table>'), 'bank.web-page', 1, '文件'],
    ['PDF', () => pdf(), 'bank.pdf', 1, '文件'],
    ['noise', () => Buffer.from([0, 1, 2, 3]), 'bank.unknown-format', 1, '文件'],
    ['an invoice', () => text('<EInvoice/>'), 'bank.not-a-statement', 1, '文件'],
    ['half a document', () => text(bkrs().slice(0, 900)), 'xml.broken', 5, '第 488 个字符'],
    [
      'entities',
      () => text(bkrs((x) => x.replace('<xbrl', '<!DOCTYPE x>\n<xbrl'))),
      'xml.definitions',
      2,
      'DOCTYPE',
    ],
    ['no titles', () => text('a,b\n1,2\n'), 'bank.no-header', 1, '表头'],
    [
      'a cell that is no amount',
      () => tableOf(changed(CCB, 1, 4, '31２.5O')),
      'bank.bad-amount',
      2,
      'E 列（贷方发生额（收入））',
    ],
    [
      'a third of a fen',
      () => tableOf(changed(CCB, 1, 4, '312.505')),
      'bank.bad-amount',
      2,
      'E 列（贷方发生额（收入））',
    ],
    [
      'a day that never was',
      () => tableOf(changed(CCB, 2, 9, '20250230')),
      'bank.bad-day',
      3,
      'J 列（记账日期）',
    ],
    [
      'both sides',
      () => tableOf(changed(CCB, 2, 4, '1.00')),
      'bank.both-sides',
      3,
      'E 列（贷方发生额（收入））',
    ],
    ['dollars', () => tableOf(changed(CCB, 2, 6, '美元')), 'bank.not-yuan', 3, 'G 列（币种）'],
    [
      'an amount made larger',
      () => tableOf(changed(CCB, 2, 3, '1001.00')),
      'bank.balance-broken',
      3,
      'F 列（余额）',
    ],
    ['no balance', () => tableOf(withoutBalance), 'bank.no-balance', 3, '余额'],
    [
      'a sum that differs',
      () => tableOf(changed(CCB_TWO_ROWS, 7, 1, '1,000.01')),
      'bank.total-differs',
      8,
      'B 列',
    ],
    [
      'an opening that differs',
      () => tableOf(changed(CCB_TWO_ROWS, 2, 0, '期初余额：9.00')),
      'bank.total-differs',
      3,
      'A 列',
    ],
    [
      'euros',
      () => camt('08', (x) => x.replace('<Amt Ccy="CNY">312.50', '<Amt Ccy="EUR">312.50')),
      'bank.not-yuan',
      6,
      'Amt',
    ],
    [
      'camt that does not add up',
      () => camt('02', (x) => x.replace('>9312.50<', '>9312.51<')),
      'bank.ends-differ',
      5,
      'Bal CLBD',
    ],
    [
      'camt of tomorrow',
      () => camt('02', (x) => x.replace('001.02', '001.99')),
      'bank.camt-version',
      2,
      'xmlns',
    ],
    [
      'bkrs whose end differs',
      () =>
        text(
          bkrs((x) => x.replace('>9312.50</bkrs:AccountBalanceAt', '>1.00</bkrs:AccountBalanceAt')),
        ),
      'bank.total-differs',
      4,
      'AccountBalanceAtTheEndOfReconciliationCycleAmount',
    ],
    ['微信 cut short', () => text(WECHAT.slice(0, 600)), 'bank.no-footer', 4, '总交易单数'],
    [
      '微信 whose sum differs',
      () => text(WECHAT.replace('`3,`200.00', '`3,`300.00')),
      'bank.total-differs',
      6,
      '应结订单总金额',
    ],
    [
      '微信 with a line taken out',
      () => text(WECHAT.replace(/`2025-01-06 11[^\n]*\n/, '')),
      'bank.total-differs',
      5,
      '总交易单数',
    ],
    [
      '支付宝 whose count differs',
      () => text(ALIPAY.replace('合计：1笔', '合计：2笔')),
      'bank.total-differs',
      9,
      '交易合计笔数',
    ],
    [
      'two statements in one ZIP',
      () =>
        zip([
          { name: 'a.xml', data: text(bkrs()) },
          { name: 'b.xml', data: text(bkrs()) },
        ]),
      'bank.several-inside',
      1,
      '文件',
    ],
  ])('%s', async (_name, file, code, line, column) => {
    const { statement, problems } = await readStatement(await file());
    expect(statement).toBeNull();
    expect({ code: first(problems), line: problems[0]?.line, column: problems[0]?.column }).toEqual(
      {
        code,
        line,
        column,
      },
    );
    for (const { message } of problems) expect(message).toMatch(/[\u4e00-\u9fff].*。$/u);
  });
});

it('takes the balances an accountant adds where the file has none, and holds her to them', async () => {
  const bytes = tableOf(withoutBalance);
  const stated = { opening: Money.yuan('10000.00'), closing: Money.yuan('9312.50') };
  expect((await readStatement(bytes, { stated })).statement?.lines).toHaveLength(2);
  const wrong = { ...stated, closing: Money.yuan('9312.51') };
  expect(first((await readStatement(bytes, { stated: wrong })).problems)).toBe('bank.ends-differ');
});

it('finds a line that was taken out of the middle', async () => {
  const third = [
    '来账',
    '1',
    '李某',
    '123456789012',
    '某小区业主大会',
    '20250106',
    '10:00:00',
  ].concat(['1.00', '10,313.50', '2025010600001', '', '']);
  const rows = [...BOC.slice(0, 3), (BOC[3] ?? []).with(8, '9,313.50'), third, ...BOC.slice(4)];
  expect((await readStatement(tableOf(rows))).statement?.lines).toHaveLength(3);
  const { problems } = await readStatement(tableOf(rows.filter((row) => row !== third)));
  expect(problems[0]).toMatchObject({ code: 'bank.balance-broken', line: 5 });
});

it('passes over what moves no money: remarks, and the titles again on a new page', async () => {
  const [titles = [], ...moves] = CCB;
  const rows = [titles, moves[0]!, titles, moves[1]!, ['共2条'], ['打印时间：2025-02-01']];
  const { statement, problems } = await readStatement(tableOf(rows));
  expect(problems).toEqual([]);
  expect(statement?.lines).toHaveLength(2);
});

it('does not pass over a row with an amount and no day', async () => {
  const rows = changed(CCB, 2, 9, '');
  const { problems } = await readStatement(tableOf(changed(rows, 2, 2, '')));
  expect(problems[0]).toMatchObject({ code: 'bank.bad-day', line: 3 });
});

it('reads by a saved profile what the titles do not say', async () => {
  const rows = [
    ['日期', '金额', '余额', '甲', '乙'],
    ['2025-01-05', '5.00', '15.00', '张某', '1-1'],
  ];
  const profile = { places: { name: 3, memo: 4 } };
  const { statement } = await readStatement(tableOf(rows), { profile });
  expect(statement?.lines[0]).toMatchObject({ counterparty: { name: '张某' }, memo: '1-1' });
});
