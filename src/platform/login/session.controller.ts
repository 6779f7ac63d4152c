import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Transactions } from '../database/transactions';
import { Caller, type CallerInfo } from '../http/caller';
import { Public, SignedIn, WithFirstPassword } from '../http/may';
import { SessionCookie } from './session-cookie';
import { ChangePasswordDto, CreateSessionDto } from './session.dto';
import { SessionService } from './session.service';
import { DevicesView, devicesViewOf, SessionView } from './session.view';
import { SessionViews } from './session-views';
import { SignInService } from './sign-in.service';
import { Visit, type VisitInfo } from './visit';

@ApiTags('登录')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly views: SessionViews,
    private readonly cookie: SessionCookie,
    private readonly transactions: Transactions,
  ) {}

  /** 登录。绑定过身份验证器的，须同时给出动态码。 */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async signIn(
    @Body() body: CreateSessionDto,
    @Visit() visit: VisitInfo,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const oldToken = this.cookie.read(request);
    const session = await this.signIns.signIn(body, { ...visit, oldToken });
    this.cookie.set(response, session);
    return this.views.ofToken(session.token);
  }

  /** 我是谁，能办什么。 */
  @Get()
  @SignedIn()
  @WithFirstPassword()
  @ApiOkResponse({ type: SessionView })
  show(@Caller() me: CallerInfo): Promise<SessionView> {
    return this.views.of(me);
  }

  /** 退出登录。 */
  @Delete()
  @SignedIn()
  @WithFirstPassword()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Caller() me: CallerInfo,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.transactions.runGlobal((tx) => this.sessions.revoke(tx, me, me.sessionId));
    this.cookie.clear(response);
  }

  /** 我的登录设备。 */
  @Get('devices')
  @SignedIn()
  @ApiOkResponse({ type: DevicesView })
  async devices(@Caller() me: CallerInfo): Promise<DevicesView> {
    return devicesViewOf(await this.sessions.devicesOf(me), me);
  }

  /** 让其他设备全部退出。 */
  @Delete('devices')
  @SignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  async revokeOthers(@Caller() me: CallerInfo): Promise<void> {
    await this.transactions.runGlobal((tx) => this.sessions.revokeOthers(tx, me));
  }

  /** 让一台设备退出。 */
  @Delete('devices/:id')
  @SignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@Caller() me: CallerInfo, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.transactions.runGlobal((tx) => this.sessions.revoke(tx, me, id));
  }

  /** 修改密码；其他设备随即退出。 */
  @Put('password')
  @SignedIn()
  @WithFirstPassword()
  @HttpCode(204)
  @ApiNoContentResponse()
  async changePassword(@Caller() me: CallerInfo, @Body() body: ChangePasswordDto): Promise<void> {
    await this.signIns.changePassword(me, body.current, body.next);
  }
}
