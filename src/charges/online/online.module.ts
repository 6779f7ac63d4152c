import { Module } from '@nestjs/common';
import { LedgerModule } from '../../ledger/ledger.module';
import { registerConstraintMessages } from '../../platform/database/constraint-messages';
import { ChargesModule } from '../charges.module';
import { OnlineOrders } from './online-orders.service';
import { onlineConstraintMessages } from './online-payment.errors';
import { OnlinePaymentsQueries } from './online-payments.queries';
import { OnlinePaymentsService } from './online-payments.service';
import { PaymentChannels } from './payment-channels';
import { PaymentNotifications } from './payment-notifications';
import { SandboxChannel } from './sandbox/sandbox-channel';
import { WeChatSandbox } from './sandbox/wechat-sandbox';
import { UnheardPaymentsJob } from './unheard-payments.job';
import { UnheardPayments } from './unheard-payments.service';

registerConstraintMessages(onlineConstraintMessages);

const PARTS = [
  OnlineOrders,
  OnlinePaymentsQueries,
  OnlinePaymentsService,
  PaymentChannels,
  PaymentNotifications,
  UnheardPayments,
  WeChatSandbox,
];

/** 线上缴费: households pay through a payment firm; its news is believed by signature and booked once. */
@Module({
  imports: [LedgerModule, ChargesModule],
  providers: [...PARTS, SandboxChannel, UnheardPaymentsJob],
  exports: PARTS,
})
export class OnlinePaymentsModule {}
