import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { BallotBatchesQueries } from '../resolutions/ballot-batches.queries';
import { BallotBatchesService, type PaperBallot } from '../resolutions/ballot-batches.service';
import { BallotBatchDetailView, BallotBatchesView } from '../resolutions/resolution.view';
import { day } from '../shared/day';
import { BallotBatchDto, BatchCheckDto, PaperBallotDto } from './resolutions.dto';

/** 纸质票、现场票: entered by one, compared with the sheets by another. */
@ApiTags('业主大会决议')
@Controller('communities/:communityId/resolutions/:resolutionId/ballot-batches')
export class BallotBatchesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: BallotBatchesService,
    private readonly queries: BallotBatchesQueries,
  ) {}

  @Get()
  @May('resolution.read')
  @ApiOperation({ summary: '纸质、现场票清单：张数与复核情况，新的在前' })
  @ApiOkResponse({ type: BallotBatchesView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
  ): Promise<BallotBatchesView> {
    return { items: await this.queries.list(communityId, resolutionId, me.personId) };
  }

  @Get(':batchId')
  @May('resolution.check')
  @ApiOperation({ summary: '一份清单的逐张内容，供第二人对照原票复核' })
  @ApiOkResponse({ type: BallotBatchDetailView })
  one(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Param('batchId', ParseUUIDPipe) batchId: string,
  ): Promise<BallotBatchDetailView> {
    return this.queries.one(communityId, { resolutionId, batchId, personId });
  }

  @Post()
  @May('resolution.count')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '录入一份纸质或现场票清单；第二人复核后才计入' })
  @ApiCreatedResponse({ type: BallotBatchesView })
  async enter(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Once() once: IdempotentRequest,
    @Body() { channel, ballots }: BallotBatchDto,
  ): Promise<BallotBatchesView> {
    const batch = { resolutionId, channel, ballots: ballots.map(paperOf), by: me.personId };
    await this.transactions.runOnce(once, (tx) => this.service.takeBatch(tx, communityId, batch));
    return { items: await this.queries.list(communityId, resolutionId, me.personId) };
  }

  @Post(':batchId/check')
  @May('resolution.check')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '复核一份清单：计入，或写明理由退回' })
  @ApiCreatedResponse({ type: BallotBatchesView })
  async check(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Param('batchId', ParseUUIDPipe) batchId: string,
    @Once() once: IdempotentRequest,
    @Body() { accept, reason }: BatchCheckDto,
  ): Promise<BallotBatchesView> {
    const said = { accepted: accept ?? true, note: reason ?? '', by: me.personId };
    const check = { resolutionId, batchId, ...said };
    await this.transactions.runOnce(once, (tx) => this.service.checkBatch(tx, communityId, check));
    return { items: await this.queries.list(communityId, resolutionId, me.personId) };
  }
}

function paperOf({ unitId, choice, castOn, note, fileId, byProxy }: PaperBallotDto): PaperBallot {
  return { unitId, choice, castOn: day(castOn), note, fileId, byProxy };
}
