import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportKindsView } from '../disclosure/report-kind.view';
import { ReportKindsQueries } from '../disclosure/report-kinds.queries';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { rightsHere } from './reader.rules';

/** 报告种类: what there is to read, and what may be made. */
@ApiTags('报表')
@Controller('communities/:communityId/report-kinds')
export class ReportKindsController {
  constructor(private readonly kinds: ReportKindsQueries) {}

  @Get()
  @May('report.read')
  @ApiOperation({ summary: '有哪些报告：用途、可选的期间或对象、哪些已归档' })
  @ApiOkResponse({ type: ReportKindsView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<ReportKindsView> {
    const mine = rightsHere(me, communityId);
    return { items: await this.kinds.kinds(communityId, ({ right }) => mine.includes(right)) };
  }
}
