import { Module } from '@nestjs/common';
import { QueryableAccountModule } from '../queryable-account/queryable-account.module';
import { EntriesController } from './entries.controller';
import { FlowController } from './flow.controller';
import { MyAccountController } from './my-account.controller';

/** 受益人 业主: what every resident may see and do. */
@Module({
  imports: [QueryableAccountModule],
  controllers: [MyAccountController, EntriesController, FlowController],
})
export class BeneficiariesModule {}
