import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import type { IdempotentRequest } from '../../platform/database/idempotency';
import { Transactions } from '../../platform/database/transactions';
import { Sealing } from '../../platform/login/sealing';
import { onlineErrors } from './online-payment.errors';
import { ORDER_MINUTES, paymentIdOf, tradeNoOf } from './online-payment.rules';
import type { Wish } from './online-payment.rules';

import { OnlinePaymentsQueries } from './online-payments.queries';
import type { DrawnOrder, OnlinePayment } from './online-payments.queries';
import { OnlinePaymentsService } from './online-payments.service';
import type { Checkout, PaymentChannel } from './payment-channel';
import { PaymentChannels } from './payment-channels';

/** Whose order it is, and of what. */
export interface Ordering {
  readonly unitId: string;
  readonly wish: Wish;
  readonly by: string;
}

const MS_PER_MINUTE = 60_000;

/**
 * 下单: the amount is fixed here, the firm takes the order, then it is remembered. The firm is asked outside
 * every transaction. The order's number follows from the act's key, so that asking again after a broken
 * line is the same order to the firm and to us; one that we failed to remember is known to nobody who
 * could pay it.
 */
@Injectable()
export class OnlineOrders {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly transactions: Transactions,
    private readonly channels: PaymentChannels,
    private readonly queries: OnlinePaymentsQueries,
    private readonly payments: OnlinePaymentsService,
  ) {}

  /** @throws DomainError `payment.…`, `charges.…`. */
  async place(once: IdempotentRequest, ordering: Ordering): Promise<OnlinePayment> {
    const { communityId, personId, key, requestHash } = once;
    const hash = this.sealing.keyedHash(JSON.stringify([personId, key, requestHash]), 'request');
    const own = { id: paymentIdOf(hash), unitIds: [ordering.unitId] };
    const placed = await this.queries.placed(communityId, own);
    if (placed) return placed;
    const drawn = await this.queries.draw(communityId, ordering.unitId, ordering.wish);
    const channel = this.channels.current;
    if (!channel) throw onlineErrors.noChannel();
    const outTradeNo = tradeNoOf(communityId, hash);
    const expiresAt = new Date(this.clock.now().getTime() + ORDER_MINUTES * MS_PER_MINUTE);
    const checkout = await this.checkout(channel, {
      communityId,
      outTradeNo,
      expiresAt,
      ...own,
      drawn,
    });
    await this.transactions.runOnce(once, async (tx) => {
      await this.payments.place(tx, communityId, {
        ...drawn,
        ...checkout,
        id: own.id,
        channel: channel.name,
        outTradeNo,
        unitId: ordering.unitId,
        billIds: ordering.wish.billIds,
        orderedBy: ordering.by,
        expiresAt,
      });
      return { id: own.id };
    });
    return this.queries.find(communityId, own);
  }

  /** @throws DomainError busy `payment.channel-down`. */
  private async checkout(
    channel: PaymentChannel,
    order: {
      communityId: number;
      outTradeNo: string;
      expiresAt: Date;
      id: string;
      drawn: DrawnOrder;
    },
  ): Promise<Checkout> {
    const { communityId, outTradeNo, expiresAt, id, drawn } = order;
    const { amount, description } = drawn;
    const returnUrl = `${this.config.publicUrl}/c/${communityId}/payments/${id}`;
    const asked = { communityId, outTradeNo, expiresAt, amount, description, returnUrl };
    try {
      return await channel.prepay(asked);
    } catch (error) {
      throw Object.assign(onlineErrors.channelDown(), { cause: error });
    }
  }
}
