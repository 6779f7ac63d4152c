import { OnlinePaymentsService } from '../../src/charges/online/online-payments.service';
import { Transactions } from '../../src/platform/database/transactions';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';

export interface BusyOnline {
  paymentId: string;
  outTradeNo: string;
}

/** An order of the first home that is paid, and one that is not. */
export async function payOnline(
  here: TestApp,
  communityId: number,
  { residents, homes }: BusyPeople,
): Promise<BusyOnline> {
  const payments = here.app.get(OnlinePaymentsService, { strict: false });
  const order = (outTradeNo: string) => ({
    id: newId(),
    channel: 'wechat-sandbox',
    outTradeNo,
    unitId: homes[0]?.unitId ?? '',
    amount: Money.yuan('3.00'),
    billIds: [],
    keepFor: 'service',
    payUrl: `http://localhost:3000/sandbox/wechat/pay/${outTradeNo}`,
    codeUrl: `weixin://sandbox/pay?no=${outTradeNo}`,
    orderedBy: residents[0]?.personId ?? '',
    expiresAt: new Date(here.clock.now().getTime() + 3_600_000),
  });
  const paid = order(`T${communityId}-a0a0a0`);
  await here.app.get(Transactions).run(communityId, async (tx) => {
    await payments.place(tx, communityId, paid);
    await payments.place(tx, communityId, order(`T${communityId}-b1b1b1`));
    const { outTradeNo, amount } = paid;
    await payments.take(tx, communityId, {
      channel: 'wechat-sandbox',
      eventId: newId(),
      paid: {
        transactionId: `42${communityId}`,
        outTradeNo,
        merchant: '19000000001',
        amount,
        paidAt: here.clock.now(),
      },
      signed: { body: '{}', headers: {} },
    });
  });
  return { paymentId: paid.id, outTradeNo: paid.outTradeNo };
}
