import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../http/may';
import { RegistrationDto } from './registration.dto';
import { RegistrationService } from './registration.service';
import { SessionCookie } from './session-cookie';
import { SessionView } from './session.view';
import { SessionViews } from './session-views';
import { SignInService } from './sign-in.service';
import { Visit, type VisitInfo } from './visit';

@ApiTags('登录')
@Controller('registration')
export class RegistrationController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly signIns: SignInService,
    private readonly views: SessionViews,
    private readonly cookie: SessionCookie,
  ) {}

  /** 住户注册；注册后即已登录。 */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async register(
    @Body() body: RegistrationDto,
    @Visit() visit: VisitInfo,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const login = await this.registrations.register(body, visit);
    const oldToken = this.cookie.read(request);
    const session = await this.signIns.enter(login, { ...visit, oldToken });
    this.cookie.set(response, session);
    return this.views.ofToken(session.token);
  }
}
