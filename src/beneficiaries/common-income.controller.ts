import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommonIncomeQueries } from '../common-income/common-income.queries';
import { CommonIncomeView } from '../common-income/common-income.view';
import { incomeRange } from '../common-income/income-range.rules';
import { commonIncomeViewOf } from '../common-income/income-views';
import { Clock } from '../platform/clock';
import { May } from '../platform/http/may';
import { IncomeRangeQuery } from './income.dto';

/** 公共收益, as everybody sees it: what was due, what came, what is late, what was never agreed. */
@ApiTags('公共收益')
@Controller('communities/:communityId/common-income')
export class CommonIncomeController {
  constructor(
    private readonly income: CommonIncomeQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '公共收益：合同应收、已收、逾期、直接成本与净收益，问题合同标红' })
  @ApiOkResponse({ type: CommonIncomeView })
  async published(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: IncomeRangeQuery,
  ): Promise<CommonIncomeView> {
    const range = incomeRange(query, this.clock.today());
    return commonIncomeViewOf(await this.income.published(communityId, range));
  }
}
