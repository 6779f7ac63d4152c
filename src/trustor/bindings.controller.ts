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
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { confirmingParty } from '../community/binding.rules';
import {
  BindingLogView,
  bindingLogItemViewOf,
  BindingRequestsView,
  bindingRequestViewOf,
} from '../community/binding.view';
import { BindingsQueries } from '../community/bindings.queries';
import { BindingsService } from '../community/bindings.service';
import { hasRight } from '../community/held-rights.rules';
import { idAfter } from '../community/page-cursor';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { pageOf } from '../platform/http/page';
import { PageQuery } from '../platform/http/page.dto';
import type { ActingGrant } from '../shared/posts';
import { BindingDecisionBody, BindingEndBody, BindingRequestsQuery } from './bindings.dto';

/** 住户绑定: decided by the firm or the committee, seen by both. */
@ApiTags('小区与住户')
@Controller('communities/:communityId')
export class BindingsController {
  constructor(
    private readonly bindings: BindingsService,
    private readonly listed: BindingsQueries,
    private readonly transactions: Transactions,
  ) {}

  @Get('binding-requests')
  @May('binding.decide')
  @ApiOperation({ summary: '绑定申请' })
  @ApiOkResponse({ type: BindingRequestsView })
  async requests(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { state, cursor, limit }: BindingRequestsQuery,
  ): Promise<BindingRequestsView> {
    const wanted = { state, after: idAfter(cursor), limit };
    const found = await this.listed.listRequests(communityId, wanted);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(bindingRequestViewOf), next };
  }

  @Post('binding-requests/:requestId/decision')
  @HttpCode(204)
  @May('binding.decide')
  @ApiOperation({ summary: '确认或拒绝绑定申请；拒绝须写原因' })
  @ApiNoContentResponse()
  async decide(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body() { confirm, reason = '' }: BindingDecisionBody,
  ): Promise<void> {
    const by = { personId: me.personId, party: confirmingParty(acting.party) };
    await this.transactions.run(communityId, (tx) =>
      this.bindings.decide(tx, communityId, { requestId, confirm, reason }, by),
    );
  }

  @Post('bindings/:bindingId/end')
  @HttpCode(204)
  @May('binding.decide')
  @ApiOperation({ summary: '解除绑定：须写原因，记录保留' })
  @ApiNoContentResponse()
  async end(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bindingId', ParseUUIDPipe) bindingId: string,
    @Body() { reason }: BindingEndBody,
  ): Promise<void> {
    const ending = { bindingId, reason, endedBy: me.personId };
    await this.transactions.run(communityId, (tx) => this.bindings.end(tx, communityId, ending));
  }

  @Get('binding-log')
  @May('binding.log')
  @ApiOperation({ summary: '绑定记录：谁何时经谁确认绑定、何时解除，最近的在前' })
  @ApiOkResponse({ type: BindingLogView })
  async log(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<BindingLogView> {
    const names = hasRight(me, communityId, 'roll.names');
    const found = await this.listed.listLog(communityId, { after: idAfter(cursor), limit });
    const { items, next } = pageOf(found, limit, ({ bindingId }) => [bindingId]);
    return { items: items.map((item) => bindingLogItemViewOf(item, names)), next };
  }
}
