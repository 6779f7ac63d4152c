import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublishedView } from '../disclosure/calendar/calendar.view';
import { PublicationsService } from '../disclosure/calendar/publications.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { PublishReportDto } from './publications.dto';

/** 公示: the firm hangs up what the owners' side has countersigned. */
@ApiTags('公示')
@Controller('communities/:communityId/disclosure/reports/:reportId/publication')
export class PublicationsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: PublicationsService,
  ) {}

  @Post()
  @May('disclosure.publish')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '公示一份已会签的报告，从今天起至少 30 天' })
  @ApiCreatedResponse({ type: PublishedView })
  async publish(
    @Caller() { personId }: CallerInfo,
    @Acting() { post }: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('reportId', ParseUUIDPipe) reportId: string,
    @Once() once: IdempotentRequest,
    @Body() { place }: PublishReportDto,
  ): Promise<PublishedView> {
    const publishing = { reportId, place, by: { personId, post } };
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const { id, until } = await this.service.publish(tx, communityId, publishing);
      return { id, onShowUntil: until };
    });
    return result;
  }
}
