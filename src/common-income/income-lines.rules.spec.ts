import fc from 'fast-check';
import { overhangOf } from '../ledger/posting.rules';
import type { Posting } from '../ledger/posting.rules';
import { Money } from '../shared/money';
import {
  accrualLines,
  balancesOf,
  contractReceiptLines,
  directReceiptLines,
  resettledLines,
} from './income-lines.rules';

const yuan = (text: string) => Money.yuan(text);
const contract = { contractId: 'a', incomeAccount: '430101' };
const at = (earned: string, paid: string) => ({
  ...contract,
  standing: { earned: yuan(earned), paid: yuan(paid) },
});
const said = (lines: readonly Posting[]) =>
  lines.map((line) =>
    line.debit.isZero()
      ? `贷${line.accountCode} ${line.credit.toString()}`
      : `借${line.accountCode} ${line.debit.toString()}`,
  );

describe('an accrual', () => {
  it.each<[string, [string, string], [string, string], string[]]>([
    ['becomes receivable', ['0', '0'], ['600', '0'], ['借112203 600.00', '贷430101 600.00']],
    [
      'uses what was paid ahead',
      ['0', '1000'],
      ['600', '0'],
      ['借220303 600.00', '贷430101 600.00'],
    ],
    [
      'uses the rest of it',
      ['600', '1000'],
      ['600', '0'],
      ['借112203 200.00', '借220303 400.00', '贷430101 600.00'],
    ],
    [
      'leaves the developer its part as a debt',
      ['0', '0'],
      ['600', '180'],
      ['借112203 600.00', '贷430101 420.00', '贷224104 180.00'],
    ],
    [
      'of a gate takes the developer’s sum out of income',
      ['0', '0'],
      ['0', '56000'],
      ['借430101 56000.00', '贷224104 56000.00'],
    ],
    [
      'taken back is red throughout',
      ['600', '0'],
      ['-600', '0'],
      ['借112203 -600.00', '贷430101 -600.00'],
    ],
    [
      'taken back after payment is kept for what comes',
      ['600', '600'],
      ['-600', '0'],
      ['借220303 -600.00', '贷430101 -600.00'],
    ],
  ])('%s', (_what, [earned, paid], [amount, share], expected) => {
    const lines = accrualLines(at(earned, paid), { amount: yuan(amount), share: yuan(share) });
    expect(said(lines)).toEqual(expected);
  });
});

describe('a receipt', () => {
  it.each<[string, [string, string], string, string[]]>([
    ['pays what is receivable', ['600', '0'], '600', ['借100202 600.00', '贷112203 600.00']],
    [
      'before anything is earned is kept',
      ['0', '0'],
      '600',
      ['借100202 600.00', '贷220303 600.00'],
    ],
    [
      'of more than that keeps the rest',
      ['600', '0'],
      '1000',
      ['借100202 1000.00', '贷112203 600.00', '贷220303 400.00'],
    ],
  ])('%s', (_what, [earned, paid], amount, expected) => {
    const money = { moneyAccount: '100202', amount: yuan(amount) };
    expect(said(contractReceiptLines(at(earned, paid), money))).toEqual(expected);
  });

  it('of a day is income but for the developer’s part, whichever way it came', () => {
    const ways = [
      { moneyAccount: '1001', amount: yuan('100') },
      { moneyAccount: '101201', amount: yuan('200') },
    ];
    expect(said(directReceiptLines(contract, ways, yuan('90')))).toEqual([
      '借1001 100.00',
      '借101201 200.00',
      '贷430101 210.00',
      '贷224104 90.00',
    ]);
  });
});

it('whatever happens in whatever order, the book says what is receivable and what was paid ahead', () => {
  type Act = { accrue: number } | { receive: number } | { cancel: number };
  const act = fc.oneof(
    fc.record({ accrue: fc.integer({ min: -500, max: 900 }) }),
    fc.record({ receive: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ cancel: fc.nat({ max: 9 }) }),
  );
  const standingAfter = (acts: readonly Act[]) => {
    let standing = { earned: Money.zero, paid: Money.zero };
    const lines: Posting[] = [];
    const receipts: { amount: Money; lines: Posting[] }[] = [];
    for (const each of acts) {
      if ('accrue' in each) {
        const amount = Money.fen(BigInt(each.accrue));
        lines.push(...accrualLines({ ...contract, standing }, { amount, share: Money.zero }));
        standing = { ...standing, earned: standing.earned.plus(amount) };
      } else if ('receive' in each) {
        const amount = Money.fen(BigInt(each.receive));
        const made = contractReceiptLines(
          { contractId: 'a', standing },
          { moneyAccount: '1001', amount },
        );
        receipts.push({ amount, lines: made });
        lines.push(...made);
        standing = { ...standing, paid: standing.paid.plus(amount) };
      } else {
        const [taken] = receipts.splice(each.cancel % Math.max(receipts.length, 1), 1);
        if (!taken) continue;
        const settled = sum(taken.lines, '112203').negated();
        lines.push(
          ...taken.lines.map((line) => ({
            ...line,
            debit: line.debit.negated(),
            credit: line.credit.negated(),
          })),
        );
        lines.push(
          ...resettledLines({ contractId: 'a', standing }, { amount: taken.amount, settled }),
        );
        standing = { ...standing, paid: standing.paid.minus(taken.amount) };
      }
    }
    return { standing, lines };
  };
  const sum = (lines: readonly Posting[], account: string) =>
    overhangOf(lines.filter((line) => line.accountCode === account));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const { standing, lines } = standingAfter(acts);
      const { receivable, advance } = balancesOf(standing);
      expect([sum(lines, '112203'), sum(lines, '220303').negated()].map(String)).toEqual([
        receivable.toString(),
        advance.toString(),
      ]);
      expect(overhangOf(lines).toString()).toBe('0.00');
    }),
  );
});
