import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { ActingGrant, Memberships } from '../../shared/posts';
import { loginRequired } from './refusal';

/** Who is asking, as of this very request: posts and homes are looked up anew each time. */
export interface CallerInfo extends Memberships {
  personId: string;
  loginId: string;
  sessionId: string;
  name: string;
  isOperator: boolean;
  /** She came in with a password that somebody else has seen. */
  mustChangePassword: boolean;
}

/** What the guard leaves on the request for the handler. */
export interface KnownRequest extends Request {
  requestId?: string;
  caller?: CallerInfo;
  actingGrant?: ActingGrant;
}

const communityPattern = /^[1-9]\d{0,8}$/;

/** The community that the address names; null for anything that cannot be one. */
export function communityIdIn({ params }: Pick<KnownRequest, 'params'>): number | null {
  const text = params['communityId'];
  return typeof text === 'string' && communityPattern.test(text) ? Number(text) : null;
}

/** The signed-in caller. On a @Public handler there may be none: 401 `login.required`. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { caller } = context.switchToHttp().getRequest<KnownRequest>();
  if (!caller) throw loginRequired();
  return caller;
});

/** The capacity (post and party) that opened this @May door. */
export const Acting = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { actingGrant } = context.switchToHttp().getRequest<KnownRequest>();
  if (!actingGrant) throw new Error('@Acting() needs a handler with @May(right)');
  return actingGrant;
});
