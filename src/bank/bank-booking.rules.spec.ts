import fc from 'fast-check';
import type { Fund } from '../ledger/funds.rules';
import { Money } from '../shared/money';
import {
  bookingLines,
  type BookedAs,
  refusalOfBooking,
  settlementLines,
} from './bank-booking.rules';

const yuan = (text: string) => Money.yuan(text);
const told = ({ accountCode, fund, debit, credit }: ReturnType<typeof bookingLines>[number]) =>
  `${accountCode} ${fund} ${debit.toString()} ${credit.toString()}`;

describe('a line that only the bank has', () => {
  it.each([
    ['bank-charge', '-0.01', null],
    ['bank-charge', '-500.00', null],
    ['bank-charge', '-500.01', 'bank-line.charge-too-large'],
    ['bank-charge', '10.00', 'bank-line.not-a-charge'],
    ['interest', '12.34', null],
    ['interest', '-12.34', 'bank-line.not-interest'],
  ])('as %s of %s: %s', (as, amount, code) => {
    expect(refusalOfBooking(as as BookedAs, yuan(amount))?.code ?? null).toBe(code);
  });

  it('is an expense and less money, or more money and income', () => {
    const at = { accountCode: '100201', fund: 'F1' as Fund };
    expect(bookingLines('bank-charge', { ...at, amount: yuan('-15') }).map(told)).toEqual([
      '5114 F1 15.00 0.00',
      '100201 F1 0.00 15.00',
    ]);
    expect(bookingLines('interest', { ...at, amount: yuan('8.88') }).map(told)).toEqual([
      '100201 F1 8.88 0.00',
      '4901 F1 0.00 8.88',
    ]);
  });
});

describe('a settlement of a payment firm', () => {
  const ends = { channelCode: '101201', bankCode: '100201' };

  it('is the net at the bank and the fee as an expense (domain: 3.4 no. 4)', () => {
    const grosses = [{ fund: 'F1' as Fund, gross: yuan('1000') }];
    const { transfer, charge } = settlementLines({ ...ends, grosses, fee: yuan('3.80') });
    expect(transfer.map(told)).toEqual(['100201 F1 996.20 0.00', '101201 F1 0.00 996.20']);
    expect(charge.map(told)).toEqual(['5114 F1 3.80 0.00', '101201 F1 0.00 3.80']);
  });

  it('books no fee where there is none', () => {
    const grosses = [{ fund: 'F1' as Fund, gross: yuan('5') }];
    expect(settlementLines({ ...ends, grosses, fee: Money.zero }).charge).toEqual([]);
  });

  it('lets no money of others bear a fee, and still comes to the net at the bank', () => {
    const water = [{ fund: 'F4' as Fund, gross: yuan('100') }];
    const alone = settlementLines({ ...ends, grosses: water, fee: yuan('0.38') });
    expect(alone.charge.map(told)).toEqual(['5114 F1 0.38 0.00', '101201 F1 0.00 0.38']);
    expect(alone.transfer.map(told)).toEqual([
      '100201 F4 100.00 0.00',
      '101201 F4 0.00 100.00',
      '101201 F1 0.38 0.00',
      '100201 F1 0.00 0.38',
    ]);
    const grosses = [...water, { fund: 'F1' as Fund, gross: yuan('50') }];
    const mixed = settlementLines({ ...ends, grosses, fee: yuan('0.57') });
    expect(mixed.charge.map(told)).toEqual(['5114 F1 0.57 0.00', '101201 F1 0.00 0.57']);
  });

  it('takes from the channel what each fund brought, and loses no fen of the fee', () => {
    const fen = fc.bigInt({ min: 100n, max: 10_000_000n });
    fc.assert(
      fc.property(fen, fen, fc.integer({ min: 0, max: 99 }), (service, common, fee) => {
        const grosses = [
          { fund: 'F1' as Fund, gross: Money.fen(service) },
          { fund: 'F2' as Fund, gross: Money.fen(common) },
        ];
        const kept = Money.fen(BigInt(fee));
        const { transfer, charge } = settlementLines({ ...ends, grosses, fee: kept });
        for (const { fund, gross } of grosses) {
          const of = [...transfer, ...charge].filter((line) => line.fund === fund);
          const out = Money.sum(of.map((line) => line.credit));
          expect(out.toString()).toBe(gross.toString());
          expect(Money.sum(of.map((line) => line.debit)).toString()).toBe(out.toString());
        }
        expect(Money.sum(charge.map((line) => line.debit)).toString()).toBe(kept.toString());
      }),
    );
  });
});
