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
import { NoticeTokens } from './tokens';
import { MailSettingsQueries } from './mail/mail-settings.queries';
import { MailSettingsService } from './mail/mail-settings.service';
import { UnsubscribeService } from './mail/unsubscribe.service';
import { DigestsService } from './mail/digests.service';
import { OutboxService } from './mail/outbox.service';
import { MailJob } from './mail/mail.job';
import { Mailer } from './mail/mailer';
import { FeedsQueries } from './feed/feeds.queries';
import { FeedsService } from './feed/feeds.service';
import { MailCarrier } from './mail/mail-carrier.service';
import { RobotCarrier } from './robots/robot-carrier.service';
import { RobotDeliveries } from './robots/robot-deliveries.service';
import { RobotJob } from './robots/robot.job';
import { RobotSender } from './robots/robot-sender';
import { RobotsQueries } from './robots/robots.queries';
import { RobotsService } from './robots/robots.service';

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
    NoticeTokens,
    MailSettingsQueries,
    MailSettingsService,
    UnsubscribeService,
    DigestsService,
    OutboxService,
    MailJob,
    Mailer,
    FeedsQueries,
    FeedsService,
    MailCarrier,
    RobotCarrier,
    RobotDeliveries,
    RobotJob,
    RobotSender,
    RobotsQueries,
    RobotsService,
  ],
  exports: [
    CardLinks,
    CardPictures,
    FollowsQueries,
    FollowsService,
    MonthCardsQueries,
    NoticesQueries,
    NoticesService,
    MailSettingsQueries,
    MailSettingsService,
    UnsubscribeService,
    FeedsQueries,
    FeedsService,
    RobotsQueries,
    RobotsService,
  ],
})
export class NoticesModule {}
