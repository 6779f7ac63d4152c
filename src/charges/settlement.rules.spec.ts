import fc from 'fast-check';
import { Money } from '../shared/money';
import { settlementOf } from './settlement.rules';
import type { Settlement } from './settlement.rules';

const yuan = (text: string) => Money.yuan(text);
const texts = (sheet: Settlement) =>
  Object.fromEntries(Object.entries(sheet).map(([name, money]) => [name, String(money)]));

describe('the settlement of a sale', () => {
  it('gives back seven months of twelve paid in advance and sold after five (acceptance case 14)', () => {
    // five of twelve months of 85.63 are used
    const sheet = settlementOf({ advance: yuan('599.41'), open: [], current: null });
    expect(texts(sheet)).toEqual({
      sellerOwes: '0.00',
      buyerOwes: '0.00',
      advanceUsed: '0.00',
      refund: '599.41',
      due: '0.00',
    });
  });

  it('sets off what is owed before it gives back', () => {
    const sheet = settlementOf({
      advance: yuan('300'),
      open: [yuan('85.63'), yuan('85.63')],
      current: { open: yuan('93'), days: { billed: 10, ofMonth: 31 } },
    });
    expect(texts(sheet)).toEqual({
      sellerOwes: '201.26',
      buyerOwes: '63.00',
      advanceUsed: '201.26',
      refund: '98.74',
      due: '0.00',
    });
  });

  it('asks for the rest when the advance is too small', () => {
    const sheet = settlementOf({ advance: yuan('50'), open: [yuan('85.63')], current: null });
    expect(texts(sheet)).toMatchObject({ advanceUsed: '50.00', refund: '0.00', due: '35.63' });
  });

  it('always balances, and the month’s bill is divided without a rest', () => {
    const money = fc.integer({ min: 0, max: 1_000_000 }).map((fen) => Money.fen(BigInt(fen)));
    fc.assert(
      fc.property(money, fc.array(money), money, fc.nat(31), (advance, open, month, billed) => {
        const current = { open: month, days: { billed, ofMonth: 31 } };
        const sheet = settlementOf({ advance, open, current });
        expect(sheet.sellerOwes.plus(sheet.refund).equals(advance.plus(sheet.due))).toBe(true);
        expect(sheet.refund.isZero() || sheet.due.isZero()).toBe(true);
        const all = Money.sum([...open, month]);
        expect(sheet.sellerOwes.plus(sheet.buyerOwes).equals(all)).toBe(true);
      }),
    );
  });
});
