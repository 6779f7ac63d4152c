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
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { confirmingParty } from '../community/binding.rules';
import {
  InviteView,
  inviteViewOf,
  OpenInvitesView,
  openInviteViewOf,
  rememberedInviteOf,
} from '../community/binding.view';
import { inviteQr } from '../community/invite-qr';
import { InvitesQueries } from '../community/invites.queries';
import { InvitesService } from '../community/invites.service';
import { idAfter } from '../community/page-cursor';
import { Config } from '../platform/config';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { pageOf } from '../platform/http/page';
import { day } from '../shared/day';
import type { ActingGrant } from '../shared/posts';
import { InviteBody, InvitesQuery } from './invites.dto';

/** 邀请码 */
@ApiTags('小区与住户')
@Controller('communities/:communityId/invites')
export class InvitesController {
  constructor(
    private readonly invites: InvitesService,
    private readonly listed: InvitesQueries,
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  @Get()
  @May('binding.invite')
  @ApiOperation({ summary: '还能用的邀请码：没用过、没收回、没过期，新的在前' })
  @ApiOkResponse({ type: OpenInvitesView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { unitId, cursor, limit }: InvitesQuery,
  ): Promise<OpenInvitesView> {
    const wanted = { ...(unitId && { unitId }), after: idAfter(cursor), limit };
    const found = await this.listed.listOpen(communityId, wanted);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(openInviteViewOf), next };
  }

  @Post()
  @May('binding.invite')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '开邀请码：一次有效，只显示一次' })
  @ApiCreatedResponse({ type: InviteView })
  async issue(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { unitId, relation, expiresOn }: InviteBody,
  ): Promise<InviteView> {
    const wanted = { unitId, relation, ...(expiresOn && { expiresOn: day(expiresOn) }) };
    const by = { personId: me.personId, party: confirmingParty(acting.party) };
    let code: string | null = null;
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const issued = await this.invites.issue(tx, communityId, wanted, by);
      ({ code } = issued);
      return rememberedInviteOf(issued);
    });
    if (code === null) return inviteViewOf(result, null);
    const qrSvg = await inviteQr(this.config.publicUrl, code);
    return inviteViewOf(result, { code, qrSvg });
  }
  @Post(':inviteId/revocation')
  @HttpCode(204)
  @May('binding.invite')
  @ApiOperation({ summary: '收回邀请码：从此不能再用；已经用过的收不回' })
  @ApiNoContentResponse()
  async revoke(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('inviteId', ParseUUIDPipe) inviteId: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.invites.revoke(tx, communityId, inviteId),
    );
  }
}
