import { Injectable } from '@nestjs/common';
import { type MonthCard, monthCardOf } from '../../reports/month-card/content.rules';
import { BankQueries } from '../bank/bank.queries';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';
import { flowWithin } from '../queryable-account/flow.queries';
import { type Day, firstDayOf, lastDayOf } from '../shared/day';
import type { Period } from '../shared/period';
import { noticesErrors } from './notices.errors';

interface BookRow {
  name: string;
  startOn: Day;
  closedThrough: Day;
}

/** 月度收支卡片, from the books. */
@Injectable()
export class MonthCardsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly bank: BankQueries,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * A month that has begun, closed or not; the card says which.
   * @throws DomainError notFound `notices.card-before-books`.
   */
  async card(communityId: number, period: Period): Promise<MonthCard> {
    const agreement = await this.bank.agreement(communityId);
    return this.reading.run(communityId, async (tx) => {
      const [books] = await tx.query<BookRow[]>(
        `select c.name, h.books_start_on as "startOn", h.closed_through as "closedThrough"
         from community c join ledger_head h on h.community_id = c.id where c.id = $1`,
        [communityId],
      );
      const begun = firstDayOf(period) <= this.clock.today();
      if (!books || !begun || lastDayOf(period) < books.startOn) {
        throw noticesErrors.cardBeforeBooks();
      }
      return monthCardOf({
        communityName: books.name,
        period,
        isClosed: lastDayOf(period) <= books.closedThrough,
        flow: await flowWithin(tx, communityId, { from: period, to: period }),
        bank: { agrees: agreement.state !== 'differs', sentence: agreement.sentence },
        url: `${this.config.publicUrl}/c/${communityId}/flow?period=${period}`,
      });
    });
  }
}
