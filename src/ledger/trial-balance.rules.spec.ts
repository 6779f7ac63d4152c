import fc from 'fast-check';
import { Money } from '../shared/money';
import { openingChart } from './chart.rules';
import { trialBalanceOf } from './trial-balance.rules';

const leaves = openingChart.filter(({ isLeaf }) => isLeaf).map(({ code }) => code);
const zero = Money.zero;

it('puts a balance on the side it stands on, and lets parents add up without netting', () => {
  const sums = (code: string, opening: string, debit: string, credit: string) => ({
    code,
    opening: Money.yuan(opening),
    debit: Money.yuan(debit),
    credit: Money.yuan(credit),
    yearDebit: Money.yuan(debit),
    yearCredit: Money.yuan(credit),
  });
  const { rows } = trialBalanceOf(openingChart, [
    sums('122101', '10', '0', '0'),
    sums('122102', '0', '0', '4'),
  ]);
  expect(rows.map(({ accountCode, level }) => [accountCode, level])).toEqual([
    ['1221', 1],
    ['122101', 2],
    ['122102', 2],
  ]);
  expect(rows[0]).toMatchObject({
    openingDebit: Money.yuan('10'),
    closingDebit: Money.yuan('10'),
    closingCredit: Money.yuan('4'),
  });
});

it('balances in each pair of columns when every entry did', () => {
  const moves = fc.array(
    fc.record({
      from: fc.constantFrom(...leaves),
      to: fc.constantFrom(...leaves),
      fen: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      when: fc.constantFrom('before', 'year', 'now'),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(moves, (list) => {
      const sums = leaves.map((code) => {
        const of = (side: 'from' | 'to', ...when: string[]) =>
          Money.sum(
            list
              .filter((move) => move[side] === code && when.includes(move.when))
              .map(({ fen }) => Money.fen(fen)),
          );
        return {
          code,
          opening: of('from', 'before', 'year').minus(of('to', 'before', 'year')),
          debit: of('from', 'now'),
          credit: of('to', 'now'),
          yearDebit: of('from', 'year', 'now'),
          yearCredit: of('to', 'year', 'now'),
        };
      });
      const { totals, rows } = trialBalanceOf(openingChart, sums);
      expect(totals.openingDebit).toEqual(totals.openingCredit);
      expect(totals.debit).toEqual(totals.credit);
      expect(totals.yearDebit).toEqual(totals.yearCredit);
      expect(totals.closingDebit).toEqual(totals.closingCredit);
      const tops = rows.filter(({ level }) => level === 1);
      expect(Money.sum(tops.map(({ debit }) => debit))).toEqual(totals.debit);
    }),
  );
});

it('leaves out accounts that never moved', () => {
  expect(trialBalanceOf(openingChart, [])).toMatchObject({ rows: [], totals: { debit: zero } });
});
