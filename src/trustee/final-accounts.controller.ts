import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FinalAccountsService } from '../open-budget/final-accounts/final-accounts.service';
import { FinalAccountsMadeView } from '../open-budget/final-accounts/final-accounts.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { FinalAccountsDto } from './final-accounts.dto';

/** 编制决算: the figures are the books', the reasons the trustee's. */
@ApiTags('决算与结余')
@Controller('communities/:communityId/budgets/:budgetId/final-accounts')
export class FinalAccountsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: FinalAccountsService,
  ) {}

  @Post()
  @May('final-accounts.make')
  @ApiIdempotencyKey()
  @ApiOperation({
    summary: '编制决算（或重编草稿）：数字取自账簿，填写差异原因、结余建议和审计报告',
  })
  @ApiCreatedResponse({ type: FinalAccountsMadeView })
  async make(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() { reasons, surplusNote, auditRef }: FinalAccountsDto,
  ): Promise<FinalAccountsMadeView> {
    const said = new Map(reasons.map(({ key, reason }) => [key, reason]));
    const words = { reasons: said, surplusNote, auditRef };
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.service.make(tx, communityId, { budgetId, words, by: me.personId }),
    );
    return result;
  }

  @Post('submission')
  @May('final-accounts.make')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提交决算：每个较大差异都须写明原因' })
  @ApiCreatedResponse({ type: FinalAccountsMadeView })
  async submit(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
  ): Promise<FinalAccountsMadeView> {
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.service.submit(tx, communityId, { budgetId, by: me.personId }),
    );
    return result;
  }
}
