import fc from 'fast-check';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import {
  type ApprovedLine,
  executionOf,
  flagOf,
  type LooseSum,
  usedShareOf,
} from './execution.rules';

const yuan = (text: string) => Money.yuan(text);
const line = (change: Partial<ApprovedLine>): ApprovedLine => ({
  lineId: 'a',
  side: 'expense',
  accountCode: '510301',
  approved: yuan('100.00'),
  committed: Money.zero,
  first: true,
  own: [],
  ...change,
});

describe('how much of a line is used', () => {
  it.each([
    ['100.00', '0.00', '0.0000', null],
    ['100.00', '89.99', '0.8999', null],
    ['100.00', '90.00', '0.9000', 'over-90'],
    ['100.00', '100.00', '1.0000', 'over-90'],
    ['100.00', '100.01', '1.0001', 'over'],
    ['300.00', '100.00', '0.3333', null],
    ['100.00', '-5.00', '-0.0500', null],
    ['0.00', '0.00', null, null],
    ['0.00', '0.01', null, 'over'],
  ])('of %s, %s', (approved, used, share, flag) => {
    const of = { approved: yuan(approved), used: yuan(used) };
    expect([usedShareOf(of), flagOf(of)]).toEqual([share, flag]);
  });
});

describe('execution', () => {
  it('gives what stands on no line to the first line of its account, and the rest to none', () => {
    const january = period('2026-01');
    const lines = [
      line({ lineId: 'a', own: [{ period: january, amount: yuan('10.00') }] }),
      line({ lineId: 'b', first: false, committed: yuan('30.00') }),
    ];
    const loose: LooseSum[] = [
      { accountCode: '510301', side: 'expense', period: january, amount: yuan('5.00') },
      { accountCode: '5114', side: 'expense', period: january, amount: yuan('0.30') },
      { accountCode: '4901', side: 'income', period: january, amount: yuan('9.00') },
    ];
    const { lines: done, unbudgeted } = executionOf(lines, loose);
    expect(done.map(({ spent, available }) => [spent.toString(), available.toString()])).toEqual([
      ['15.00', '85.00'],
      ['0.00', '70.00'],
    ]);
    expect(done[0]?.months).toHaveLength(1);
    expect(unbudgeted.map(({ accountCode, spent }) => [accountCode, spent.toString()])).toEqual([
      ['5114', '0.30'],
    ]);
  });

  it('loses and invents nothing: lines and what is on none add up to what was booked', () => {
    const fen = fc.integer({ min: -100_000, max: 100_000 }).map((n) => Money.fen(BigInt(n)));
    const month = fc.integer({ min: 1, max: 12 }).map((n) => period(`2026-0${(n % 9) + 1}`));
    const account = fc.constantFrom('5101', '5102', '5114');
    const own = fc.array(fc.record({ period: month, amount: fen }), { maxLength: 4 });
    const lines = fc.array(fc.record({ accountCode: account, own }), { maxLength: 6 });
    const loose = fc.array(fc.record({ accountCode: account, period: month, amount: fen }));
    fc.assert(
      fc.property(lines, loose, (planned, astray) => {
        const seen = new Set<string>();
        const made = planned.map(({ accountCode, own: charged }, index) => {
          const first = !seen.has(accountCode);
          seen.add(accountCode);
          return line({ lineId: String(index), accountCode, own: charged, first });
        });
        const sums = astray.map((sum) => ({ ...sum, side: 'expense' as const }));
        const told = executionOf(made, sums);
        const booked = [...planned.flatMap((each) => each.own), ...astray];
        const total = Money.sum([
          ...told.lines.map(({ spent }) => spent),
          ...told.unbudgeted.map(({ spent }) => spent),
        ]);
        expect(total.equals(Money.sum(booked.map(({ amount }) => amount)))).toBe(true);
      }),
    );
  });
});
