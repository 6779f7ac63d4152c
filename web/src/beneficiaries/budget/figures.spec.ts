import type { BudgetDifference, BudgetExecutionLine } from '../../shared/api/types';
import { bulletOf } from './bars';
import { changesOf } from './differences';
import { monthsOf } from './months';
import {
  changePercent,
  formatPrice,
  formatShare,
  grouped,
  notableChange,
  plainNumber,
} from './numbers';

describe('numbers of a budget line', () => {
  it('lose the zeros nobody writes, and keep what counts', () => {
    expect(['12.0000', '3.50', '100', '1200', '0.0345'].map(plainNumber)).toEqual([
      '12',
      '3.5',
      '100',
      '1200',
      '0.0345',
    ]);
    expect(['1.2000', '0.0345', '4500.0000', '1234567.1'].map(formatPrice)).toEqual([
      '¥1.20',
      '¥0.0345',
      '¥4,500.00',
      '¥1,234,567.10',
    ]);
    expect(['83404', '1234567.25', '12'].map(grouped)).toEqual(['83,404', '1,234,567.25', '12']);
    expect(['0.9234', '0.92', '1.0500', '0', '1', '0.9999'].map(formatShare)).toEqual([
      '92.3%',
      '92%',
      '105%',
      '0%',
      '100%',
      '99.9%',
    ]);
  });

  it('change against what was, where there was something', () => {
    expect(changePercent('110.00', '100.00')).toBe('+10%');
    expect(changePercent('90.00', '100.00')).toBe('−10%');
    expect(changePercent('100.20', '100.00')).toBe('');
    expect(changePercent('100.00', '0.00')).toBe('');
    expect(notableChange('110.00', '100.00')).toBe('+10%');
    expect(notableChange('90.00', '100.00')).toBe('−10%');
    expect(notableChange('109.99', '100.00')).toBe('');
    expect(notableChange('5.00', '0.00')).toBe('');
  });
});

describe('a bullet bar', () => {
  const standing = { available: '0', usedShare: null, flag: null };

  it('is as long as what was approved', () => {
    const bar = bulletOf({ ...standing, approved: '200.00', spent: '100.00', committed: '50.00' });
    expect(bar).toEqual({ spent: 50, committed: 25, approved: 100 });
  });

  it('is as long as what is gone when that is more, and draws nothing below zero', () => {
    const over = bulletOf({ ...standing, approved: '100.00', spent: '150.00', committed: '50.00' });
    expect(over).toEqual({ spent: 75, committed: 25, approved: 50 });
    const back = bulletOf({ ...standing, approved: '0.00', spent: '-5.00', committed: '0.00' });
    expect(back).toEqual({ spent: 0, committed: 0, approved: 0 });
  });
});

describe('execution by month', () => {
  it('adds the expense lines up in the order of the months', () => {
    const lines: Pick<BudgetExecutionLine, 'side' | 'months'>[] = [
      { side: 'expense', months: [{ period: '2026-02', spent: '10.10' }] },
      {
        side: 'expense',
        months: [
          { period: '2026-01', spent: '5.00' },
          { period: '2026-02', spent: '-0.10' },
        ],
      },
      { side: 'income', months: [{ period: '2026-01', spent: '99.00' }] },
    ];
    expect(monthsOf(lines)).toEqual([
      { period: '2026-01', spent: '5.00', soFar: '5.00' },
      { period: '2026-02', spent: '10.00', soFar: '15.00' },
    ]);
  });
});

describe('the differences of two versions', () => {
  it('are those that are any, the largest first', () => {
    const one = (lineId: string, change: string, difference: string): BudgetDifference => ({
      lineId,
      side: 'expense',
      name: lineId,
      accountCode: '5104',
      change,
      before: null,
      after: null,
      difference,
      fields: [],
    });
    const lines = [
      one('a', 'same', '0.00'),
      one('b', 'changed', '10.00'),
      one('c', 'removed', '-500.00'),
      one('d', 'changed', '0.00'),
    ];
    expect(changesOf(lines).map(({ lineId }) => lineId)).toEqual(['c', 'b', 'd']);
  });
});
