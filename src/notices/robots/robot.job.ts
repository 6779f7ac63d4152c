import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Transactions } from '../../platform/database/transactions';
import type { Job } from '../../platform/jobs/job';
import { Jobs } from '../../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../../platform/jobs/standing-jobs';
import { CardLinks } from '../card-links';
import { CardPictures } from '../card-pictures';
import { MonthCardsQueries } from '../month-cards.queries';
import { RobotDeliveries, type WaitingDelivery } from './robot-deliveries.service';
import { RobotSender } from './robot-sender';
import { type Answered, type Digest, messagesOf } from './robots.rules';
import { ROBOT_JOB, type RobotOrder, RobotsService } from './robots.service';

const EVERY_MS = 10 * 60_000;
/** As often as the queue tries; after the last the log says so, and 试发 tries anew. */
const ATTEMPTS = 5;

const MONTH: StandingJob = {
  kind: 'standing:robots',
  title: '结账后向群里发送月度卡片',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= EVERY_MS,
};

/** After a month is closed each group is told it, once. */
@Injectable()
export class RobotJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
    private readonly robots: RobotsService,
    private readonly deliveries: RobotDeliveries,
    private readonly sender: RobotSender,
    private readonly cards: MonthCardsQueries,
    private readonly pictures: CardPictures,
    private readonly links: CardLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register<RobotOrder>(ROBOT_JOB, (job) => this.carry(job));
    this.jobs.register(MONTH.kind, (job) => this.month(job));
    this.standing.register(MONTH);
  }

  /** @returns what stands in the job's row: how many groups are to be told. */
  async month({ communityId }: Pick<Job, 'communityId'>): Promise<{ ordered: number }> {
    const ordered = await this.transactions.run(communityId, (tx) =>
      this.robots.orderMonth(tx, communityId),
    );
    return { ordered };
  }

  /** Sends one delivery and notes what was answered. A crash in between may say it twice, never not. */
  private async carry({ communityId, payload }: Job<RobotOrder>): Promise<unknown> {
    const { deliveryId } = payload;
    const delivery = await this.transactions.run(communityId, (tx) =>
      this.deliveries.waiting(tx, communityId, deliveryId),
    );
    if (!delivery) return { sent: false };
    const { ok, said } = await this.send(communityId, delivery);
    const isLast = delivery.occasion === 'trial' || delivery.attempts + 1 >= ATTEMPTS;
    const state = ok ? 'sent' : isLast ? 'failed' : 'waiting';
    await this.transactions.run(communityId, (tx) =>
      this.deliveries.note(tx, communityId, { deliveryId, state, said }),
    );
    if (state === 'waiting') throw new Error('the group was not reached; tried again by the queue');
    return { sent: ok };
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
