import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { confirmingParty } from '../community/binding.rules';
import { InviteView, inviteViewOf, rememberedInviteOf } from '../community/binding.view';
import { inviteQr } from '../community/invite-qr';
import { InvitesService } from '../community/invites.service';
import { Config } from '../platform/config';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import type { ActingGrant } from '../shared/posts';
import { InviteBody } from './invites.dto';

/** 邀请码 */
@ApiTags('小区与住户')
@Controller('communities/:communityId/invites')
export class InvitesController {
  constructor(
    private readonly invites: InvitesService,
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

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
}
