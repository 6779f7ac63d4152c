import { Injectable } from '@nestjs/common';
import { Authority } from '../http/authority';
import type { CallerInfo } from '../http/caller';
import { loginRequired } from '../http/refusal';
import { SecondFactorService } from './second-factor.service';
import { SessionService } from './session.service';
import { type SessionView, sessionViewOf } from './session.view';

/** Gathers what a page must know of the person in front of it. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly sessions: SessionService,
    private readonly secondFactor: SecondFactorService,
    private readonly authority: Authority,
  ) {}

  async of(caller: CallerInfo): Promise<SessionView> {
    const enrolled = await this.secondFactor.isEnrolled(caller.loginId);
    const required = this.authority.needsSecondFactor(caller);
    const communities = await this.authority.communitiesOf(caller);
    return sessionViewOf(caller, { enrolled, required }, communities);
  }

  /** For the answer to a log-in, whose request came without a caller. */
  async ofToken(token: string): Promise<SessionView> {
    const caller = await this.sessions.callerOf(token);
    if (!caller) throw loginRequired();
    return this.of(caller);
  }
}
