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
import { BillReliefsView, reliefViewOf } from '../charges/arrears.view';
import { ChargeActView } from '../charges/household.view';
import { ReliefsQueries } from '../charges/reliefs.queries';
import { ReliefsService } from '../charges/reliefs.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { ReliefDecisionDto, ReliefsQuery } from './decision.dto';

/** 减免与核销: the income is the owners', and so is the decision. */
@ApiTags('收费')
@Controller('communities/:communityId/bill-reliefs')
export class BillReliefsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly reliefs: ReliefsService,
    private readonly queries: ReliefsQueries,
  ) {}

  @Get()
  @May('charges.reliefs')
  @ApiOperation({ summary: '减免与核销的申请：待决定的在前；申请人和业委会可见' })
  @ApiOkResponse({ type: BillReliefsView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { state }: ReliefsQuery,
  ): Promise<BillReliefsView> {
    const reliefs = await this.queries.list(communityId, state ?? null);
    return { items: reliefs.map(reliefViewOf) };
  }

  @Post(':reliefId/decision')
  @May('charges.decide')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会决定减免或核销：同意即入账' })
  async decide(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('reliefId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { grant }: ReliefDecisionDto,
  ): Promise<ChargeActView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      await this.reliefs.decide(tx, communityId, { id, grant, by: me.personId });
      return { id };
    });
    return result;
  }
}
