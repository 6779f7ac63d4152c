import {
  Body,
  Controller,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublicationsService } from '../disclosure/calendar/publications.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { day } from '../shared/day';
import type { ActingGrant } from '../shared/posts';
import { ChooseProfileDto, CountersignReportDto } from './disclosure.dto';

/** 会签: the owners' side looks at a report before it hangs, and says which place's rules hold. */
@ApiTags('公示')
@Controller('communities/:communityId/disclosure')
export class CountersignController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: PublicationsService,
  ) {}

  @Post('reports/:reportId/countersign')
  @HttpCode(204)
  @May('disclosure.countersign')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会会签一份报告，之后才能公示' })
  @ApiNoContentResponse()
  async countersign(
    @Caller() { personId }: CallerInfo,
    @Acting() { post }: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('reportId', ParseUUIDPipe) reportId: string,
    @Once() once: IdempotentRequest,
    @Body() { note }: CountersignReportDto,
  ): Promise<void> {
    const signing = { reportId, note: note ?? null, by: { personId, post } };
    await this.transactions.runOnce(once, (tx) =>
      this.service.countersign(tx, communityId, signing),
    );
  }

  @Post('profile')
  @HttpCode(204)
  @May('disclosure.calendar')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '选定按哪个地区的要求公示，从哪个月起算' })
  @ApiNoContentResponse()
  async choose(
    @Caller() { personId }: CallerInfo,
    @Acting() { post }: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { profile, startsOn, resolutionRef }: ChooseProfileDto,
  ): Promise<void> {
    const chosen = { profile, startsOn: day(startsOn), resolutionRef, by: { personId, post } };
    await this.transactions.runOnce(once, (tx) => this.service.choose(tx, communityId, chosen));
  }
}
