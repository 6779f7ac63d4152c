import { OnlinePaymentsQueries } from '../../src/charges/online/online-payments.queries';
import type { OnlinePayment } from '../../src/charges/online/online-payments.queries';
import { OnlinePaymentsService } from '../../src/charges/online/online-payments.service';
import type { Heard, PlacedOrder } from '../../src/charges/online/online-payments.service';
import type { PaidOrder } from '../../src/charges/online/payment-channel';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { ChargesInTest } from './charges';
import type { DatabaseInTest } from './fresh-database';

/** A community, and its units. */
export interface BilledPlace {
  id: number;
  units: string[];
}

/** Orders and the money that comes of them, on the database under test. */
export class OnlineInTest {
  readonly payments: OnlinePaymentsService;
  private orders = 0;

  /** `db` is filled only when the tests run. */
  constructor(
    private readonly db: DatabaseInTest,
    private readonly charges: ChargesInTest,
    private readonly by: () => string,
  ) {
    const { clock, ledger, receipts } = charges;
    this.payments = new OnlinePaymentsService(clock, ledger, receipts);
  }

  async place(at: BilledPlace, change: Partial<PlacedOrder> = {}): Promise<PlacedOrder> {
    const no = (this.orders += 1).toString(16).padStart(8, '0');
    const order: PlacedOrder = {
      id: newId(),
      channel: 'wechat-sandbox',
      outTradeNo: `T${at.id}-${no}`,
      unitId: at.units[0] ?? '',
      amount: Money.yuan('10.00'),
      billIds: [],
      keepFor: 'service',
      payUrl: 'https://pay.example.cn',
      codeUrl: 'weixin://x',
      orderedBy: this.by(),
      expiresAt: new Date(this.charges.clock.now().getTime() + 7_200_000),
      ...change,
    };
    await this.db.transactions.run(at.id, (tx) => this.payments.place(tx, at.id, order));
    return order;
  }

  /** What the firm says of an order that is paid now. */
  paidOf(order: PlacedOrder, change: Partial<PaidOrder> = {}): PaidOrder {
    return {
      transactionId: `42${order.outTradeNo.replace(/\W/g, '')}`,
      outTradeNo: order.outTradeNo,
      merchant: '19000000001',
      amount: order.amount,
      paidAt: this.charges.clock.now(),
      ...change,
    };
  }

  take(at: BilledPlace, paid: PaidOrder, change: Partial<Heard> = {}): Promise<boolean> {
    const signed = { body: '{"sealed":true}', headers: { 'wechatpay-nonce': 'n' } };
    const heard = { channel: 'wechat-sandbox', eventId: newId(), paid, signed, ...change };
    return this.db.transactions.run(at.id, (tx) => this.payments.take(tx, at.id, heard));
  }

  find(at: BilledPlace, { id, unitId }: PlacedOrder): Promise<OnlinePayment> {
    const queries = new OnlinePaymentsQueries(this.db.reading, this.charges.clock);
    return queries.find(at.id, { id, unitIds: [unitId] });
  }
}
