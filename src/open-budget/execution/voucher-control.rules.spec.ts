import { reversalOf } from '../../ledger/posting.rules';
import type { Posting } from '../../ledger/posting.rules';
import { day } from '../../shared/day';
import { Money } from '../../shared/money';
import { blockersOfControl, type LineForVoucher } from './voucher-control.rules';

const yuan = (text: string) => Money.yuan(text);
const cost = (amount: string, change: Partial<Posting> = {}): Posting => ({
  accountCode: '5102',
  fund: 'F1',
  debit: yuan(amount),
  credit: Money.zero,
  budgetLineId: 'repairs',
  ...change,
});
const owed = (amount: string): Posting => ({
  accountCode: '2202',
  fund: 'F1',
  debit: Money.zero,
  credit: yuan(amount),
});
const repairs: LineForVoucher = {
  lineId: 'repairs',
  name: '日常维修',
  year: 2026,
  fund: 'F1',
  accountCode: '5102',
  open: true,
  available: yuan('100.00'),
};
const judged = (lines: readonly Posting[], line: Partial<LineForVoucher> = {}, on = '2026-06-10') =>
  blockersOfControl(
    { bookedOn: day(on), lines },
    { controlled: new Set(['F1']), budgetLines: new Map([['repairs', { ...repairs, ...line }]]) },
  ).map(({ code }) => code);

const { budgetLineId: _none, ...bare } = cost('1.00');

it.each<[string, readonly Posting[], string[]]>([
  ['all that is left', [cost('100.00'), owed('100.00')], []],
  ['a fen more', [cost('100.01'), owed('100.01')], ['voucher.over-budget']],
  ['two lines that are too much together', [cost('60.00'), cost('60.00')], ['voucher.over-budget']],
  ['what is given back at once', [cost('150.00'), cost('-50.00')], []],
  ['an expense without a line', [bare, owed('1.00')], ['voucher.no-budget-line']],
  ['an expense given back without a line', reversalOf([bare]), []],
  ['an expense of a fund without a budget', [{ ...bare, fund: 'F2' }], []],
  ['a liability without a line', [owed('1.00')], []],
  [
    'a line of another account',
    [cost('1.00', { accountCode: '5109' })],
    ['voucher.budget-line-unfit'],
  ],
  ['a line of another fund', [cost('1.00', { fund: 'F2' })], ['voucher.budget-line-unfit']],
  ['a line nobody knows', [cost('1.00', { budgetLineId: 'other' })], ['voucher.budget-line-unfit']],
])('%s', (_what, lines, codes) => {
  expect(judged(lines)).toEqual(codes);
});

it('knows the line’s year, and whether it is in force', () => {
  expect(judged([cost('1.00')], {}, '2027-01-04')).toEqual(['voucher.budget-line-unfit']);
  expect(judged([cost('1.00')], { open: false })).toEqual(['voucher.budget-line-unfit']);
});
