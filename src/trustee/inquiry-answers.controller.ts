import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InquiriesQueries } from '../inquiries/inquiries.queries';
import { InquiriesService } from '../inquiries/inquiries.service';
import { communityReaderOf } from '../community/community-reader.rules';
import { InquiryView } from '../inquiries/inquiry.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { InquiryAnswerDto } from './inquiry-answers.dto';

/** 答复质询 (自证): by the firm, and by the committee where the firm is late. */
@ApiTags('质询')
@Controller('communities/:communityId/inquiries/:inquiryId/answers')
export class InquiryAnswersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly inquiries: InquiriesService,
    private readonly queries: InquiriesQueries,
  ) {}

  @Post()
  @May('inquiry.answer')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '以职务名义公开答复一条质询，可附凭据' })
  @ApiCreatedResponse({ type: InquiryView })
  async answer(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inquiryId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { text, fileIds = [] }: InquiryAnswerDto,
  ): Promise<InquiryView> {
    const speaker = { personId: me.personId, acting };
    await this.transactions.runOnce(once, (tx) =>
      this.inquiries.answer(tx, { communityId, id }, { text, fileIds }, speaker),
    );
    return this.queries.show(communityId, id, communityReaderOf(me, communityId));
  }
}
