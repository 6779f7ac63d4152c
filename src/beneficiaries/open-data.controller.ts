import { Controller, Get, Param, ParseIntPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { OpenDataFiles } from '../disclosure/open-data/open-data-files';
import { OpenDataQueries } from '../disclosure/open-data/open-data.queries';
import { OpenDataView, openDataViewOf } from '../disclosure/open-data/open-data.view';
import { PublicPageQueries } from '../disclosure/public-page/public-page.queries';
import { PublicPageStateView } from '../disclosure/public-page/public-page.view';
import { ApiFile, csvType, sheetType } from '../platform/http/api-answers';
import { May } from '../platform/http/may';

/** 带走数据 (信托法 20: 查阅、抄录或者复制). */
@ApiTags('开放数据')
@Controller('communities/:communityId')
export class OpenDataController {
  constructor(
    private readonly queries: OpenDataQueries,
    private readonly files: OpenDataFiles,
    private readonly pages: PublicPageQueries,
  ) {}

  @Get('open-data')
  @May('account.query')
  @ApiOperation({ summary: '可以带走的数据：表、字段、许可' })
  @ApiOkResponse({ type: OpenDataView })
  list(@Param('communityId', ParseIntPipe) communityId: number): Promise<OpenDataView> {
    return this.queries.run(communityId, (_tx, facts) => Promise.resolve(openDataViewOf(facts)));
  }

  @Get('open-data/:file')
  @May('account.query')
  @ApiOperation({ summary: '下载：entries.csv、lines.xlsx、flow.json……或全部 package.zip' })
  @ApiFile(csvType, sheetType, 'application/json', 'application/zip')
  file(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.files.send(response, communityId, file);
  }

  @Get('public-page')
  @May('account.query')
  @ApiOperation({ summary: '公开页：现在是否对所有人公开，依据哪次决议' })
  @ApiOkResponse({ type: PublicPageStateView })
  page(@Param('communityId', ParseIntPipe) communityId: number): Promise<PublicPageStateView> {
    return this.pages.state(communityId);
  }
}
