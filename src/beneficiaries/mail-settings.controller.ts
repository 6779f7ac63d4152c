import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MailSettingsQueries } from '../notices/mail/mail-settings.queries';
import { MailSettingsService } from '../notices/mail/mail-settings.service';
import { MailSettingsView } from '../notices/mail/mail-settings.view';
import { noticesErrors } from '../notices/notices.errors';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { MailAddressBody, MailCodeBody, MailModeBody } from './notice-ways.dto';

/** 邮件通知: a person's own address, confirmed by a code before anything is sent to it. */
@ApiTags('关注与通知')
@Controller('communities/:communityId/mail-settings')
export class MailSettingsController {
  constructor(
    private readonly settings: MailSettingsQueries,
    private readonly service: MailSettingsService,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '我的邮件通知' })
  @ApiOkResponse({ type: MailSettingsView })
  show(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<MailSettingsView> {
    return this.settings.mine(communityId, personId);
  }

  @Put('address')
  @May('account.query')
  @ApiOperation({ summary: '填写或更换邮箱：发送验证码，验证前不会发送其他邮件' })
  @ApiOkResponse({ type: MailSettingsView })
  async register(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() { address }: MailAddressBody,
  ): Promise<MailSettingsView> {
    await this.transactions.run(communityId, (tx) =>
      this.service.register(tx, communityId, { personId, address }),
    );
    return this.settings.mine(communityId, personId);
  }

  @Post('confirmation')
  @HttpCode(200)
  @May('account.query')
  @ApiOperation({ summary: '输入邮件里的验证码' })
  @ApiOkResponse({ type: MailSettingsView })
  async confirm(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() { code }: MailCodeBody,
  ): Promise<MailSettingsView> {
    // a wrong code is counted, and the count must stay: refused after the transaction, not in it
    const isRight = await this.transactions.run(communityId, (tx) =>
      this.service.confirm(tx, communityId, { personId, code }),
    );
    if (!isRight) throw noticesErrors.codeWrong();
    return this.settings.mine(communityId, personId);
  }

  @Put('mode')
  @May('account.query')
  @ApiOperation({ summary: '每日一封、即时或暂停' })
  @ApiOkResponse({ type: MailSettingsView })
  async choose(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() { mode }: MailModeBody,
  ): Promise<MailSettingsView> {
    await this.transactions.run(communityId, (tx) =>
      this.service.choose(tx, communityId, { personId, mode }),
    );
    return this.settings.mine(communityId, personId);
  }

  @Delete()
  @HttpCode(204)
  @May('account.query')
  @ApiOperation({ summary: '删除我的邮箱地址' })
  @ApiNoContentResponse()
  async forget(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.service.forget(tx, communityId, personId),
    );
  }
}
