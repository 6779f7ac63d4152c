import { day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { directionOf, ledgerRowsOf, monthlyRowsOf } from './ledger-rows.rules';
import type { LedgerLine, LedgerPage } from './ledger-rows.rules';

const yuan = (text: string) => Money.yuan(text);

const line = (bookedOn: string, seq: number, debit: string, credit: string): LedgerLine => ({
  bookedOn: day(bookedOn),
  seq: String(seq),
  line: 1,
  voucherNo: seq,
  summary: `第 ${seq} 张`,
  counter: null,
  debit: yuan(debit),
  credit: yuan(credit),
});

const months = new Map([
  [period('2026-01'), { debit: yuan('50'), credit: yuan('0') }],
  [period('2026-02'), { debit: yuan('100'), credit: yuan('30') }],
  [period('2026-04'), { debit: yuan('0'), credit: yuan('120') }],
]);

const page: LedgerPage = {
  opening: yuan('50'),
  from: day('2026-02-01'),
  to: day('2026-04-30'),
  isFirst: true,
  isLast: true,
  lines: [
    line('2026-02-03', 1, '100', '0'),
    line('2026-02-03', 2, '0', '30'),
    line('2026-04-01', 3, '0', '120'),
  ],
  months,
  days: null,
};

const said = (rows: ReturnType<typeof ledgerRowsOf>) =>
  rows.map((row) => [
    row.summary,
    row.debit.toString(),
    row.credit.toString(),
    row.direction,
    row.balance.toString(),
  ]);

it('says a ledger as an accountant writes it, silent months included', () => {
  expect(said(ledgerRowsOf(page))).toEqual([
    ['期初余额', '0.00', '0.00', '借', '50.00'],
    ['第 1 张', '100.00', '0.00', '借', '150.00'],
    ['第 2 张', '0.00', '30.00', '借', '120.00'],
    ['本月合计', '100.00', '30.00', '借', '120.00'],
    ['本年累计', '150.00', '30.00', '借', '120.00'],
    ['本月合计', '0.00', '0.00', '借', '120.00'],
    ['本年累计', '150.00', '30.00', '借', '120.00'],
    ['第 3 张', '0.00', '120.00', '平', '0.00'],
    ['本月合计', '0.00', '120.00', '平', '0.00'],
    ['本年累计', '150.00', '150.00', '平', '0.00'],
  ]);
});

it('says a total where its month ends, be it on the next page', () => {
  const first = ledgerRowsOf({ ...page, isLast: false, lines: page.lines.slice(0, 2) });
  expect(first.map(({ kind }) => kind)).toEqual(['opening', 'line', 'line']);
  const second = ledgerRowsOf({
    ...page,
    opening: yuan('120'),
    from: day('2026-02-03'),
    isFirst: false,
    lines: page.lines.slice(2),
  });
  expect([...said(first), ...said(second)]).toEqual(said(ledgerRowsOf(page)));
});

it('leaves out the totals of a month of which only a part was asked for', () => {
  const rows = ledgerRowsOf({ ...page, to: day('2026-04-15') });
  expect(rows.at(-1)).toMatchObject({ kind: 'line', direction: '平' });
});

it('adds up each day where the journal wants it', () => {
  const days = new Map([[day('2026-02-03'), { debit: yuan('100'), credit: yuan('30') }]]);
  const kinds = ledgerRowsOf({
    ...page,
    to: day('2026-03-31'),
    lines: page.lines.slice(0, 2),
    days,
  });
  expect(kinds.slice(1, 4)).toMatchObject([
    { kind: 'line' },
    { kind: 'line' },
    { kind: 'day-total', summary: '本日合计', debit: yuan('100'), credit: yuan('30') },
  ]);
});

it('says a general ledger from months alone', () => {
  const rows = monthlyRowsOf(yuan('0'), months, { from: period('2026-01'), to: period('2026-02') });
  expect(said(rows)).toEqual([
    ['上年结转', '0.00', '0.00', '平', '0.00'],
    ['本月合计', '50.00', '0.00', '借', '50.00'],
    ['本年累计', '50.00', '0.00', '借', '50.00'],
    ['本月合计', '100.00', '30.00', '借', '120.00'],
    ['本年累计', '150.00', '30.00', '借', '120.00'],
  ]);
});

it.each([
  ['1', '借'],
  ['-1', '贷'],
  ['0', '平'],
])('%s stands on %s', (net, direction) => expect(directionOf(yuan(net))).toBe(direction));
