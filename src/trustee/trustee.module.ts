import { Module } from '@nestjs/common';

/** 受托人 物业企业: what the firm may do. */
@Module({
  imports: [],
  controllers: [],
})
export class TrusteeModule {}
