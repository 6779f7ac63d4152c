import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '../platform/http/may';
import { remunerationFormulaViewOf, remunerationViewOf } from '../remuneration/remuneration-views';
import { RemunerationQueries } from '../remuneration/remuneration.queries';
import { RemunerationFormulasView, RemunerationMonthView } from '../remuneration/remuneration.view';
import { period } from '../shared/period';
import { RemunerationMonthQuery } from './income.dto';

/** 受托人报酬, as everybody may check it: the formula, every line, and why it counts or not. */
@ApiTags('受托人报酬')
@Controller('communities/:communityId')
export class PublicRemunerationController {
  constructor(private readonly queries: RemunerationQueries) {}

  @Get('remuneration')
  @May('account.query')
  @ApiOperation({ summary: '某月受托人报酬：办法、逐行基数、金额和凭证' })
  @ApiOkResponse({ type: RemunerationMonthView })
  async posted(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { period: month }: RemunerationMonthQuery,
  ): Promise<RemunerationMonthView> {
    return remunerationViewOf(await this.queries.posted(communityId, period(month)));
  }

  @Get('remuneration-formulas')
  @May('contract.read')
  @ApiOperation({ summary: '报酬计算办法：各版本、基数科目和依据' })
  @ApiOkResponse({ type: RemunerationFormulasView })
  async formulas(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<RemunerationFormulasView> {
    return { items: (await this.queries.formulas(communityId)).map(remunerationFormulaViewOf) };
  }
}
