import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { blockersOfStatement, daysOf, type KnownAccount, reaches } from './bank-import.rules';
import type { Statement, StatementLine } from './statement.rules';

const today = day('2026-04-10');
const yuan = (text: string) => Money.yuan(text);

const line = (on: string, amount: string): StatementLine => ({
  line: 2,
  bookedOn: day(on),
  time: '',
  amount: yuan(amount),
  balance: null,
  serial: '',
  counterparty: { name: '', account: '' },
  memo: '',
  fee: 0n,
});
const statement = (change: Partial<Statement> = {}): Statement => ({
  format: 'csv',
  account: '51050100000000001234',
  lines: [line('2026-03-01', '5.00'), line('2026-03-31', '-2.00')],
  days: null,
  opening: yuan('10.00'),
  closing: yuan('13.00'),
  totalIn: yuan('5.00'),
  totalOut: yuan('2.00'),
  fee: 0n,
  ...change,
});
const account = (change: Partial<KnownAccount> = {}): KnownAccount => ({
  accountCode: '100201',
  accountNumber: '51050100000000001234',
  earliest: null,
  latest: null,
  sum: Money.zero,
  ...change,
});
const codes = (of: Statement, known: KnownAccount, newLines = of.lines) =>
  blockersOfStatement(of, { account: known, newLines, today }).map(({ code }) => code);

it('lets the first statement of an account in', () => {
  expect(codes(statement(), account())).toEqual([]);
});

it.each<[string, Partial<Statement>, Partial<KnownAccount>, string[]]>([
  ['another account', { account: '51050100000000009999' }, {}, ['bank.other-account']],
  ['another with the same tail', { account: '51050100000000011234' }, {}, ['bank.other-account']],
  ['a masked number', { account: '51051234' }, {}, []],
  ['a masked number of another', { account: '51059999' }, {}, ['bank.other-account']],
  ['no account number, which is no contradiction', { account: '' }, {}, []],
  ['a bill into a bank account', { opening: null, closing: null }, {}, ['bank.other-kind']],
  ['a statement into money in transit', {}, { accountCode: '101201' }, ['bank.other-kind']],
  ['nothing at all', { lines: [] }, {}, ['bank.no-lines']],
  ['a day to come', { lines: [line(plusDays(today, 1), '3.00')] }, {}, ['bank.day-to-come']],
])('%s', (_what, change, known, expected) => {
  expect(codes(statement(change), account(known))).toEqual(expected);
});

describe('the chain of statements', () => {
  // February took the account from 8.00 to 10.00
  const february = {
    earliest: { fromOn: day('2026-02-01'), opening: yuan('8.00') },
    latest: { toOn: day('2026-02-28'), closing: yuan('10.00') },
    sum: yuan('2.00'),
  };

  it('goes on where the last one ended', () => {
    expect(codes(statement(), account(february))).toEqual([]);
  });

  it('is refused where a stretch is missing', () => {
    const later = statement({ opening: yuan('99.00'), closing: yuan('102.00') });
    expect(codes(later, account(february))).toEqual(['bank.gap']);
  });

  it('takes an earlier month afterwards', () => {
    const march = {
      earliest: { fromOn: day('2026-04-01'), opening: yuan('13.00') },
      latest: { toOn: day('2026-04-05'), closing: yuan('20.00') },
      sum: yuan('7.00'),
    };
    expect(codes(statement(), account(march))).toEqual([]);
  });

  it('takes an overlapping file by its new lines', () => {
    const known = { ...february, latest: { toOn: day('2026-03-01'), closing: yuan('15.00') } };
    const overlap = account({ ...known, sum: yuan('7.00') });
    const [, second] = statement().lines;
    expect(codes(statement(), overlap, [second as StatementLine])).toEqual([]);
    expect(codes(statement(), overlap)).toEqual(['bank.gap']);
  });

  it('has nothing to say of a file without a new line', () => {
    const march = { ...february, latest: { toOn: day('2026-03-31'), closing: yuan('13.00') } };
    expect(codes(statement({ opening: yuan('1.00') }), account(march), [])).toEqual([]);
  });

  describe('days on which nothing moved', () => {
    const days = { from: day('2026-03-01'), to: day('2026-03-31') };
    const still = (change: Partial<Statement> = {}) =>
      statement({ lines: [], days, opening: yuan('10.00'), closing: yuan('10.00'), ...change });

    it('are spoken for by a statement that says which', () => {
      expect(codes(still(), account(february))).toEqual([]);
      expect(reaches(still(), { account: account(february), newLines: [], days })).toBe(true);
    });

    it('must leave the balance as it was', () => {
      const other = still({ opening: yuan('9.00'), closing: yuan('9.00') });
      expect(codes(other, account(february))).toEqual(['bank.gap']);
    });

    it('bring nothing where they are known already', () => {
      const known = account({ ...february, latest: { toOn: days.to, closing: yuan('10.00') } });
      expect(reaches(still(), { account: known, newLines: [], days })).toBe(false);
    });

    it('are no days to come, and never fewer than those of the lines', () => {
      const far = { from: day('2026-03-10'), to: day('2026-12-31') };
      expect(daysOf(statement({ days: far }), today)).toEqual({ from: '2026-03-01', to: today });
    });
  });
});
