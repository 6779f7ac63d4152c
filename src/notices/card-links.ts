import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Sealing } from '../platform/login/sealing';
import { isPeriod, type Period } from '../shared/period';
import { noticesErrors } from './notices.errors';

const DAYS = 40;
const DAY_SECONDS = 86_400;
const FORM = /^(\d{1,9})\.(\d{4}-\d{2})\.(\d{1,12})\.([0-9a-f]{64})$/;

/**
 * 群里的图片链接: DingTalk and Feishu fetch the card themselves, without a log-in. The link names one card
 * of one month, is signed by us, and runs out after forty days; what it shows is public to residents.
 */
@Injectable()
export class CardLinks {
  constructor(
    private readonly sealing: Sealing,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  urlOf(communityId: number, period: Period): string {
    const until = Math.floor(this.clock.now().getTime() / 1000) + DAYS * DAY_SECONDS;
    const said = `${communityId}.${period}.${until}`;
    const token = `${said}.${this.sealing.keyedHash(said, 'card-link')}`;
    return `${this.config.publicUrl}/api/public/month-cards/${token}`;
  }

  /** @throws DomainError notFound `notices.card-unknown` for a link not ours, changed, or run out. */
  read(token: string): { communityId: number; period: Period } {
    const [, id = '', period = '', until = '', signature = ''] = FORM.exec(token) ?? [];
    const expected = this.sealing.keyedHash(`${id}.${period}.${until}`, 'card-link');
    const isOurs =
      signature.length === expected.length &&
      timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
    const isOver = Number(until) * 1000 <= this.clock.now().getTime();
    if (!isOurs || isOver || !isPeriod(period)) throw noticesErrors.cardUnknown();
    return { communityId: Number(id), period };
  }
}
