import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { disclosureErrors } from '../disclosure/disclosure.errors';
import { OpenDataFiles } from '../disclosure/open-data/open-data-files';
import { OpenDataQueries } from '../disclosure/open-data/open-data.queries';
import { PublicPageQueries } from '../disclosure/public-page/public-page.queries';
import { PublicPageView } from '../disclosure/public-page/public-page.view';
import { ApiFile, csvType, sheetType } from '../platform/http/api-answers';
import { communityIdIn } from '../platform/http/caller';
import { Public } from '../platform/http/may';

/** A minute: what was opened by resolution of the owners may be closed again. */
const CACHED = 'public, max-age=60';

/** 公开页, for everybody, where the owners have resolved so; anywhere else there is nothing. */
@ApiTags('公开页')
@Controller('public/communities/:communityId')
export class PublicPageController {
  constructor(
    private readonly pages: PublicPageQueries,
    private readonly queries: OpenDataQueries,
    private readonly files: OpenDataFiles,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: '公开页：余额、收支、大额支出、报告、预算、存证' })
  @ApiOkResponse({ type: PublicPageView })
  async page(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicPageView> {
    const page = await this.pages.page(placeOf(request));
    response.setHeader('Cache-Control', CACHED);
    return page;
  }

  @Get('open-data/:file')
  @Public()
  @ApiOperation({ summary: '公开页的数据文件：entries.csv、flow.json……或全部 package.zip' })
  @ApiFile(csvType, sheetType, 'application/json', 'application/zip')
  async file(
    @Req() request: Request,
    @Param('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    const communityId = placeOf(request);
    await this.queries.openPage(communityId);
    await this.files.send(response, communityId, file);
  }
}

/** @throws DomainError `public-page.closed` for anything that cannot be a community. */
function placeOf(request: Request): number {
  const communityId = communityIdIn(request);
  if (communityId === null) throw disclosureErrors.notPublic();
  return communityId;
}
