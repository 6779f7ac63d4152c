import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import type { Day } from '../../../shared/day';
import type {
  ChannelOrder,
  Checkout,
  Disbelief,
  Headers,
  Notified,
  OrderState,
  PaymentChannel,
} from '../payment-channel';
import { readNotification } from '../wechat-message.rules';
import { WeChatSandbox } from './wechat-sandbox';

/** WeChat Pay as a merchant sees it, with the sandbox behind it instead of the firm. */
@Injectable()
export class SandboxChannel implements PaymentChannel {
  readonly name = 'wechat-sandbox';
  readonly title = '微信支付（演示沙箱）';
  readonly isSandbox = true;

  constructor(
    @Inject(Config) private readonly config: Pick<Config, 'publicUrl'>,
    private readonly clock: Clock,
    private readonly firm: WeChatSandbox,
  ) {}

  communityOf(merchant: string): number | null {
    const [, id] = /^19(\d{9})$/.exec(merchant) ?? [];
    return id === undefined ? null : Number(id);
  }

  async prepay(order: ChannelOrder): Promise<Checkout> {
    const { communityId, ...wanted } = order;
    this.firm.order({ ...wanted, merchant: merchantOf(communityId) });
    return {
      codeUrl: `weixin://sandbox/pay?no=${order.outTradeNo}`,
      payUrl: `${this.config.publicUrl}/sandbox/wechat/pay/${order.outTradeNo}`,
    };
  }

  verifyNotification(headers: Headers, rawBody: Buffer): Notified | Disbelief {
    const { serial, platformPublic, apiV3Key } = this.firm.keys;
    const keys = { platform: new Map([[serial, platformPublic]]), apiV3Key };
    return readNotification(headers, rawBody, { keys, now: this.clock.now().getTime() });
  }

  async query(communityId: number, outTradeNo: string): Promise<OrderState> {
    const order = this.firm.known(outTradeNo);
    if (order?.merchant !== merchantOf(communityId)) return { state: 'unknown' };
    if (order.state !== 'SUCCESS' || order.paidAt === null) {
      return { state: order.state === 'CLOSED' ? 'closed' : 'open' };
    }
    const { transactionId, merchant, paid: amount, paidAt } = order;
    return { state: 'paid', paid: { transactionId, outTradeNo, merchant, amount, paidAt } };
  }

  async close(_communityId: number, outTradeNo: string): Promise<void> {
    if (this.firm.known(outTradeNo)) this.firm.close(outTradeNo);
  }

  async bill(communityId: number, day: Day): Promise<Buffer> {
    return Buffer.from(this.firm.bill(merchantOf(communityId), day), 'utf8');
  }
}

/** 商户号: each community has its own, for its money is a trust of its own. */
const merchantOf = (communityId: number): string => `19${String(communityId).padStart(9, '0')}`;
