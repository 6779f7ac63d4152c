import fc from 'fast-check';
import { fundsIn, overhangOf } from '../ledger/posting.rules';
import type { Posting } from '../ledger/posting.rules';
import { Money } from '../shared/money';
import {
  DEPOSIT_ACCOUNTS,
  advanceUseLines,
  depositLines,
  depositRefundLines,
  matchLines,
  receiptLines,
  refundDueLines,
  unidentifiedLines,
  waiverLines,
  writeOffLines,
} from './charge-lines.rules';
import type { Settled } from './charge-lines.rules';

const yuan = (text: string) => Money.yuan(text);
const unitId = 'u1';
const service: Settled = { unitId, fund: 'F1', account: '112201', amount: yuan('85.63') };
const kept: Settled = { unitId, fund: 'F1', account: '220301', amount: yuan('14.37') };
const parking: Settled = { unitId, fund: 'F2', account: '112202', amount: yuan('250') };

const said = (lines: readonly Posting[]) =>
  lines.map(({ accountCode, fund, debit, credit }) =>
    [accountCode, fund, debit, credit].map(String).join(' '),
  );
const balances = (lines: readonly Posting[]) =>
  fundsIn(lines).every((fund) => overhangOf(lines.filter((line) => line.fund === fund)).isZero());

describe('the lines of', () => {
  it('a receipt: money once per fund', () => {
    expect(said(receiptLines('1001', [service, parking, kept]))).toEqual([
      '1001 F1 100.00 0.00',
      '1001 F2 250.00 0.00',
      '112201 F1 0.00 85.63',
      '112202 F2 0.00 250.00',
      '220301 F1 0.00 14.37',
    ]);
  });

  it.each<[string, Posting[], string[]]>([
    [
      'an advance that is used',
      advanceUseLines('220301', [service]),
      ['220301 F1 85.63 0.00', '112201 F1 0.00 85.63'],
    ],
    [
      'an advance given back',
      refundDueLines(kept),
      ['220301 F1 14.37 0.00', '224106 F1 0.00 14.37'],
    ],
    [
      'money of nobody yet',
      unidentifiedLines('100201', 'F1', yuan('500')),
      ['100201 F1 500.00 0.00', '224105 F1 0.00 500.00'],
    ],
    [
      'that money when it was theirs',
      matchLines('F1', [service, parking]),
      [
        '224105 F1 335.63 0.00',
        '2301 F1 0.00 250.00',
        '1301 F2 250.00 0.00',
        '112201 F1 0.00 85.63',
        '112202 F2 0.00 250.00',
      ],
    ],
    [
      'a waiver, in red',
      waiverLines({ ...service, income: '410101' }),
      ['112201 F1 -85.63 0.00', '410101 F1 0.00 -85.63'],
    ],
    ['a claim written off', writeOffLines(service), ['5116 F1 85.63 0.00', '112201 F1 0.00 85.63']],
  ])('%s', (_what, lines, expected) => {
    expect(said(lines)).toEqual(expected);
    expect(balances(lines)).toBe(true);
  });

  it('a deposit, in and back, are never income nor expense (acceptance case 12)', () => {
    for (const account of DEPOSIT_ACCOUNTS) {
      const held = { unitId, account, amount: yuan('2000') };
      const lines = [...depositLines('1001', held), ...depositRefundLines(held)];
      expect(lines.every(({ fund }) => fund === 'F4')).toBe(true);
      expect(lines.some(({ accountCode }) => /^[45]/.test(accountCode))).toBe(false);
      expect(balances(lines)).toBe(true);
    }
  });

  it('any receipt and any match balance in every fund', () => {
    const anySettled = fc.record({
      unitId: fc.constant(unitId),
      fund: fc.constantFrom('F1' as const, 'F2' as const, 'F5' as const),
      account: fc.constantFrom('112201', '112202', '220301'),
      amount: fc.integer({ min: 0, max: 99_999 }).map((fen) => Money.fen(BigInt(fen))),
    });
    fc.assert(
      fc.property(fc.array(anySettled), (settled) => {
        expect(balances(receiptLines('1001', settled))).toBe(true);
        expect(balances(matchLines('F1', settled))).toBe(true);
      }),
    );
  });
});
