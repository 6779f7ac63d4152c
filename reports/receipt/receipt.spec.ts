import { Money } from '../../src/shared/money';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { sampleCancelled, sampleReceipt } from '../samples/receipt-facts';
import { receiptContent } from './content.rules';
import { drawReceipt } from './draw';

const madeAt = new Date('2026-03-18T02:30:00Z');

describe('the printed 收款收据', () => {
  it.each([
    ['receipt', sampleReceipt],
    ['receipt-cancelled', sampleCancelled],
  ])('%s says what the golden sample says', async (name, facts) => {
    const printed = await drawReceipt(receiptContent(facts), madeAt);
    keepForLooking(name, printed);
    expect(printed.pages).toBe(1);
    expect(textOf(printed)).toBe(goldenText(name));
  });

  it('is the same file, byte for byte, whenever it is drawn', async () => {
    const [first, again] = await Promise.all([
      drawReceipt(receiptContent(sampleReceipt), madeAt),
      drawReceipt(receiptContent(sampleReceipt), madeAt),
    ]);
    expect(first.bytes.equals(again.bytes)).toBe(true);
  });

  it('has room for everything: what does not fit is one row, and the sum stays whole', () => {
    const items = Array.from({ length: 9 }, (_, at) => ({
      name: `收费${at + 1}`,
      months: null,
      amount: Money.yuan('1.10'),
    }));
    const { rows } = receiptContent({ ...sampleReceipt, items, amount: Money.yuan('9.90') });
    expect(rows.map((row) => `${row?.name} ${row?.amount}`)).toEqual([
      '收费1 1.10',
      '收费2 1.10',
      '收费3 1.10',
      '收费4 1.10',
      '其他 5 项 5.50',
    ]);
  });

  it('is never drawn when its items do not come to the amount', () => {
    const amount = sampleReceipt.amount.plus(Money.yuan('0.01'));
    expect(() => receiptContent({ ...sampleReceipt, amount })).toThrow('does not add up');
  });
});
