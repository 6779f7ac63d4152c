import type { Day } from '../../shared/day';
import type { Money } from '../../shared/money';

/** What a household is to pay, as the payment firm is told. */
export interface ChannelOrder {
  readonly communityId: number;
  /** 商户订单号: ours, 6–32 of [0-9A-Za-z_-], never used twice. */
  readonly outTradeNo: string;
  readonly amount: Money;
  /** What the payer reads; no name in it. */
  readonly description: string;
  readonly expiresAt: Date;
  /** Where the payer goes after paying. */
  readonly returnUrl: string;
}

/** Where the payer pays. */
export interface Checkout {
  /** What a QR code says. */
  readonly codeUrl: string;
  readonly payUrl: string;
}

/** Money that reached the trust's merchant account, as the payment firm says, with its signature. */
export interface PaidOrder {
  /** 微信支付订单号: the same money is never told under two numbers. */
  readonly transactionId: string;
  readonly outTradeNo: string;
  /** 商户号. */
  readonly merchant: string;
  readonly amount: Money;
  readonly paidAt: Date;
}

/** What a notification says; `paid` is null when it tells of something else than money that came. */
export interface Notified {
  /** The firm's id of this notification: a repetition has the same. */
  readonly eventId: string;
  readonly paid: PaidOrder | null;
}

/** Why a notification is not believed; `payment.…`, for the security log. */
export interface Disbelief {
  readonly refused: string;
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What the firm says of an order when asked. */
export type OrderState =
  | { readonly state: 'paid'; readonly paid: PaidOrder }
  | { readonly state: 'open' | 'closed' | 'unknown' };

/**
 * A payment firm, seen from the trust: every community has a merchant number of its own, so that the
 * money lies apart from the firm's and from other trusts' (信托法 29). None of it may be called inside
 * a database transaction but `verifyNotification`, which is arithmetic.
 */
export interface PaymentChannel {
  /** In addresses and in the books: [a-z-]. */
  readonly name: string;
  /** 微信支付. */
  readonly title: string;
  /** Nobody's money moves. */
  readonly isSandbox: boolean;
  /** Whose merchant number this is; null when it is none of ours. */
  communityOf(merchant: string): number | null;
  /** Asked twice for the same order it gives the same place. */
  prepay(order: ChannelOrder): Promise<Checkout>;
  /** Of the bytes as they came: one that was parsed and written again has lost its signature. */
  verifyNotification(headers: Headers, rawBody: Buffer): Notified | Disbelief;
  query(communityId: number, outTradeNo: string): Promise<OrderState>;
  /** From now on nobody can pay it; an order that is paid stays paid. */
  close(communityId: number, outTradeNo: string): Promise<void>;
  /** 交易账单 of a day in the firm's own form, for the bank room: it is what completeness rests on. */
  bill(communityId: number, day: Day): Promise<Buffer>;
}

export const isDisbelief = (heard: Notified | Disbelief): heard is Disbelief => 'refused' in heard;
