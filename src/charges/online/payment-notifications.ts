import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import { Denials } from '../../platform/login/denials';
import { OnlinePaymentsService } from './online-payments.service';
import { isDisbelief } from './payment-channel';
import type { Headers } from './payment-channel';
import { PaymentChannels } from './payment-channels';

/** What the firm is answered: anything but 204 makes it tell us again. */
export interface Answer {
  readonly status: 204 | 401 | 422;
  readonly code: string;
}

const TAKEN: Answer = { status: 204, code: 'SUCCESS' };
/** Which door it was, for the security log. */
const DOOR = 'POST /api/payment-channels/:channel/notifications';
/** Kept beside the body, so that an auditor can check the signature again. */
const SIGNING_HEADERS = /^wechatpay-/;

/** 支付通知: believed by its signature alone, answered when what it says is in the books. */
@Injectable()
export class PaymentNotifications {
  constructor(
    private readonly channels: PaymentChannels,
    private readonly transactions: Transactions,
    private readonly payments: OnlinePaymentsService,
    private readonly denials: Denials,
  ) {}

  /** @throws DomainError notFound `payment.channel-unknown`. */
  async hear(channelName: string, headers: Headers, rawBody: Buffer): Promise<Answer> {
    const channel = this.channels.named(channelName);
    const heard = channel.verifyNotification(headers, rawBody);
    if (isDisbelief(heard)) return this.refuse(401, heard.refused);
    if (heard.paid === null) return TAKEN;
    const communityId = channel.communityOf(heard.paid.merchant);
    if (communityId === null) return this.refuse(422, 'payment.not-our-merchant');
    const { eventId, paid } = heard;
    const signed = { body: rawBody.toString('utf8'), headers: signingHeadersOf(headers) };
    await this.transactions.run(communityId, (tx) =>
      this.payments.take(tx, communityId, { channel: channel.name, eventId, paid, signed }),
    );
    return TAKEN;
  }

  private refuse(status: 401 | 422, code: string): Answer {
    this.denials.note({ door: DOOR, code, communityId: null });
    return { status, code };
  }
}

const signingHeadersOf = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => SIGNING_HEADERS.test(name)));
