import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Transactions } from '../../platform/database/transactions';
import { CardLinks } from '../card-links';
import { CardPictures } from '../card-pictures';
import { MonthCardsQueries } from '../month-cards.queries';
import { RobotDeliveries, type WaitingDelivery } from './robot-deliveries.service';
import { RobotSender } from './robot-sender';
import { type Answered, type Digest, messagesOf } from './robots.rules';
import { RobotsService } from './robots.service';

/** Says in a group what is to be said there, and notes what its server answered. */
@Injectable()
export class RobotCarrier {
  constructor(
    private readonly transactions: Transactions,
    private readonly robots: RobotsService,
    private readonly deliveries: RobotDeliveries,
    private readonly sender: RobotSender,
    private readonly cards: MonthCardsQueries,
    private readonly pictures: CardPictures,
    private readonly links: CardLinks,
    private readonly clock: Clock,
  ) {}

  /** What is to be said now. @returns how many deliveries were put into the queue. */
  orderDue(communityId: number): Promise<number> {
    return this.transactions.run(communityId, (tx) => this.robots.orderDue(tx, communityId));
  }

  /**
   * One delivery. A crash between the saying and the noting may say it twice, never not.
   * @returns whether the group was reached.
   */
  async carry(communityId: number, deliveryId: string): Promise<boolean> {
    const delivery = await this.transactions.run(communityId, (tx) =>
      this.deliveries.waiting(tx, communityId, deliveryId),
    );
    if (!delivery) return false;
    const answered = await this.send(communityId, delivery);
    await this.transactions.run(communityId, (tx) =>
      this.deliveries.note(tx, communityId, { deliveryId, delivery, answered }),
    );
    return answered.ok;
  }

  private async send(communityId: number, delivery: WaitingDelivery): Promise<Answered> {
    const { kind, webhook, secret } = delivery;
    const digest = await this.digest(communityId, delivery);
    let answer: Answered = { ok: false, said: '' };
    for (const message of messagesOf(kind, digest, { secret, now: this.clock.now() })) {
      answer = await this.sender.send(kind, webhook, message);
      if (!answer.ok) return answer;
    }
    return answer;
  }

  private async digest(communityId: number, { period }: WaitingDelivery): Promise<Digest> {
    const card = await this.cards.card(communityId, period);
    const { bytes } = await this.pictures.draw(card);
    return {
      title: `${card.communityName} ${card.title}`,
      lines: card.lines,
      pageUrl: card.url,
      pictureUrl: this.links.urlOf(communityId, period),
      picture: bytes,
    };
  }
}
