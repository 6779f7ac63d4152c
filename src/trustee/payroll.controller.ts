import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PayrollQueries } from '../disclosure/payroll/payroll.queries';
import { PayrollService } from '../disclosure/payroll/payroll.service';
import { PayrollView } from '../disclosure/payroll/payroll.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { Money } from '../shared/money';
import { entrySeqOf } from './voucher-content';
import { KeepPayrollDto } from './payroll.dto';

/** 岗位工资表, by the accountant: pay by post and headcount, beside the entry that booked it. */
@ApiTags('可查询账户')
@Controller('communities/:communityId/account/entries/:seq/payroll')
export class KeepPayrollController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: PayrollService,
    private readonly queries: PayrollQueries,
  ) {}

  @Post()
  @May('voucher.prepare')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '附上岗位工资表（岗位、人数、应发合计）；再附一次即更正' })
  @ApiCreatedResponse({ type: PayrollView })
  async keep(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('seq') place: string,
    @Once() once: IdempotentRequest,
    @Body() { posts }: KeepPayrollDto,
  ): Promise<PayrollView> {
    const seq = String(entrySeqOf(place));
    const entered = {
      seq,
      by: personId,
      posts: posts.map(({ post, headcount, gross }) => ({
        post,
        headcount,
        gross: Money.yuan(gross),
      })),
    };
    await this.transactions.runOnce(once, (tx) => this.service.keep(tx, communityId, entered));
    return this.queries.of(communityId, seq);
  }
}
