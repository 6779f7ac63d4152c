import { HttpException } from '@nestjs/common';
import type { Problem } from '../../shared/domain-error';

export interface RefusalExtras {
  /** Sent as Retry-After, in whole seconds. */
  retryAfterSeconds?: number;
  problems?: readonly Problem[];
}

/**
 * A refusal that belongs to HTTP itself (a missing header, no session, too many tries), not to the
 * trade: those are `DomainError`. `sentence` is Chinese and says what to do next.
 */
export class Refusal extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    sentence: string,
    readonly extras: RefusalExtras = {},
  ) {
    super(sentence, status);
  }
}

export function loginRequired(): Refusal {
  return new Refusal(401, 'login.required', '您还没有登录，或登录已过期。请登录后再试。');
}

/** The password she came in with was handed over by somebody, who may have kept it. */
export function passwordMustChange(): Refusal {
  return new Refusal(
    403,
    'login.password-must-change',
    '您还在用别人交给您的初始密码。请先换成只有您自己知道的密码，再来办理。',
  );
}
