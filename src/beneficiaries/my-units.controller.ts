import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  BindingView,
  OwnUnitsView,
  ownUnitsViewOf,
  RequestedView,
} from '../community/binding.view';
import { BindingsQueries } from '../community/bindings.queries';
import { BindingsService } from '../community/bindings.service';
import { InvitesService } from '../community/invites.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { SignedIn } from '../platform/http/may';
import { BindBody, BindingRequestBody, MovingOutBody } from './my-units.dto';

const REQUESTS_SHOWN = 50;

/** 我的房屋: open to everyone signed in, for whoever is about to be bound is no member yet. */
@ApiTags('我的房屋')
@Controller('communities/:communityId')
export class MyUnitsController {
  constructor(
    private readonly bindings: BindingsService,
    private readonly invites: InvitesService,
    private readonly listed: BindingsQueries,
    private readonly transactions: Transactions,
  ) {}

  @Get('my-units')
  @SignedIn()
  @ApiOperation({ summary: '本人绑定的房屋和申请' })
  @ApiOkResponse({ type: OwnUnitsView })
  async mine(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<OwnUnitsView> {
    const wanted = { personId, after: null, limit: REQUESTS_SHOWN };
    const requests = await this.listed.listRequests(communityId, wanted);
    return ownUnitsViewOf(await this.listed.listOwnUnits(communityId, personId), requests);
  }

  @Post('bindings')
  @SignedIn()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '用邀请码绑定' })
  @ApiCreatedResponse({ type: BindingView })
  async bind(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { code }: BindBody,
  ): Promise<BindingView> {
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.invites.redeem(tx, communityId, { text: code, personId }),
    );
    return result;
  }

  @Post('binding-requests')
  @SignedIn()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '申请绑定：由物业或业委会确认' })
  @ApiCreatedResponse({ type: RequestedView })
  async ask(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { note = '', ...claim }: BindingRequestBody,
  ): Promise<RequestedView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.bindings.ask(tx, communityId, { ...claim, note, personId }),
    }));
    return result;
  }

  @Post('my-units/:bindingId/end')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: '解除本人的绑定（搬走、出售）' })
  @ApiNoContentResponse()
  async moveOut(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bindingId', ParseUUIDPipe) bindingId: string,
    @Body() { reason }: MovingOutBody,
  ): Promise<void> {
    const ending = { bindingId, reason, endedBy: personId, personId };
    await this.transactions.run(communityId, (tx) => this.bindings.end(tx, communityId, ending));
  }
}
