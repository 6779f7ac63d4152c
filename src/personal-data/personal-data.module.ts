import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { LoginModule } from '../platform/login/login.module';
import { DutiesQueries } from './duties.queries';
import { PersonErasureService } from './erasure.service';
import { PersonalCopyQueries } from './personal-copy.queries';
import { personalDataConstraintMessages } from './personal-data.errors';
import { ReadingsInterceptor } from './readings.interceptor';
import { ReadingsQueries } from './readings.queries';
import { ReadingsService } from './readings.service';

registerConstraintMessages(personalDataConstraintMessages);

const PARTS = [
  ReadingsService,
  ReadingsQueries,
  PersonalCopyQueries,
  DutiesQueries,
  PersonErasureService,
];

/** 个人信息: who looked, one's own copy, and being forgotten. Watches every route of the house. */
@Module({
  imports: [LoginModule],
  providers: [...PARTS, { provide: APP_INTERCEPTOR, useClass: ReadingsInterceptor }],
  exports: PARTS,
})
export class PersonalDataModule {}
