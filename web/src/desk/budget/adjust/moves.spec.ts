import { productOf } from '../editor/numbers';
import type { Budget, BudgetLine } from '../types';
import {
  adjustedLines,
  afterOf,
  factorsFor,
  judgementOf,
  mostOf,
  refusalOf,
  sumsOf,
} from './moves';

const limits: Budget['limits'] = {
  share: '0.10',
  yearly: '20000.00',
  moved: '15000.00',
  left: '5000.00',
};

const line = (part: Partial<BudgetLine>): BudgetLine => ({
  lineId: 'lift',
  position: 1,
  side: 'expense',
  name: '电梯维保',
  accountCode: '640102',
  accountName: '电梯维保',
  unit: '元/月',
  unitPrice: '6120',
  quantity: '1',
  frequency: '12',
  collectionRate: null,
  amount: '73440.00',
  basis: '合同',
  files: [],
  isContingency: false,
  perSquareMetreMonth: null,
  lastYear: null,
  before: null,
  remarks: [],
  comments: 0,
  openComments: 0,
  ...part,
});
const reserve = line({
  lineId: 'reserve',
  amount: '40000.00',
  unitPrice: '40000',
  frequency: '1',
  isContingency: true,
});

describe('what a line may give', () => {
  it.each([
    ['virement', '73440.00', '7344.00'],
    ['virement', '3000.00', '3000.00'],
    ['virement', null, '7344.00'],
    ['virement', '-1.00', '0.00'],
    ['supplement', '73440.00', '73440.00'],
  ] as const)('%s with %s left: at most %s', (kind, available, most) => {
    expect(mostOf(kind, { line: line({}), available }, limits)).toBe(most);
  });

  it('says which limit it is', () => {
    const give = (out: string, available: string) =>
      refusalOf('virement', { line: line({}), available }, { out, in: '' }, limits);
    expect(give('7344', '73440.00')).toBeNull();
    expect(give('7344.01', '73440.00')).toEqual({ key: 'beyondShare', most: '7344.00' });
    expect(give('3000.01', '3000.00')).toEqual({ key: 'beyondAvailable', most: '3000.00' });
    expect(give('许多', '3000.00')).toEqual({ key: 'notAnAmount' });
  });

  it('takes from the contingency only, when it is the contingency that is used', () => {
    const give = (from: BudgetLine) =>
      refusalOf('contingency', { line: from, available: null }, { out: '40000', in: '' }, limits);
    expect(give(reserve)).toBeNull();
    expect(give(line({}))).toEqual({ key: 'notFromReserve' });
  });
});

describe('a whole adjustment', () => {
  const moves = { lift: { out: '', in: '4,000' }, reserve: { out: '3500', in: '' } };

  it('balances, and says what is left of the year', () => {
    expect(sumsOf(moves, limits)).toEqual({
      out: '3500.00',
      in: '4000.00',
      gap: '500.00',
      left: '1000.00',
    });
    expect(afterOf(line({}), moves.lift)).toBe('77440.00');
    expect(afterOf(line({}), undefined)).toBe('73440.00');
  });

  it('keeps quantity and times where a price can say the amount, else makes one sum of it', () => {
    expect(factorsFor(line({}), '77440.00')).toEqual({
      unitPrice: '6453.3333',
      quantity: '1',
      frequency: '12',
    });
    expect(productOf(['6453.3333', '1', '12'])).toBe('77440.00');
    expect(factorsFor(line({ quantity: '83404' }), '1000000.01')).toEqual({
      unitPrice: '1000000.01',
      quantity: '1',
      frequency: '1',
    });
  });

  it('sends every line, the moved ones at their new amount and with a note', () => {
    const other = line({ lineId: 'green', name: '绿化' });
    const sent = adjustedLines([line({}), other, reserve], moves, () => '调整');
    expect(sent.map(({ unitPrice }) => unitPrice)).toEqual(['6453.3333', '6120', '36500']);
    expect(sent.map(({ basis }) => basis)).toEqual(['合同；调整', '合同', '合同；调整']);
  });
});

describe('whether it may be sent', () => {
  const movable = [
    { line: line({}), available: '73440.00' },
    { line: reserve, available: '40000.00' },
  ];
  const judge = (kind: 'virement' | 'contingency', lift: string, out = '') =>
    judgementOf(kind, movable, { lift: { out: '', in: lift }, reserve: { out, in: '' } }, limits);

  it.each([
    ['virement', '4000', '4000', true],
    ['virement', '4000', '3999.99', false],
    ['virement', '4000.01', '4000.01', false],
    ['virement', '', '', false],
    ['contingency', '5000', '', true],
    ['contingency', '5000.01', '', false],
  ] as const)('%s of %s from %s: %s', (kind, into, out, holds) => {
    expect(judge(kind, into, out).holds).toBe(holds);
  });

  it('takes from the contingency what the others get', () => {
    expect(judge('contingency', '1,200').moves['reserve']).toEqual({ in: '', out: '1200.00' });
  });
});
