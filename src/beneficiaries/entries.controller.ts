import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { EntryPageQueries } from '../queryable-account/entry-page.queries';
import { EntryPageView, entryPageViewOf } from '../queryable-account/entry-page.view';
import { readerOf } from './reader.rules';
import { AsOfQuery, EntryParams } from './statement.dto';

/** 一笔账. */
@ApiTags('可查询账户')
@Controller('communities/:communityId/account/entries')
export class EntriesController {
  constructor(private readonly entries: EntryPageQueries) {}

  @Get(':seq')
  @May('account.query')
  @ApiOperation({ summary: '一笔账：白话、凭证、票据、经手的每个人' })
  @ApiOkResponse({ type: EntryPageView })
  async entry(
    @Caller() me: CallerInfo,
    @Param() { communityId, seq }: EntryParams,
    @Query() { asOf }: AsOfQuery,
  ): Promise<EntryPageView> {
    const reader = { ...readerOf(me, communityId), asOf };
    return entryPageViewOf(await this.entries.entryPage(communityId, seq, reader));
  }
}
