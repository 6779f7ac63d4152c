import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Caller, type CallerInfo } from '../http/caller';
import { Public, SignedIn } from '../http/may';
import { version } from '../version';
import { DemoService } from './demo.service';
import { SessionCookie } from './session-cookie';
import { DemoSessionDto } from './session.dto';
import { SessionView } from './session.view';
import { SessionViews } from './session-views';
import { DemoCodeView, SiteView } from './site.view';
import { Visit, type VisitInfo } from './visit';

@ApiTags('登录')
@Controller()
export class SiteController {
  constructor(
    private readonly demo: DemoService,
    private readonly views: SessionViews,
    private readonly cookie: SessionCookie,
  ) {}

  /** 这是什么系统；演示环境还列出可以试用的身份。 */
  @Get('site')
  @Public()
  @ApiOkResponse({ type: SiteView })
  async site(): Promise<SiteView> {
    const about = { name: '信托账', demo: this.demo.isOn, version };
    return this.demo.isOn ? { ...about, demoPeople: await this.demo.people() } : about;
  }

  /** 以演示身份登录（仅演示环境）。 */
  @Post('demo/session')
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async enter(
    @Body() { key }: DemoSessionDto,
    @Visit() visit: VisitInfo,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const oldToken = this.cookie.read(request);
    const session = await this.demo.enterAs(key, { ...visit, oldToken });
    this.cookie.set(response, session);
    return this.views.ofToken(session.token);
  }

  /** 演示身份当前的动态码（仅演示环境）。 */
  @Get('demo/code')
  @SignedIn()
  @ApiOkResponse({ type: DemoCodeView })
  code(@Caller() me: CallerInfo): Promise<DemoCodeView> {
    return this.demo.codeOf(me);
  }
}
