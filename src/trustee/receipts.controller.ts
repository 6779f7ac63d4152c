import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CashierDayView,
  cashierDayViewOf,
  ChargeActView,
  ReceiptView,
  receiptViewOf,
  UnclaimedMoneysView,
  unclaimedViewOf,
} from '../charges/household.view';
import { ReceiptCancellations } from '../charges/receipt-cancellations.service';
import { ReceiptsQueries } from '../charges/receipts.queries';
import { ReceiptsService } from '../charges/receipts.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { partsOf, receivedOf } from './charge-content';
import { CancellationDto } from './charges.dto';
import {
  CashierDayQuery,
  ClaimDto,
  HouseholdDepositDto,
  HouseholdReceiptDto,
  MoneyReceivedDto,
} from './receipts.dto';

/** 收款台: every receipt, its voucher and what it settles take effect together. */
@ApiTags('收费')
@Controller('communities/:communityId')
export class ReceiptsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: ReceiptsService,
    private readonly cancellations: ReceiptCancellations,
    private readonly queries: ReceiptsQueries,
  ) {}

  @Get('receipts')
  @May('charges.receive')
  @ApiOperation({ summary: '本人某日收款明细与日结合计' })
  @ApiOkResponse({ type: CashierDayView })
  async day(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { on }: CashierDayQuery,
  ): Promise<CashierDayView> {
    return cashierDayViewOf(await this.queries.day(communityId, day(on), me.personId));
  }

  @Post('receipts')
  @May('charges.receive')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '收住户款：先旧后新或按住户指定，多余的转预存' })
  async receive(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: HouseholdReceiptDto,
  ): Promise<ReceiptView> {
    const { unitId, keepFor, chosen, payer } = body;
    const purpose = { unitId, keepFor, chosen: partsOf(chosen), payer };
    const received = receivedOf(body, me.personId);
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      receiptViewOf(await this.receipts.receive(tx, communityId, received, purpose)),
    );
    return result;
  }

  @Post('deposits')
  @May('charges.receive')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '收押金：只记往来，不是收入' })
  async deposit(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: HouseholdDepositDto,
  ): Promise<ReceiptView> {
    const { unitId, account } = body;
    const received = receivedOf(body, me.personId);
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      receiptViewOf(await this.receipts.deposit(tx, communityId, received, { unitId, account })),
    );
    return result;
  }

  @Get('unidentified-money')
  @May('charges.match')
  @ApiOperation({ summary: '待查款：还没有找到付款人的' })
  @ApiOkResponse({ type: UnclaimedMoneysView })
  async unclaimed(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<UnclaimedMoneysView> {
    return unclaimedViewOf(await this.queries.unclaimed(communityId));
  }

  @Post('unidentified-money')
  @May('charges.receive')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记待查款：到账当日入账，以后认领' })
  async unidentified(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: MoneyReceivedDto,
  ): Promise<ReceiptView> {
    const received = receivedOf(body, me.personId);
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      receiptViewOf(await this.receipts.unidentified(tx, communityId, received)),
    );
    return result;
  }

  @Post('unidentified-money/:receiptId/claim')
  @May('charges.match')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '认领待查款：全部或部分属于某户' })
  async claim(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
    @Once() once: IdempotentRequest,
    @Body() { unitId, keepFor, amount }: ClaimDto,
  ): Promise<ReceiptView> {
    const claimed = { receiptId, amount: Money.yuan(amount), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      receiptViewOf(
        await this.receipts.match(tx, communityId, claimed, { unitId, keepFor, chosen: null }),
      ),
    );
    return result;
  }

  @Post('receipts/:receiptId/cancellation')
  @May('charges.cancel')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '作废收据：号码保留，红字冲回，由收款人以外的人办理' })
  async cancel(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
    @Once() once: IdempotentRequest,
    @Body() { reason }: CancellationDto,
  ): Promise<ChargeActView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      await this.cancellations.cancel(tx, communityId, { receiptId, reason, by: me.personId });
      return { id: receiptId };
    });
    return result;
  }
}
