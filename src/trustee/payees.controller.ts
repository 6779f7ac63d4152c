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
import { ApiTags } from '@nestjs/swagger';
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
