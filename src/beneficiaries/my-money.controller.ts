import { Controller, Get, Param, ParseIntPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { contentDisposition } from '../platform/files/serve-file';
import { ApiFile } from '../platform/http/api-answers';
import { hasRight } from '../community/held-rights.rules';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { MoneyCheckQueries } from '../queryable-account/my-money/money-check.queries';
import { MoneyCheckView, moneyCheckViewOf } from '../queryable-account/my-money/money-check.view';
import { MoneyPapers, type MoneyPaper } from '../queryable-account/my-money/money-papers';
import { MyMoneyQueries } from '../queryable-account/my-money/my-money.queries';
import { MyMoneyView, myMoneyViewOf } from '../queryable-account/my-money/my-money.view';
import { UseEntriesQueries } from '../queryable-account/my-money/use-entries.queries';
import { MyUseEntriesView, useEntriesViewOf } from '../queryable-account/my-money/use-entries.view';
import { queryableAccountErrors } from '../queryable-account/queryable-account.errors';
import { period } from '../shared/period';
import {
  MoneyCheckQuery,
  MyMoneyPaperQuery,
  MyMoneyQuery,
  MyUseEntriesQuery,
} from './my-money.dto';
import { readerOf } from './reader.rules';

const PDF = 'application/pdf';
const PNG = 'image/png';

/** 我的钱去哪了: of one's own homes only; another's is as unknown as none. */
@ApiTags('我家')
@Controller('communities/:communityId/my-money')
export class MyMoneyController {
  constructor(
    private readonly money: MyMoneyQueries,
    private readonly entries: UseEntriesQueries,
    private readonly checks: MoneyCheckQueries,
    private readonly papers: MoneyPapers,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '我家交的钱去哪了：交了多少、分摊到哪些支出、还剩多少，一分不差' })
  @ApiOkResponse({ type: MyMoneyView })
  async mine(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: MyMoneyQuery,
  ): Promise<MyMoneyView> {
    const unitId = homeAsked(me, communityId, query.unitId);
    return myMoneyViewOf(await this.money.home(communityId, unitId, monthsOf(query)));
  }

  @Get('uses/:key/entries')
  @May('account.query')
  @ApiOperation({ summary: '某一类支出背后的每一张凭证，以及我家在其中的份额' })
  @ApiOkResponse({ type: MyUseEntriesView })
  async use(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('key') key: string,
    @Query() query: MyUseEntriesQuery,
  ): Promise<MyUseEntriesView> {
    const unitId = homeAsked(me, communityId, query.unitId);
    const asked = { unitId, key, ...monthsOf(query) };
    const reader = readerOf(me, communityId);
    return useEntriesViewOf(await this.entries.page(communityId, asked, query, reader));
  }

  @Get('paper')
  @May('account.query')
  @ApiOperation({ summary: '我的钱去哪了，一页 PDF；不带房号，除非自己要带' })
  @ApiFile(PDF)
  async paper(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: MyMoneyPaperQuery,
  ): Promise<StreamableFile> {
    const asked = sheetAsked(me, communityId, query);
    return fileOf(await this.papers.paper(communityId, asked), PDF);
  }

  @Get('picture')
  @May('account.query')
  @ApiOperation({ summary: '我的钱去哪了，发到群里的图片；不带房号，除非自己要带' })
  @ApiFile(PNG)
  async picture(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: MyMoneyPaperQuery,
  ): Promise<StreamableFile> {
    const asked = sheetAsked(me, communityId, query);
    return fileOf(await this.papers.picture(communityId, asked), PNG);
  }

  @Get('check')
  @May('account.query')
  @ApiOperation({ summary: '各户合计＝账本：每一行、每一个基金，当场重新相加' })
  @ApiOkResponse({ type: MoneyCheckView })
  async check(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: MoneyCheckQuery,
  ): Promise<MoneyCheckView> {
    const asked = query.period ? period(query.period) : undefined;
    return moneyCheckViewOf(await this.checks.check(communityId, asked));
  }
}

/**
 * Her own home, or any for whoever keeps the homes' accounts.
 * @throws DomainError notFound `account.home-unknown`.
 */
function homeAsked(me: CallerInfo, communityId: number, asked: string | undefined): string {
  const { unitIds } = readerOf(me, communityId);
  const unitId = asked ?? unitIds[0];
  const isOpen =
    unitId !== undefined &&
    (unitIds.includes(unitId) || hasRight(me, communityId, 'charges.household'));
  if (!isOpen) throw queryableAccountErrors.homeUnknown();
  return unitId;
}

/** What is handed on: of her home, and naming it only when she says so. */
function sheetAsked(me: CallerInfo, communityId: number, query: MyMoneyPaperQuery) {
  const unitId = homeAsked(me, communityId, query.unitId);
  return { unitId, named: query.name === '1', ...monthsOf(query) };
}

function fileOf({ name, bytes }: MoneyPaper, type: string): StreamableFile {
  const kind = type === PDF ? 'attachment' : 'inline';
  return new StreamableFile(bytes, { type, disposition: contentDisposition(kind, name) });
}

const monthsOf = ({ from, to }: { from?: string; to?: string }) => ({
  from: from ? period(from) : undefined,
  to: to ? period(to) : undefined,
});
