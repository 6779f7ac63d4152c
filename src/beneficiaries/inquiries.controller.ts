import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InquiriesQueries } from '../inquiries/inquiries.queries';
import { InquiriesService } from '../inquiries/inquiries.service';
import { communityReaderOf } from '../community/community-reader.rules';
import {
  AskedView,
  InquiriesPage,
  InquiryView,
  SimilarInquiriesView,
} from '../inquiries/inquiry.view';
import { SimilarInquiriesQueries } from '../inquiries/similar-inquiries.queries';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import {
  AskDto,
  AskQuery,
  InquiriesQuery,
  SimilarInquiriesQuery,
  VerdictDto,
} from './inquiries.dto';

/** 质询: ask about any yuan, read what was asked and answered, say whether it is answered. */
@ApiTags('质询')
@Controller('communities/:communityId/inquiries')
export class InquiriesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly inquiries: InquiriesService,
    private readonly queries: InquiriesQueries,
    private readonly before: SimilarInquiriesQueries,
  ) {}

  @Get()
  @May('inquiry.read')
  @ApiOperation({ summary: '质询与答复，带时限；可按状态、对象、文字查找' })
  @ApiOkResponse({ type: InquiriesPage })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { subjectKind: kind, subjectId, q, sort, ...query }: InquiriesQuery,
  ): Promise<InquiriesPage> {
    const { state, mine, following, cursor, limit } = query;
    const filter = {
      state,
      subject: kind && { kind, id: subjectId || null },
      words: q || undefined,
      mine: mine !== undefined,
      following: following !== undefined,
      byDue: sort === 'due',
    };
    const reader = communityReaderOf(me, communityId);
    return this.queries.list(communityId, filter, { reader, cursor, limit });
  }

  @Get('similar')
  @May('inquiry.read')
  @ApiOperation({ summary: '提问之前：相似的质询和它们的答复，至多五条' })
  @ApiOkResponse({ type: SimilarInquiriesView })
  async similar(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { text = '', subjectKind: kind, subjectId }: SimilarInquiriesQuery,
  ): Promise<SimilarInquiriesView> {
    const subject = kind ? { kind, id: subjectId || null } : null;
    const reader = communityReaderOf(me, communityId);
    return { items: await this.before.similar(communityId, { text, subject }, reader) };
  }

  @Get(':inquiryId')
  @May('inquiry.read')
  @ApiOperation({ summary: '一条质询：答复、提问人的评价、逾期转办' })
  @ApiOkResponse({ type: InquiryView })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inquiryId', ParseUUIDPipe) id: string,
  ): Promise<InquiryView> {
    return this.queries.show(communityId, id, communityReaderOf(me, communityId));
  }

  @Post()
  @May('inquiry.ask')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提出质询；check=1 时只检查个人信息和相似质询，不写入' })
  @ApiCreatedResponse({ type: AskedView })
  async ask(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { check }: AskQuery,
    @Once() once: IdempotentRequest,
    @Body() asked: AskDto,
  ): Promise<AskedView> {
    const { subjectKind: kind, subjectId, subjectLine = null, topic, text } = asked;
    const reader = communityReaderOf(me, communityId);
    const subject = { kind, id: subjectId || null, line: subjectLine };
    const similar = await this.before.similar(communityId, { text, subject }, reader);
    const warnings = this.before.warningsOf(topic ?? '', text);
    if (check !== undefined) return { inquiry: null, warnings, similar };
    const speaker = { personId: me.personId, acting };
    const { result: id } = await this.transactions.runOnce(once, (tx) =>
      this.inquiries.ask(tx, communityId, { subject, topic, text }, speaker),
    );
    const others = similar.filter((each) => each.id !== id);
    return {
      inquiry: await this.queries.card(communityId, id, reader),
      warnings,
      similar: others,
    };
  }

  @Post(':inquiryId/verdict')
  @May('inquiry.ask')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提问人评价：答清楚了，或没有答清楚，时限重新开始' })
  @ApiCreatedResponse({ type: InquiryView })
  async judge(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inquiryId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() verdict: VerdictDto,
  ): Promise<InquiryView> {
    await this.transactions.runOnce(once, (tx) =>
      this.inquiries.judge(tx, { communityId, id }, verdict, me.personId),
    );
    return this.show(me, communityId, id);
  }

  @Put(':inquiryId/follow')
  @May('inquiry.read')
  @ApiOperation({ summary: '关注一条质询' })
  @ApiOkResponse({ type: InquiryView })
  follow(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inquiryId', ParseUUIDPipe) id: string,
  ): Promise<InquiryView> {
    return this.following(me, { communityId, id }, true);
  }

  @Delete(':inquiryId/follow')
  @May('inquiry.read')
  @ApiOperation({ summary: '取消关注' })
  @ApiOkResponse({ type: InquiryView })
  unfollow(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inquiryId', ParseUUIDPipe) id: string,
  ): Promise<InquiryView> {
    return this.following(me, { communityId, id }, false);
  }

  private async following(
    me: CallerInfo,
    at: { communityId: number; id: string },
    follows: boolean,
  ): Promise<InquiryView> {
    const { personId } = me;
    await this.transactions.run(at.communityId, (tx) =>
      this.inquiries.follow(tx, at, { personId, follows }),
    );
    return this.show(me, at.communityId, at.id);
  }
}
