import { Money } from '../shared/money';
import { fundOfMoney, receiptNumberOf, refusalOfMoney, rootOfParts } from './receipt.rules';
import type { ReceiptMethod } from './receipt.rules';

describe('money received', () => {
  it.each<[ReceiptMethod, string, boolean]>([
    ['cash', '1001', true],
    ['cash', '100201', false],
    ['transfer', '100201', true],
    ['transfer', '10020101', true],
    ['transfer', '100202', true],
    ['transfer', '100203', false],
    ['transfer', '1001', false],
    ['pos', '101201', true],
    ['pos', '100201', false],
    ['cash', '410101', false],
  ])('by %s on %s: %p', (method, account, fits) => {
    expect(refusalOfMoney(method, account) === null).toBe(fits);
  });

  it('belongs to the fund of its account', () => {
    expect(['1001', '100201', '100202', '10020201'].map(fundOfMoney)).toEqual([
      'F1',
      'F1',
      'F2',
      'F2',
    ]);
  });
});

it('a receipt is numbered within its year', () => {
  expect(receiptNumberOf({ year: 2026, no: 12 })).toBe('SJ2026-000012');
});

it('the root does not depend on the order in which bills were chosen', () => {
  const part = (billId: string, amount: string) => ({ billId, amount: Money.yuan(amount) });
  const parts = [part('b', '2'), part('a', '1')];
  expect(rootOfParts(parts)).toBe(rootOfParts(parts.toReversed()));
  expect(rootOfParts(parts)).not.toBe(rootOfParts([part('a', '2'), part('b', '1')]));
  // of nothing: SHA-256 of the empty text
  expect(rootOfParts([])).toMatch(/^e3b0c442/);
});
