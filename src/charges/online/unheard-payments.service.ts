import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Transactions } from '../../platform/database/transactions';
import { OnlinePaymentsService } from './online-payments.service';
import { PaymentChannels } from './payment-channels';

/** An order of which we have not heard. */
interface Unheard {
  id: string;
  channel: string;
  out_trade_no: string;
  expired: boolean;
}

/** Young orders may still be under way; those closed are done with. The firm keeps orders for long. */
const UNHEARD = `
  select p.id, p.channel, p.out_trade_no, p.expires_at <= $2 as expired from online_payment p
  where p.community_id = $1 and p.closed_at is null and p.ordered_at <= $2 - interval '5 minutes'
    and not exists (select from online_receipt o
      where o.community_id = $1 and o.payment_id = p.id)
  order by p.ordered_at limit 500`;

/** 查单: the firm is asked about orders whose notification never came; those that ran out are closed. */
@Injectable()
export class UnheardPayments {
  private readonly logger = new Logger('OnlinePayments');

  constructor(
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly channels: PaymentChannels,
    private readonly payments: OnlinePaymentsService,
  ) {}

  /** How much was found and closed. Harmless to repeat: money is booked once, an order closed once. */
  async ask(communityId: number): Promise<{ found: number; closed: number }> {
    const orders = await this.transactions.run(communityId, (tx) =>
      tx.query<Unheard[]>(UNHEARD, [communityId, this.clock.now()]),
    );
    const done = { found: 0, closed: 0 };
    for (const order of orders) {
      const outcome = await this.askAbout(communityId, order).catch((error: unknown) => {
        // the firm does not answer for this one: it is asked again the next time
        this.logger.warn(`an order could not be asked about: ${(error as Error).message}`);
        return null;
      });
      if (outcome !== null) done[outcome] += 1;
    }
    return done;
  }

  private async askAbout(communityId: number, order: Unheard): Promise<'found' | 'closed' | null> {
    const { id, channel: name, out_trade_no: outTradeNo, expired } = order;
    const channel = this.channels.named(name);
    // first closed, then asked: between the two nobody can pay unseen
    if (expired) await channel.close(communityId, outTradeNo);
    const answer = await channel.query(communityId, outTradeNo);
    if (answer.state === 'paid') {
      const { paid } = answer;
      const eventId = `query/${paid.transactionId}`;
      const heard = { channel: name, eventId, paid, signed: null };
      await this.transactions.run(communityId, (tx) => this.payments.take(tx, communityId, heard));
      return 'found';
    }
    if (!expired) return null;
    await this.transactions.run(communityId, (tx) => this.payments.close(tx, communityId, id));
    return 'closed';
  }
}
