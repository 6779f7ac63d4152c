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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { sendExport } from '../ledger/export';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { ApiPageOrFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { decodeCursor, pageOf } from '../platform/http/page';
import { signatureList } from '../surplus/signature-list';
import { surplusLineViewOf } from '../surplus/surplus-views';
import { SurplusQueries } from '../surplus/surplus.queries';
import { SurplusService } from '../surplus/surplus.service';
import { SurplusLinesView, SurplusProposedView, SurplusStateView } from '../surplus/surplus.view';
import { proposalOf } from './surplus-proposal';
import { SurplusLinesQuery, SurplusProposalDto } from './surplus.dto';

/** 结余分配: the trustee proposes and books; the owners' side decides. */
@ApiTags('决算与结余')
@Controller('communities/:communityId/surplus-distributions')
export class SurplusController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: SurplusService,
    private readonly queries: SurplusQueries,
  ) {}

  @Post()
  @May('surplus.propose')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提出结余分配方案：逐户算出，合计不差一分；不入账' })
  @ApiCreatedResponse({ type: SurplusProposedView })
  async propose(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: SurplusProposalDto,
  ): Promise<SurplusProposedView> {
    const proposal = proposalOf(body);
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const made = await this.service.propose(tx, communityId, { proposal, by });
      return { ...made, total: made.total.toString() };
    });
    return result;
  }

  @Post(':distributionId/posting')
  @May('surplus.post')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '已决定的结余分配入账：逐户记入预收或应退业主款' })
  @ApiCreatedResponse({ type: SurplusStateView })
  async post(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('distributionId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
  ): Promise<SurplusStateView> {
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.service.post(tx, communityId, { id, by }),
    );
    return result;
  }

  @Get(':distributionId/lines')
  @May('charges.household')
  @ApiOperation({ summary: '结余分配逐户明细；?format= 导出签收表（CSV 或 Excel）' })
  @ApiPageOrFile(SurplusLinesView)
  async lines(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('distributionId', ParseUUIDPipe) id: string,
    @Query() { cursor, limit, format }: SurplusLinesQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SurplusLinesView | undefined> {
    if (format) {
      await sendExport(response, format, await signatureList(this.queries, communityId, id));
      return undefined;
    }
    const after = Number(decodeCursor(cursor, ['number'])?.[0] ?? 0);
    const found = await this.queries.lines(communityId, id, { after, limit: limit + 1 });
    return pageOf(found.lines.map(surplusLineViewOf), limit, ({ no }) => [no]);
  }
}
