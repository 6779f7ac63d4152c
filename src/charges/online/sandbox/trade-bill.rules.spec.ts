import * as fc from 'fast-check';
import { readStatement } from '../../../bank/read-statement';
import { day } from '../../../shared/day';
import { Money } from '../../../shared/money';
import type { SandboxOrder } from './sandbox-orders';
import { chinaTimeOf, feeOf, tradeBillOf } from './trade-bill.rules';

const MERCHANT = '19000000001';
const order = (no: number, change: Partial<SandboxOrder> = {}): SandboxOrder => ({
  outTradeNo: `T1-${no}`,
  merchant: MERCHANT,
  description: '物业缴费',
  amount: Money.yuan('120.00'),
  expiresAt: new Date('2026-03-05T06:00:00Z'),
  returnUrl: '',
  state: 'SUCCESS',
  transactionId: `42${String(no).padStart(10, '0')}`,
  paid: Money.yuan('120.00'),
  paidAt: new Date('2026-03-05T04:00:00Z'),
  eventId: `e${no}`,
  told: true,
  ...change,
});
const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('the bill of a day', () => {
  it('is read by the bank room like the firm’s own, footing and all', async () => {
    const bill = tradeBillOf(
      [
        order(2, { paid: Money.yuan('85.63'), paidAt: new Date('2026-03-05T08:00:00Z') }),
        order(1),
        order(3, { state: 'NOTPAY', paidAt: null }),
        order(4, { merchant: '19000000002' }),
        order(5, { paidAt: new Date('2026-03-04T15:59:59Z') }),
        order(6, { paidAt: new Date('2026-03-05T16:00:00Z') }),
      ],
      MERCHANT,
      day('2026-03-05'),
    );
    const { statement, problems } = await readStatement(bytes(bill));
    expect(problems).toEqual([]);
    expect(statement).toMatchObject({
      format: 'wechat-trade-bill',
      account: MERCHANT,
      totalIn: Money.yuan('205.63'),
      // 0.72 and 0.51 yuan, in 1/100,000
      fee: 123_000n,
      lines: [
        { bookedOn: '2026-03-05', serial: '420000000001', amount: Money.yuan('120.00') },
        { bookedOn: '2026-03-05', serial: '420000000002', amount: Money.yuan('85.63') },
      ],
    });
  });

  it('adds up, whatever was paid', async () => {
    const fen = fc.integer({ min: 1, max: 5_000_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(fen, { minLength: 1, maxLength: 12 }), async (sums) => {
        const orders = sums.map((sum, at) => order(at, { paid: Money.fen(BigInt(sum)) }));
        const bill = tradeBillOf(orders, MERCHANT, day('2026-03-05'));
        const { statement, problems } = await readStatement(bytes(bill));
        expect(problems).toEqual([]);
        const total = Money.sum(orders.map(({ paid }) => paid));
        expect(statement?.totalIn.toString()).toBe(total.toString());
      }),
      { numRuns: 25 },
    );
  });

  it('of no order at all says so', () => {
    const bill = tradeBillOf([], MERCHANT, day('2026-03-05'));
    expect(bill.split('\r\n').at(-2)).toBe('`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00');
  });
});

it.each([
  ['0.01', '0.00'],
  ['0.83', '0.00'],
  ['0.84', '0.01'],
  ['100.00', '0.60'],
])('of %s yuan the firm keeps %s', (paid, fee) => {
  expect(feeOf(Money.yuan(paid)).toString()).toBe(fee);
});

it('says the time as it is in China', () => {
  expect(chinaTimeOf(new Date('2026-03-04T16:00:00Z'))).toBe('2026-03-05T00:00:00+08:00');
});
