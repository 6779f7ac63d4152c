import { Module } from '@nestjs/common';
import { GrantsController } from './grants.controller';
import { BindingsController } from './bindings.controller';

/** 委托人 业委会: what the owners' committee may do. */
@Module({
  imports: [],
  controllers: [GrantsController, BindingsController],
})
export class TrustorModule {}
