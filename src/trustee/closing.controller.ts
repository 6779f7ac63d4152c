import { Body, Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountView, accountViewOf, ChecklistView, checklistViewOf } from '../ledger/books.view';
import { ClosingQueries } from '../ledger/closing.queries';
import { ClosingService } from '../ledger/closing.service';
import { LedgerService } from '../ledger/ledger.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { period } from '../shared/period';
import { SubAccountDto } from './closing.dto';

/** 结账, and the chart that the books are kept by. */
@ApiTags('ledger')
@Controller('communities/:communityId')
export class ClosingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly closing: ClosingService,
    private readonly closingQueries: ClosingQueries,
    private readonly ledger: LedgerService,
  ) {}

  /** What stands between the month and its closing. */
  @Get('periods/:period/checklist')
  @May('ledger.read')
  @ApiOperation({ summary: '结账前的检查：这个月还差什么' })
  async checklist(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('period') text: string,
  ): Promise<ChecklistView> {
    return checklistViewOf(await this.closingQueries.checklist(communityId, period(text)));
  }

  /** 结账: for ever; what is found wrong later is corrected in a later month. */
  @Post('periods/:period/close')
  @May('period.close')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '结账：结账后不能反结账，以后发现的错在以后月份更正' })
  async close(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('period') text: string,
    @Caller() me: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<ChecklistView> {
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      checklistViewOf(await this.closing.close(tx, communityId, period(text), me.personId)),
    );
    return result;
  }

  /** 增设下级科目. */
  @Post('accounts')
  @May('account.extend')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '增设下级科目' })
  async extendChart(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: SubAccountDto,
  ): Promise<AccountView> {
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      accountViewOf(await this.ledger.extendChart(tx, communityId, body)),
    );
    return result;
  }
}
