import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { CallerInfo } from '../http/caller';
import { SessionCookie } from './session-cookie';
import { SessionService } from './session.service';

/** Who sent a request, by its cookie. */
@Injectable()
export class RequestCaller {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionService,
  ) {}

  async of(request: Request): Promise<CallerInfo | null> {
    const token = this.cookie.read(request);
    return token === null ? null : this.sessions.callerOf(token);
  }
}
