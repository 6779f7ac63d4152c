import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { drawSettlement } from '../../reports/settlement/draw';
import { UnitSettlementsView, unitSettlementViewOf } from '../charges/arrears.view';
import { ChargeActView } from '../charges/household.view';
import { SettlementsQueries } from '../charges/settlements.queries';
import type { SettlementSheet } from '../charges/settlements.queries';
import { SettlementsService } from '../charges/settlements.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { sendDrawn } from '../platform/files/send-drawn';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import { UnitSettlementDto } from './arrears.dto';
import { SoldQuery } from './receipts.dto';

/** 过户结算: what a sale leaves between the seller and the trust. */
@ApiTags('收费')
@Controller('communities/:communityId/households/:unitId')
export class SettlementsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: SettlementsService,
    private readonly queries: SettlementsQueries,
  ) {}

  @Get('settlements')
  @May('charges.household')
  @ApiOperation({ summary: '一户已办的过户结算，新的在前' })
  @ApiOkResponse({ type: UnitSettlementsView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
  ): Promise<UnitSettlementsView> {
    const sheets = await this.queries.list(communityId, unitId);
    return { items: sheets.map(unitSettlementViewOf) };
  }

  @Post('settlements')
  @May('charges.refund')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '办理过户结算：预存抵缴卖方欠费，余额转为应退业主款' })
  async settle(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Once() once: IdempotentRequest,
    @Body() { soldOn }: UnitSettlementDto,
  ): Promise<ChargeActView> {
    const sale = { unitId, soldOn: day(soldOn), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.service.settle(tx, communityId, sale),
    }));
    return result;
  }

  @Get('settlement/pdf')
  @May('charges.household')
  @ApiOperation({ summary: '过户结算单（PDF，试算）' })
  @ApiFile('application/pdf')
  async previewPdf(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() { soldOn }: SoldQuery,
    @Res() response: Response,
  ): Promise<void> {
    const on = soldOn ? day(soldOn) : undefined;
    await send(response, await this.queries.preview(communityId, unitId, on));
  }

  @Get('settlements/:settlementId/pdf')
  @May('charges.household')
  @ApiOperation({ summary: '过户结算单（PDF，已入账）' })
  @ApiFile('application/pdf')
  async pdf(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('settlementId', ParseUUIDPipe) settlementId: string,
    @Res() response: Response,
  ): Promise<void> {
    await send(response, await this.queries.one(communityId, unitId, settlementId));
  }
}

async function send(response: Response, sheet: SettlementSheet): Promise<void> {
  const { bytes } = await drawSettlement(sheet);
  sendDrawn(response, { name: `过户结算单 ${sheet.label} ${sheet.soldOn}.pdf`, bytes });
}
