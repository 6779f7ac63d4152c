import { Money } from '../shared/money';
import { assertWithin } from './match-amounts.rules';

const within = (left: string, amount: string) => () =>
  assertWithin(Money.yuan(left), Money.yuan(amount));

it.each([
  ['100.00', '100.00'],
  ['100.00', '0.01'],
  ['-56000.00', '-56000.00'],
])('of %s, %s may be matched', (left, amount) => {
  expect(within(left, amount)).not.toThrow();
});

it.each([
  ['100.00', '100.01'],
  ['100.00', '0.00'],
  ['100.00', '-1.00'],
  ['-56000.00', '56000.00'],
  ['-56000.00', '-56000.01'],
  ['0.00', '0.01'],
  ['0.00', '-0.01'],
])('of %s, %s may not', (left, amount) => {
  expect(within(left, amount)).toThrow(expect.objectContaining({ code: 'bank-match.too-much' }));
});
