import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InquiriesQueries } from '../inquiries/inquiries.queries';
import { communityReaderOf } from '../community/community-reader.rules';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { EntryPageQueries } from '../queryable-account/entry-page.queries';
import { entryPageViewOf } from '../queryable-account/entry-page.view';
import { EntryPageView } from './entry-page.view';
import { readerOf } from './reader.rules';
import { AsOfQuery, EntryParams } from './statement.dto';

/** 一笔账. */
@ApiTags('可查询账户')
@Controller('communities/:communityId/account/entries')
export class EntriesController {
  constructor(
    private readonly entries: EntryPageQueries,
    private readonly inquiries: InquiriesQueries,
  ) {}

  @Get(':seq')
  @May('account.query')
  @ApiOperation({ summary: '一笔账：白话、凭证、票据、经手的每个人、证据链、质询' })
  @ApiOkResponse({ type: EntryPageView })
  async entry(
    @Caller() me: CallerInfo,
    @Param() { communityId, seq }: EntryParams,
    @Query() { asOf }: AsOfQuery,
  ): Promise<EntryPageView> {
    const reader = { ...readerOf(me, communityId), asOf };
    const page = entryPageViewOf(await this.entries.entryPage(communityId, seq, reader));
    return { ...page, questions: await this.questionsOn(me, { communityId, seq, asOf }) };
  }

  /** Those of today; a page of an earlier day has none. */
  private async questionsOn(
    me: CallerInfo,
    { communityId, seq, asOf }: { communityId: number; seq: string; asOf?: string | undefined },
  ): Promise<EntryPageView['questions']> {
    if (asOf !== undefined) return [];
    const entry = { kind: 'entry', id: seq } as const;
    return this.inquiries.about(communityId, entry, communityReaderOf(me, communityId));
  }
}
