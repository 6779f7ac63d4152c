import { day } from '../shared/day';
import { Money } from '../shared/money';
import { NO_BUDGET } from './budget-control.rules';
import { invoiceIdentity, invoiceName } from './invoice.rules';
import { blockersOfSubmission, type Submission } from './submission.rules';

const yuan = (text: string) => Money.yuan(text);
const expense = { kind: 'expense', isLeaf: true, isCash: false, active: true };
const complete: Submission = {
  amount: yuan('5670.00'),
  fund: 'F1',
  accountCode: '510301',
  payeeId: 'payee',
  budget: NO_BUDGET,
  account: expense,
  occurredOn: day('2026-03-01'),
  today: day('2026-03-05'),
  fileCount: 2,
  quoteCount: 3,
  quotesNeeded: 3,
  quotesExempt: '',
  invoice: { total: yuan('5670.00'), known: null },
  payeeUnsettled: false,
};
const known = (total: string, remaining: string) => ({
  total: yuan(total),
  remaining: yuan(remaining),
});

describe('a submission', () => {
  it('has nothing against it when complete', () => {
    expect(blockersOfSubmission(complete)).toEqual([]);
  });

  it.each<[string, Partial<Submission>, string]>([
    ['no evidence', { fileCount: 0 }, 'spending.evidence-missing'],
    ['a quote too few', { quoteCount: 2 }, 'spending.quotes-missing'],
    ['an amount of zero', { amount: yuan('0') }, 'spending.amount-not-positive'],
    ['an unknown account', { account: null }, 'spending.account-unknown'],
    [
      'an account with children',
      { account: { ...expense, isLeaf: false } },
      'spending.account-not-leaf',
    ],
    [
      'an account out of use',
      { account: { ...expense, active: false } },
      'spending.account-not-leaf',
    ],
    [
      'an income account',
      { account: { ...expense, kind: 'income' } },
      'spending.account-not-payable',
    ],
    [
      'a bank account',
      { account: { ...expense, kind: 'asset', isCash: true } },
      'spending.account-not-payable',
    ],
    ['an expense of deposits', { fund: 'F4' }, 'spending.agency-fund-expense'],
    ['a day to come', { occurredOn: day('2026-03-06') }, 'spending.occurred-in-future'],
    [
      'a day of last year but one',
      { occurredOn: day('2025-03-03') },
      'spending.occurred-too-long-ago',
    ],
    [
      'an unsettled account of the payee',
      { payeeUnsettled: true },
      'spending.payee-account-unsettled',
    ],
    [
      'an invoice used in full',
      { invoice: { total: yuan('5670.00'), known: known('5670.00', '0.00') } },
      'spending.invoice-used',
    ],
    [
      'an invoice with too little left',
      { invoice: { total: yuan('9000.00'), known: known('9000.00', '5669.99') } },
      'spending.invoice-used',
    ],
    [
      'more than the invoice says',
      { invoice: { total: yuan('5669.99'), known: null } },
      'spending.invoice-used',
    ],
    [
      'another total than before',
      { invoice: { total: yuan('9999.00'), known: known('9000.00', '8000.00') } },
      'spending.invoice-total-differs',
    ],
  ])('is refused for %s', (_what, change, code) => {
    expect(blockersOfSubmission({ ...complete, ...change }).map((each) => each.code)).toEqual([
      code,
    ]);
  });

  it('takes the rest of a split invoice', () => {
    const invoice = { total: yuan('9000.00'), known: known('9000.00', '5670.00') };
    expect(blockersOfSubmission({ ...complete, invoice })).toEqual([]);
  });

  it('takes a written reason in place of quotes', () => {
    const exempt = { ...complete, quoteCount: 0, quotesExempt: '合同期内按合同付款' };
    expect(blockersOfSubmission(exempt)).toEqual([]);
    expect(blockersOfSubmission({ ...exempt, quotesExempt: '急' })).toHaveLength(1);
  });

  it('names all the reasons at once', () => {
    const bad = { ...complete, fileCount: 0, quoteCount: 0, amount: yuan('-1') };
    expect(blockersOfSubmission(bad)).toHaveLength(3);
  });
});

describe('the name of an invoice', () => {
  it.each([
    ['031002100311', '12345678', '031002100311/12345678'],
    ['０３１００２１００３１１', ' 1234-5678 ', '031002100311/12345678'],
    ['O31OO21OO3II', 'l2345678', '031002100311/12345678'],
    ['', '25312000000012345678', '/25312000000012345678'],
  ])('is the same for %s %s however it is typed', (code, number, identity) => {
    expect(invoiceIdentity(invoiceName({ code, number }))).toBe(identity);
  });

  it.each([
    ['', '12345678'],
    ['031002100311', '1234567'],
    ['03100210', '12345678'],
    ['', '编号一'],
  ])('is refused as %s %s', (code, number) => {
    expect(() => invoiceName({ code, number })).toThrow('发票代码');
  });
});
