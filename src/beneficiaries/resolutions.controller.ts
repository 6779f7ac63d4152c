import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { certificateContent } from '../../reports/resolution-certificate/content.rules';
import { drawCertificate } from '../../reports/resolution-certificate/draw';
import { sendDrawn } from '../platform/files/send-drawn';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { CertificateQueries } from '../resolutions/certificate.queries';
import { resolutionReaderOf } from '../resolutions/reader.rules';
import { BallotListView, ResolutionsView, ResolutionView } from '../resolutions/resolution.view';
import { ResolutionsQueries } from '../resolutions/resolutions.queries';

/** 业主大会决议, as everybody sees them: the text, who takes part, and what came of it. */
@ApiTags('业主大会决议')
@Controller('communities/:communityId/resolutions')
export class PublicResolutionsController {
  constructor(
    private readonly queries: ResolutionsQueries,
    private readonly certificates: CertificateQueries,
  ) {}

  @Get()
  @May('resolution.read')
  @ApiOperation({ summary: '决议列表，新的在前；附我的表决权与投票情况' })
  @ApiOkResponse({ type: ResolutionsView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<ResolutionsView> {
    return { items: await this.queries.list(communityId, resolutionReaderOf(me, communityId)) };
  }

  @Get(':resolutionId')
  @May('resolution.read')
  @ApiOperation({ summary: '一项决议：正文、实时参与情况、还差多少，计票后附两项统计' })
  @ApiOkResponse({ type: ResolutionView })
  one(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
  ): Promise<ResolutionView> {
    return this.queries.one(communityId, id, resolutionReaderOf(me, communityId));
  }

  @Get(':resolutionId/ballot-list')
  @May('resolution.read')
  @ApiOperation({ summary: '计票清单：按回执号公布每张票是否计入，不含姓名、房号和面积' })
  @ApiOkResponse({ type: BallotListView })
  ballotList(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
  ): Promise<BallotListView> {
    return this.queries.ballotList(communityId, id);
  }

  @Get(':resolutionId/certificate')
  @May('resolution.read')
  @ApiOperation({ summary: '表决结果证书（PDF）：两项统计、法定条件验算、名册指纹' })
  @ApiFile('application/pdf')
  async certificate(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const content = certificateContent(await this.certificates.facts(communityId, id));
    const { bytes } = await drawCertificate(content);
    sendDrawn(response, { name: `表决结果证书 ${content.number}.pdf`, bytes });
  }
}
