import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InquiriesQueries } from '../inquiries/inquiries.queries';
import { type HiddenPart, InquiriesService } from '../inquiries/inquiries.service';
import { communityReaderOf } from '../community/community-reader.rules';
import { InquiryView } from '../inquiries/inquiry.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { HideInquiryDto } from './inquiry-hiding.dto';

/** 业委会隐藏: rude or personal words out of sight, with the reason in their place; nothing is deleted. */
@ApiTags('质询')
@Controller('communities/:communityId/inquiries/:inquiryId/hiding')
export class InquiryHidingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly inquiries: InquiriesService,
    private readonly queries: InquiriesQueries,
  ) {}

  @Post()
  @May('inquiry.hide')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会隐藏质询、答复或评价中的文字，公开理由' })
  @ApiCreatedResponse({ type: InquiryView })
  async hide(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inquiryId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { part, reason }: HideInquiryDto,
  ): Promise<InquiryView> {
    const speaker = { personId: me.personId, acting };
    await this.transactions.runOnce(once, (tx) =>
      this.inquiries.hide(tx, { communityId, id }, { ...hiddenPartOf(part), reason }, speaker),
    );
    return this.queries.show(communityId, id, communityReaderOf(me, communityId));
  }
}

function hiddenPartOf(part: string): HiddenPart {
  if (part === 'question') return { part };
  const round = /^verdict-(\d+)$/.exec(part)?.[1];
  return round === undefined
    ? { part: 'answer', answerId: part }
    : { part: 'verdict', round: Number(round) };
}
