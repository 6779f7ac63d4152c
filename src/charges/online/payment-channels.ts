import { Injectable } from '@nestjs/common';
import { onlineErrors } from './online-payment.errors';
import type { PaymentChannel } from './payment-channel';
import { SandboxChannel } from './sandbox/sandbox-channel';
import { WeChatSandbox } from './sandbox/wechat-sandbox';

/** Through which payment firms households may pay here: what this installation is configured for. */
@Injectable()
export class PaymentChannels {
  private readonly channels: readonly PaymentChannel[];

  constructor(firm: WeChatSandbox, sandbox: SandboxChannel) {
    this.channels = firm.isOn ? [sandbox] : [];
  }

  /** The one that new orders go to; null where paying online is not open. */
  get current(): PaymentChannel | null {
    return this.channels[0] ?? null;
  }

  /** @throws DomainError notFound `payment.channel-unknown`. */
  named(name: string): PaymentChannel {
    const channel = this.channels.find((each) => each.name === name);
    if (!channel) throw onlineErrors.channelUnknown();
    return channel;
  }
}
