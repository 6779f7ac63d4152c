import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { finalAccountsViewOf } from '../open-budget/final-accounts/final-accounts-views';
import { FinalAccountsQueries } from '../open-budget/final-accounts/final-accounts.queries';
import { FinalAccountsView } from '../open-budget/final-accounts/final-accounts.view';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';

/** 决算, as everybody may read them: before they are drawn up, what the books would give. */
@ApiTags('决算与结余')
@Controller('communities/:communityId/budgets/:budgetId/final-accounts')
export class PublicFinalAccountsController {
  constructor(private readonly queries: FinalAccountsQueries) {}

  @Get()
  @May('budget.read')
  @ApiOperation({ summary: '决算：逐项的预算数、决算数、差异和原因，结余，决定' })
  @ApiOkResponse({ type: FinalAccountsView })
  async show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
  ): Promise<FinalAccountsView> {
    return finalAccountsViewOf(await this.queries.of(communityId, budgetId), me, communityId);
  }
}
