import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { CorrectionsQueries } from '../queryable-account/time-machine/corrections.queries';
import { TimeMachineQueries } from '../queryable-account/time-machine/time-machine.queries';
import {
  correctionsViewOf,
  CorrectionsView,
  TimeMachineView,
  timeMachineViewOf,
} from '../queryable-account/time-machine/time-machine.view';
import { day } from '../shared/day';
import { readerOf } from './reader.rules';
import { AsOfQuery, CorrectionsQuery } from './statement.dto';

/** 时光机: the account as it stood then, and what was put right since. */
@ApiTags('可查询账户')
@Controller('communities/:communityId')
export class TimeMachineController {
  constructor(
    private readonly machine: TimeMachineQueries,
    private readonly queries: CorrectionsQueries,
  ) {}

  @Get('time-machine')
  @May('account.query')
  @ApiOperation({ summary: '可以回到哪一天、哪一份公示报表；那以后记了几笔、更正了几笔' })
  @ApiOkResponse({ type: TimeMachineView })
  async moments(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { asOf }: AsOfQuery,
  ): Promise<TimeMachineView> {
    return timeMachineViewOf(await this.machine.moments(communityId, asOf));
  }

  @Get('corrections')
  @May('account.query')
  @ApiOperation({ summary: '更正记录：红字冲回了哪一笔、谁、为什么；asOf 之后的更正' })
  @ApiOkResponse({ type: CorrectionsView })
  async corrections(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { from, to, asOf, ...page }: CorrectionsQuery,
  ): Promise<CorrectionsView> {
    const asked = {
      ...page,
      from: from ? day(from) : undefined,
      to: to ? day(to) : undefined,
    };
    const reader = { ...readerOf(me, communityId), asOf };
    return correctionsViewOf(await this.queries.corrections(communityId, asked, reader));
  }
}
