import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OriginalReadingsPageView } from '../evidence/masking.view';
import { OriginalReadingsQueries } from '../evidence/original-readings.queries';
import { May } from '../platform/http/may';
import { OriginalReadingsQuery } from './original-readings.dto';

/** 原件查阅记录: the committee and the auditors see who looked at originals. */
@ApiTags('凭证附件')
@Controller('communities/:communityId/evidence/readings')
export class OriginalReadingsController {
  constructor(private readonly readings: OriginalReadingsQueries) {}

  @Get()
  @May('log.leaves')
  @ApiOperation({ summary: '原件查阅记录：谁、何时、看了哪个附件的原件，新的在前' })
  @ApiOkResponse({ type: OriginalReadingsPageView })
  list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: OriginalReadingsQuery,
  ): Promise<OriginalReadingsPageView> {
    return this.readings.list(communityId, query);
  }
}
