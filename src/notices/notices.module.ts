import { Module } from '@nestjs/common';
import { BankModule } from '../bank/bank.module';
import { CardLinks } from './card-links';
import { CardPictures } from './card-pictures';
import { FollowsQueries } from './follows.queries';
import { FollowsService } from './follows.service';
import { MonthCardsQueries } from './month-cards.queries';
import { NoticesJob } from './notices.job';
import { NoticesQueries } from './notices.queries';
import { NoticesService } from './notices.service';

/** 关注与通知. Expects Clock, Config, Jobs, Reading, Sealing and Transactions from the platform. */
@Module({
  imports: [BankModule],
  providers: [
    CardLinks,
    CardPictures,
    FollowsQueries,
    FollowsService,
    MonthCardsQueries,
    NoticesJob,
    NoticesQueries,
    NoticesService,
  ],
  exports: [
    CardLinks,
    CardPictures,
    FollowsQueries,
    FollowsService,
    MonthCardsQueries,
    NoticesQueries,
    NoticesService,
  ],
})
export class NoticesModule {}
