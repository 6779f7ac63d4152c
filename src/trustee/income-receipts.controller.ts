import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IncomeReceivedView } from '../common-income/common-income.view';
import { IncomeCancellations } from '../common-income/income-cancellations.service';
import { IncomeReceiptsService } from '../common-income/income-receipts.service';
import type { IncomeReceiptMade } from '../common-income/income-receipts.service';
import { ChargeActView } from '../charges/household.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { CancellationDto } from './charges.dto';
import { incomeReceivedOf, parkingDayOf } from './income-content';
import { IncomeReceiptDto, ParkingDayDto } from './income.dto';

/** 公共收益收款与临停日结. */
@ApiTags('公共收益')
@Controller('communities/:communityId')
export class IncomeReceiptsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: IncomeReceiptsService,
    private readonly cancellations: IncomeCancellations,
  ) {}

  @Post('income-contracts/:contractId/receipts')
  @May('income.receive')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记合同收款：先抵最早的应收，多出的转预收' })
  @ApiCreatedResponse({ type: IncomeReceivedView })
  async receive(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('contractId', ParseUUIDPipe) contractId: string,
    @Once() once: IdempotentRequest,
    @Body() body: IncomeReceiptDto,
  ): Promise<IncomeReceivedView> {
    const received = incomeReceivedOf(contractId, body, me.personId);
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      madeViewOf(await this.receipts.receive(tx, communityId, received)),
    );
    return result;
  }

  @Post('parking-days')
  @May('income.receive')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '临停日结：当日合计与各收款方式；按比例的开发商分成同时入账' })
  @ApiCreatedResponse({ type: IncomeReceivedView })
  async settleDay(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: ParkingDayDto,
  ): Promise<IncomeReceivedView> {
    const settled = parkingDayOf(body, me.personId);
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      madeViewOf(await this.receipts.settleDay(tx, communityId, settled)),
    );
    return result;
  }

  @Post('income-receipts/:receiptId/cancellation')
  @May('income.cancel')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '作废一笔公共收益收款或日结：红字冲回' })
  @ApiCreatedResponse({ type: ChargeActView })
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

function madeViewOf({ id, entrySeq, advance }: IncomeReceiptMade): IncomeReceivedView {
  return { id, entrySeq: entrySeq?.toString() ?? null, advance: advance.toString() };
}
