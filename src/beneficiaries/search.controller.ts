import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { SavedSearchesQueries } from '../queryable-account/search/saved-searches.queries';
import { SavedSearchesService } from '../queryable-account/search/saved-searches.service';
import { SearchQueries } from '../queryable-account/search/search.queries';
import { SearchView, searchViewOf } from '../queryable-account/search/search.view';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { searcherOf } from './reader.rules';
import { SavedSearchesView, SaveSearchDto, SearchQuery } from './search.dto';

/** 查一查, and what a person likes to ask again. */
@ApiTags('可查询账户')
@Controller('communities/:communityId')
export class SearchController {
  constructor(
    private readonly searches: SearchQueries,
    private readonly saved: SavedSearchesQueries,
    private readonly service: SavedSearchesService,
    private readonly transactions: Transactions,
  ) {}

  @Get('search')
  @May('account.query')
  @ApiOperation({ summary: '查一查：词、金额、收款方、凭证号、日期，都写在一个框里' })
  @ApiOkResponse({ type: SearchView })
  async search(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { q = '', kind, from, to, min, max, cursor, limit }: SearchQuery,
  ): Promise<SearchView> {
    const asked = {
      q,
      kind,
      cursor,
      limit,
      from: from ? day(from) : undefined,
      to: to ? day(to) : undefined,
      min: min ? Money.yuan(min) : undefined,
      max: max ? Money.yuan(max) : undefined,
    };
    return searchViewOf(
      await this.searches.search(communityId, asked, searcherOf(me, communityId)),
    );
  }

  @Get('saved-searches')
  @May('account.query')
  @ApiOperation({ summary: '我的常用查询' })
  @ApiOkResponse({ type: SavedSearchesView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<SavedSearchesView> {
    const saved = await this.saved.savedBy(communityId, me.personId);
    return {
      items: saved.map(({ savedAt, ...one }) => ({ ...one, savedAt: savedAt.toISOString() })),
    };
  }

  @Post('saved-searches')
  @May('account.query')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '保存一个常用查询；同样的查询只留一个' })
  @ApiCreatedResponse({ type: SavedSearchesView })
  async save(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: SaveSearchDto,
  ): Promise<SavedSearchesView> {
    await this.transactions.runOnce(once, (tx) =>
      this.service.save(tx, communityId, me.personId, body),
    );
    return this.list(me, communityId);
  }

  @Delete('saved-searches/:savedId')
  @May('account.query')
  @HttpCode(204)
  @ApiOperation({ summary: '删去一个常用查询' })
  async remove(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('savedId', ParseUUIDPipe) savedId: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.service.remove(tx, communityId, me.personId, savedId),
    );
  }
}
