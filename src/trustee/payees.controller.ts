import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { capacitiesOf } from '../spending/actor';
import { PayeesQueries } from '../spending/payees.queries';
import { PayeesService } from '../spending/payees.service';
import { EffectiveView, MadeView, PayeesView } from '../spending/spending.view';
import { BankChangeDto, PayeeDto, PayeesQuery } from './payees.dto';

/** 收款单位: the register, and the careful way to change where a payee is paid. */
@ApiTags('收款单位')
@Controller('communities/:communityId/payees')
export class PayeesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly payees: PayeesService,
    private readonly queries: PayeesQueries,
  ) {}

  @Get()
  @May('payee.read')
  @ApiOperation({ summary: '收款单位名册' })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: PayeesQuery,
  ): Promise<PayeesView> {
    return this.queries.page(communityId, capacitiesOf(me, communityId), query);
  }

  @Post()
  @May('payee.write')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记收款单位' })
  async register(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: PayeeDto,
  ): Promise<MadeView> {
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.payees.register(tx, communityId, me, body),
    );
    return result;
  }

  /** Until another person confirms it and 24 hours have passed, the payee is not paid. */
  @Post(':id/bank-change')
  @May('payee.write')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '申请变更收款账户：另一人确认并满 24 小时以前不能付款' })
  async proposeChange(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) payeeId: string,
    @Once() once: IdempotentRequest,
    @Body() body: BankChangeDto,
  ): Promise<MadeView> {
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.payees.proposeChange(tx, { communityId, payeeId }, me, body),
    );
    return result;
  }

  @Post(':id/bank-change/:changeId/confirmation')
  @May('payee.confirm')
  @SecondFactor()
  @ApiOperation({ summary: '确认收款账户变更：确认人不能是申请人' })
  async confirmChange(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) payeeId: string,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<EffectiveView> {
    const { effectiveAt } = await this.transactions.run(communityId, (tx) =>
      this.payees.confirmChange(tx, { communityId, payeeId, changeId }, me),
    );
    return { effectiveAt: effectiveAt.toISOString() };
  }

  /** Drops a proposal before it is confirmed. */
  @Post(':id/bank-change/:changeId/cancellation')
  @May('payee.write')
  @HttpCode(204)
  @ApiOperation({ summary: '取消还没有确认的账户变更' })
  async cancelChange(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) payeeId: string,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.payees.cancelChange(tx, { communityId, payeeId, changeId }, me),
    );
  }
}
