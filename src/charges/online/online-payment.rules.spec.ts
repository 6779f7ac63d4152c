import * as fc from 'fast-check';
import { fund } from '../../ledger/funds.rules';
import { day, plusDays } from '../../shared/day';
import { Money } from '../../shared/money';
import type { OwedBill } from '../households';
import {
  bookedOnOf,
  orderOf,
  partsWithin,
  paymentIdOf,
  remarksOf,
  stateOf,
  tradeNoOf,
} from './online-payment.rules';

const yuan = (text: string) => Money.yuan(text);
const bill = (id: string, open: string, dueOn = '2026-01-20'): OwedBill => ({
  id,
  open: yuan(open),
  dueOn: day(dueOn),
  feeCode: 'service',
  feeName: '物业费',
  fund: fund('F1'),
  receivable: '112201',
  income: '410101',
  unitId: 'u',
});
const OWED = [bill('a', '120.00'), bill('b', '85.63'), bill('c', '0.37')];

describe('an order', () => {
  it.each<[string, string[], string | null, string]>([
    ['of everything that is owed', [], null, '206.00'],
    ['of one bill', ['b'], null, '85.63'],
    ['of two bills, and their sum', ['c', 'b'], '86.00', '86.00'],
    ['of a sum, more than is owed', [], '500.00', '500.00'],
    ['of one fen', [], '0.01', '0.01'],
  ])('%s', (_what, billIds, amount, sum) => {
    const wish = { billIds, amount: amount === null ? null : yuan(amount) };
    expect(orderOf(wish, OWED).amount.toString()).toBe(sum);
  });

  it.each<[string, string[], string | null, OwedBill[], string]>([
    ['of a bill that is paid or another’s', ['x'], null, OWED, 'charges.bill-unknown'],
    ['of bills and another sum', ['a'], '100.00', OWED, 'payment.not-the-sum'],
    ['of nothing, when nothing is owed', [], null, [], 'payment.nothing-owed'],
    ['of more than a firm’s order can hold', [], '21474836.48', OWED, 'payment.too-much'],
  ])('%s is refused', (_what, billIds, amount, owed, code) => {
    const wish = { billIds, amount: amount === null ? null : yuan(amount) };
    expect(() => orderOf(wish, owed)).toThrow(expect.objectContaining({ code }));
  });

  it('of the most a firm’s order can hold is taken', () => {
    const wish = { billIds: [], amount: yuan('21474836.47') };
    expect(orderOf(wish, OWED).amount.toString()).toBe('21474836.47');
  });
});

describe('money that came', () => {
  const fen = fc.integer({ min: 1, max: 50_000 }).map((each) => Money.fen(BigInt(each)));
  const owed = fc
    .array(fen, { maxLength: 6 })
    .map((all) => all.map((open, at) => ({ ...bill(`b${at}`, '1.00'), open })));

  it('goes to the bills that were meant and to no other, never more than is open or came', () => {
    fc.assert(
      fc.property(fen, owed, fc.array(fc.nat(7)), (amount, bills, places) => {
        const meant = places.map((at) => `b${at}`);
        const parts = partsWithin(amount, meant, bills);
        expect(Money.sum(parts.map((part) => part.amount)).isAtMost(amount)).toBe(true);
        for (const part of parts) {
          expect(meant).toContain(part.billId);
          const of = bills.find(({ id }) => id === part.billId);
          expect(part.amount.isPositive() && part.amount.isAtMost(of?.open ?? Money.zero)).toBe(
            true,
          );
        }
        expect(new Set(parts.map(({ billId }) => billId)).size).toBe(parts.length);
      }),
    );
  });

  it('leaves a meant bill open only when it is used up', () => {
    fc.assert(
      fc.property(fen, owed, (amount, bills) => {
        const meant = bills.map(({ id }) => id);
        const paid = Money.sum(partsWithin(amount, meant, bills).map((part) => part.amount));
        const due = Money.sum(bills.map(({ open }) => open));
        expect(paid.toString()).toBe((due.isLessThan(amount) ? due : amount).toString());
      }),
    );
  });

  it('is booked on the day it was paid, on the first open day after, never on a day to come', () => {
    const anyDay = fc.integer({ min: 0, max: 400 }).map((at) => plusDays(day('2026-01-01'), at));
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (paidOn, closedThrough, today) => {
        fc.pre(closedThrough < today);
        const on = bookedOnOf(paidOn, { closedThrough, today });
        expect(on > closedThrough && on <= today).toBe(true);
        if (paidOn > closedThrough && paidOn <= today) expect(on).toBe(paidOn);
      }),
    );
  });

  const paidAt = new Date('2026-03-05T04:00:00Z');
  const [paidOn, bookedOn] = [day('2026-03-05'), day('2026-03-05')];
  const paid = { amount: yuan('10.00'), paidAt, paidOn, bookedOn };
  const ordered = { amount: yuan('10.00'), expiresAt: paidAt, paidBefore: false };
  const expired = { ...ordered, expiresAt: new Date(paidAt.getTime() - 1) };

  it.each<[string, Parameters<typeof remarksOf>, string[]]>([
    ['as ordered', [paid, ordered], []],
    ['of another sum', [{ ...paid, amount: yuan('9.99') }, ordered], ['amount-differs']],
    ['after the order ran out', [paid, expired], ['late']],
    ['a second time', [paid, { ...ordered, paidBefore: true }], ['second-payment']],
    [
      'for a month that is closed',
      [{ ...paid, bookedOn: day('2026-04-01') }, ordered],
      ['day-closed'],
    ],
    ['for no order of ours', [paid, null], ['not-allocated']],
    [
      'with all of it',
      [
        { ...paid, amount: yuan('1.00'), bookedOn: day('2026-04-01') },
        { ...expired, paidBefore: true },
      ],
      ['amount-differs', 'late', 'second-payment', 'day-closed'],
    ],
  ])('%s: %#', (_what, given, said) => {
    expect(remarksOf(...given)).toEqual(said);
  });
});

it.each<[boolean, string | null, string, string]>([
  [false, null, '2026-03-05T06:00:00Z', 'open'],
  [false, null, '2026-03-05T04:00:00Z', 'expired'],
  [false, '2026-03-05T03:00:00Z', '2026-03-05T06:00:00Z', 'closed'],
  [true, '2026-03-05T03:00:00Z', '2026-03-05T03:00:00Z', 'paid'],
])('an order paid %s, closed %s, good until %s is %s at four', (isPaid, closed, until, state) => {
  const order = {
    paid: isPaid,
    closedAt: closed === null ? null : new Date(closed),
    expiresAt: new Date(until),
  };
  expect(stateOf(order, new Date('2026-03-05T04:00:00Z'))).toBe(state);
});

it('names an order by a hash, as the firm and as the database want it', () => {
  const hash = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
  expect(tradeNoOf(999_999_999, hash)).toMatch(/^[0-9A-Za-z_-]{6,32}$/);
  expect(paymentIdOf(hash)).toBe('01234567-89ab-8def-8123-456789abcdef');
});
