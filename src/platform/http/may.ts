import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiHeader, ApiSecurity } from '@nestjs/swagger';

/** How a handler is opened. A handler without a door is shut (see `may.guard.ts`). */
export type Door = { kind: 'may'; right: string } | { kind: 'signed-in' } | { kind: 'public' };

export const doorKey = Symbol('door');
export const secondFactorKey = Symbol('second factor');
export const firstPasswordKey = Symbol('first password');
export const cookieScheme = 'session';

/**
 * For holders of a right in the community named by `:communityId`. No membership there → 404,
 * membership without the right → 403. The rights are listed in `community/rights.rules.ts`.
 */
export const May = (right: string) =>
  applyDecorators(
    SetMetadata(doorKey, { kind: 'may', right } satisfies Door),
    ApiCookieAuth(cookieScheme),
  );

/** For anyone signed in. It says nothing of membership, even under `/communities/:communityId`. */
export const SignedIn = () =>
  applyDecorators(
    SetMetadata(doorKey, { kind: 'signed-in' } satisfies Door),
    ApiCookieAuth(cookieScheme),
  );

/** For everyone, without log-in. Each use is a decision: the list of them is tested. */
export const Public = () =>
  applyDecorators(SetMetadata(doorKey, { kind: 'public' } satisfies Door), ApiSecurity({}));

/** Open also to her who still has the password she was handed: the way to one of her own. */
export const WithFirstPassword = () => SetMetadata(firstPasswordKey, true);

/** ② Asks for a fresh code of the caller's authenticator, used once: header `X-Second-Factor`. */
export const SecondFactor = () =>
  applyDecorators(
    SetMetadata(secondFactorKey, true),
    ApiHeader({
      name: 'X-Second-Factor',
      required: true,
      description: '身份验证器当前的 6 位动态码；每个动态码只能用一次。',
      schema: { type: 'string', pattern: '^[0-9]{6}$' },
    }),
  );
