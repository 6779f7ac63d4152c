import type { OnlinePayment } from './online-payments.queries';
import type { PaymentChannel } from './payment-channel';
import type { SandboxOrder } from './sandbox/sandbox-orders';

/** 线上缴费: an order, and what became of it */
export class MyPaymentView {
  paymentId!: string;
  unitId!: string;
  unitLabel!: string;
  /** 商户订单号 */
  outTradeNo!: string;
  amount!: string;
  /** open, paid, closed or expired */
  state!: string;
  /** Where to pay; null unless open */
  payUrl!: string | null;
  /** What a QR code says; null unless open */
  codeUrl!: string | null;
  orderedAt!: string;
  expiresAt!: string;
  paidAt!: string | null;
  /** What came, which may differ from the order */
  received!: string | null;
  receiptId!: string | null;
  receiptNumber!: string | null;
  /** amount-differs, late, second-payment, day-closed, not-allocated */
  remarks!: string[];
}

export class PaymentChannelView {
  name!: string;
  title!: string;
  /** No money moves */
  sandbox!: boolean;
}

/** 我家的线上缴费, the newest first */
export class MyPaymentsView {
  /** Null where paying online is not open */
  channel!: PaymentChannelView | null;
  items!: MyPaymentView[];
}

/** An order as the sandbox of the payment firm shows it to the payer */
export class SandboxOrderView {
  outTradeNo!: string;
  description!: string;
  amount!: string;
  /** NOTPAY, SUCCESS or CLOSED */
  state!: string;
  expiresAt!: string;
  returnUrl!: string;
}

export function myPaymentViewOf(payment: OnlinePayment): MyPaymentView {
  const { id, state, payUrl, codeUrl, amount, received, ...rest } = payment;
  const isOpen = state === 'open';
  return {
    ...rest,
    paymentId: id,
    state,
    amount: amount.toString(),
    payUrl: isOpen ? payUrl : null,
    codeUrl: isOpen ? codeUrl : null,
    orderedAt: payment.orderedAt.toISOString(),
    expiresAt: payment.expiresAt.toISOString(),
    paidAt: payment.paidAt?.toISOString() ?? null,
    received: received?.toString() ?? null,
    remarks: [...payment.remarks],
  };
}

export const channelViewOf = ({ name, title, isSandbox }: PaymentChannel): PaymentChannelView => ({
  name,
  title,
  sandbox: isSandbox,
});

export const sandboxOrderViewOf = (order: SandboxOrder): SandboxOrderView => ({
  outTradeNo: order.outTradeNo,
  description: order.description,
  amount: order.amount.toString(),
  state: order.state,
  expiresAt: order.expiresAt.toISOString(),
  returnUrl: order.returnUrl,
});
