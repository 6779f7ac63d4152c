import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HealthController } from './health.controller';
import { MayGuard } from './may.guard';
import { Metrics } from './metrics';
import { Readiness } from './readiness';

/** The guard before every door, health and figures. Expects LoginModule and Authority. */
@Module({
  controllers: [HealthController],
  providers: [{ provide: APP_GUARD, useClass: MayGuard }, Metrics, Readiness],
  exports: [Metrics, Readiness],
})
export class HttpModule {}
