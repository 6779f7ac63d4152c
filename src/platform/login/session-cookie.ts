import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { Config } from '../config';

/**
 * The cookie that carries the session. Over https it is `__Host-sid`: the browser then insists on
 * Secure, on our very host and on the whole path, so that no neighbouring host can plant one.
 */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly options: CookieOptions;

  constructor(config: Config) {
    const secure = config.publicUrl.startsWith('https:');
    this.name = secure ? '__Host-sid' : 'sid';
    // Lax, not Strict: a resident who follows a link in a chat must arrive signed in.
    this.options = { httpOnly: true, secure, sameSite: 'lax', path: '/' };
  }

  read(request: Request): string | null {
    const cookies = request.cookies as Record<string, unknown> | undefined;
    const token = cookies?.[this.name];
    return typeof token === 'string' && token !== '' ? token : null;
  }

  /** Max-Age rather than a date: the visitor's clock may be wrong. */
  set(response: Response, session: { token: string; lastsMs: number }): void {
    response.cookie(this.name, session.token, { ...this.options, maxAge: session.lastsMs });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }
}
