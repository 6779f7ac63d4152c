import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { type OpenItem, reconciled, type TwoSides } from './reconciliation.rules';

const item = (on: string, amount: string): OpenItem => ({
  id: on,
  on: day(on),
  amount: Money.yuan(amount),
  what: '',
  otherName: '',
});
const sides = (change: Partial<TwoSides> = {}): TwoSides => ({
  day: day('2026-03-31'),
  bankBalance: Money.yuan('1000.00'),
  bookBalance: Money.yuan('1000.00'),
  bankOnly: [],
  bookOnly: [],
  ...change,
});

it('draws up 余额调节表 as a textbook does', () => {
  const table = reconciled(
    sides({
      bankBalance: Money.yuan('9312.50'),
      bookBalance: Money.yuan('9200.00'),
      bankOnly: [item('2026-03-30', '312.50'), item('2026-03-31', '-56.00')],
      bookOnly: [item('2026-03-31', '344.00'), item('2026-03-31', '-200.00')],
    }),
  );
  expect(table.bankInOnly.toString()).toBe('312.50');
  expect(table.bankOutOnly.toString()).toBe('56.00');
  expect(table.bookInOnly.toString()).toBe('344.00');
  expect(table.bookOutOnly.toString()).toBe('200.00');
  expect(table.bankAdjusted.toString()).toBe('9456.50');
  expect(table.bookAdjusted.toString()).toBe('9456.50');
  expect(table.difference.toString()).toBe('0.00');
});

it('is off by exactly what neither side explains', () => {
  const fen = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((one) => Money.fen(one));
  fc.assert(
    fc.property(fen, fen, fc.array(fen), fc.array(fen), (start, missing, bank, book) => {
      const open = (amounts: Money[]) =>
        amounts.map((amount, n) => ({ ...item('2026-03-31', '0.01'), id: `${n}`, amount }));
      const table = reconciled(
        sides({
          bankBalance: start.plus(Money.sum(bank)).plus(missing),
          bookBalance: start.plus(Money.sum(book)),
          bankOnly: open(bank),
          bookOnly: open(book),
        }),
      );
      expect(table.difference.equals(missing)).toBe(true);
    }),
  );
});
