import type { HouseholdBill } from '../types';
import { bodyOf, changeOf, duesOf, needsSecondLook, openBillsOf, planOf } from './payment';
import type { PaymentDraft } from './payment';

const bill = (id: string, dueOn: string, amount: string, settled = '0.00'): HouseholdBill => ({
  id,
  period: dueOn.slice(0, 7),
  feeName: '物业服务费',
  payer: 'owner',
  dueOn,
  amount,
  settled,
  explanation: '',
  limitationEndsOn: null,
  limitation: null,
});

const march = bill('b', '2026-03-15', '268.50');
const february = bill('c', '2026-02-15', '268.50', '100.00');
const paid = bill('d', '2026-01-15', '268.50', '268.50');
const developers = { ...bill('e', '2026-01-15', '99.00'), payer: 'developer' };
const open = openBillsOf([march, paid, developers, february]);

const draft = (amount: string, more: Partial<PaymentDraft> = {}): PaymentDraft => ({
  purpose: 'fees',
  method: 'cash',
  moneyAccount: '1001',
  amount,
  receivedOn: '2026-03-20',
  reference: ' ',
  keepFor: 'service',
  depositAccount: '224101',
  skipped: [],
  ...more,
});

describe('a payment at the counter', () => {
  it('offers what the owner owes, oldest first', () => {
    expect(open.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(duesOf(open, [])).toBe('437.00');
    expect(duesOf(open, ['c'])).toBe('268.50');
  });

  it.each([
    [
      '437',
      [
        ['c', '168.50', true],
        ['b', '268.50', true],
      ],
      '0.00',
    ],
    [
      '200.1',
      [
        ['c', '168.50', true],
        ['b', '31.60', false],
      ],
      '0.00',
    ],
    [
      '1,000',
      [
        ['c', '168.50', true],
        ['b', '268.50', true],
      ],
      '563.00',
    ],
  ])('%s goes where the server would send it', (amount, parts, advance) => {
    const plan = planOf(draft(amount), open);
    expect(plan?.parts.map((part) => [part.bill.id, part.amount, part.whole])).toEqual(parts);
    expect(plan?.advance).toBe(advance);
  });

  it.each(['', '0', '-5', '一百', '1.234'])('%s is no payment', (amount) =>
    expect(planOf(draft(amount), open)).toBeNull(),
  );

  it('asks again when more is left over than the bills take', () => {
    const looks = (amount: string) => needsSecondLook(planOf(draft(amount), open)!);
    expect([looks('437'), looks('874'), looks('874.01'), looks('4370')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('names the bills only when the payer chose among them', () => {
    const all = draft('437');
    expect(bodyOf(all, 'u', planOf(all, open)!)).toEqual({
      unitId: 'u',
      method: 'cash',
      moneyAccount: '1001',
      amount: '437.00',
      receivedOn: '2026-03-20',
      reference: '',
      keepFor: 'service',
    });
    const some = draft('300', { skipped: ['c'] });
    const body = bodyOf(some, 'u', planOf(some, open)!);
    expect(body).toMatchObject({ chosen: [{ billId: 'b', amount: '268.50' }] });
    const deposit = draft('2000', { purpose: 'deposit' });
    const sent = bodyOf(deposit, 'u', planOf(deposit, open)!);
    expect(sent).toMatchObject({ account: '224101' });
    expect(sent).not.toHaveProperty('keepFor');
  });

  it.each([
    ['500', '437', '63.00'],
    ['437', '437', '0.00'],
    ['400', '437', null],
    ['', '437', null],
  ])('of %s for %s goes back %s', (given, amount, change) =>
    expect(changeOf(given, amount)).toBe(change),
  );
});
