import {
  Body,
  Controller,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GrantView, grantViewOf, rememberedGrantOf } from '../community/grant.view';
import { GrantsService } from '../community/grants.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { SecondFactor, SignedIn } from '../platform/http/may';
import { day } from '../shared/day';
import { GrantBody, GrantEndBody } from './grants.dto';

/**
 * 授权. Open to everyone signed in, because the right depends on the post that is given and the first
 * chair is named by someone who belongs to no community: `assertMayGrant` decides.
 */
@ApiTags('人员与授权')
@Controller('communities/:communityId/grants')
export class GrantsController {
  constructor(
    private readonly grants: GrantsService,
    private readonly transactions: Transactions,
  ) {}

  @Post()
  @SignedIn()
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '授权：下一次请求即生效；新人员的初始密码只显示一次' })
  @ApiCreatedResponse({ type: GrantView })
  async grant(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { personName, phone, identityNumber, loginName, startsOn, endsOn, ...post }: GrantBody,
  ): Promise<GrantView> {
    const person = { name: personName, phone, identityNumber, loginName };
    const term = { startsOn: day(startsOn), endsOn: endsOn ? day(endsOn) : null };
    let initialPassword: string | null = null;
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const granted = await this.grants.grant(tx, communityId, { person, ...post, ...term }, me);
      ({ initialPassword } = granted);
      return rememberedGrantOf(granted);
    });
    return grantViewOf(result, initialPassword);
  }

  @Post(':grantId/end')
  @HttpCode(204)
  @SignedIn()
  @SecondFactor()
  @ApiOperation({ summary: '结束授权：今天即立刻失效，以前办过的事不受影响' })
  @ApiNoContentResponse()
  async end(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('grantId', ParseUUIDPipe) grantId: string,
    @Body() { on, reason }: GrantEndBody,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.grants.end(tx, communityId, { grantId, on: day(on), reason }, me),
    );
  }
}
