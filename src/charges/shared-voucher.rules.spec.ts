import fc from 'fast-check';
import type { Fund } from '../ledger/funds.rules';
import { overhangOf } from '../ledger/posting.rules';
import { Money } from '../shared/money';
import { receiptLines } from './charge-lines.rules';
import { creditsOf, linesWithout } from './shared-voucher.rules';
import type { ReceiptParts } from './shared-voucher.rules';

const fen = (amount: number) => Money.fen(BigInt(amount));

const anyReceipt = fc
  .record({
    unitId: fc.constantFrom('甲', '乙', '丙'),
    settled: fc.array(
      fc.record({
        account: fc.constantFrom('112201', '112202'),
        fund: fc.constantFrom<Fund>('F1', 'F2'),
        amount: fc.integer({ min: 1, max: 3 }).map(fen),
      }),
      { maxLength: 3 },
    ),
    advance: fc.integer({ min: 0, max: 2 }).map(fen),
  })
  .filter(({ settled, advance }) => settled.length > 0 || !advance.isZero());

/** All their money in one voucher, as `take_receipts` books it. */
const voucherOf = (receipts: readonly ReceiptParts[]) =>
  receiptLines(
    '100201',
    receipts.flatMap(({ unitId, settled, advance }) => [
      ...settled.map((part) => ({ ...part, unitId })),
      { unitId, account: '220301', fund: 'F1' as const, amount: advance },
    ]),
  );

const said = (lines: ReturnType<typeof voucherOf>) =>
  lines
    .map(({ accountCode, fund, unitId, debit, credit }) =>
      [accountCode, fund, unitId ?? '', debit.toString(), credit.toString()].join(' '),
    )
    .toSorted();

describe('one receipt of a shared voucher', () => {
  it('taken out leaves the voucher of the others', () => {
    fc.assert(
      fc.property(fc.array(anyReceipt, { minLength: 1, maxLength: 6 }), fc.nat(5), (all, at) => {
        const receipt = all[at % all.length]!;
        const others = all.filter((each) => each !== receipt);
        const lines = voucherOf(all);
        const rest = linesWithout(lines, creditsOf(lines, receipt));
        expect(said(rest)).toEqual(said(voucherOf(others)));
        expect(overhangOf(rest).isZero()).toBe(true);
      }),
    );
  });

  it('of another voucher is an error, not somebody else’s money', () => {
    const lines = voucherOf([{ unitId: '甲', settled: [], advance: fen(5) }]);
    for (const unitId of ['甲', '乙']) {
      expect(() => creditsOf(lines, { unitId, settled: [], advance: fen(4) })).toThrow(
        'not in its',
      );
    }
  });
});
