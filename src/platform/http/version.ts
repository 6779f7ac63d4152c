import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import type { KnownRequest } from './caller';
import { Refusal } from './refusal';

/** The version the caller has seen, from `If-Match: "7"`: a number. Missing → 428, unreadable → 400. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  seenVersionOf(context.switchToHttp().getRequest<KnownRequest>().headers['if-match']),
);

export function seenVersionOf(header: string | undefined): number {
  if (!header) {
    throw new Refusal(
      428,
      'version.missing',
      '请求没有说明您看到的是哪一个版本，为避免覆盖他人的修改，本次未保存。请刷新后重试。',
    );
  }
  const match = /^"?(\d{1,9})"?$/.exec(header.trim());
  if (!match) {
    throw new Refusal(400, 'version.malformed', '版本号无法识别，本次未保存。请刷新后重试。');
  }
  return Number(match[1]);
}

/** Sends `ETag: "<version>"` for an answer that has a `version`. */
@Injectable()
class VersionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body: unknown) => {
        const version = (body as { version?: unknown } | null | undefined)?.version;
        if (typeof version === 'number') response.setHeader('ETag', `"${version}"`);
        return body;
      }),
    );
  }
}

/** For GET, PUT and PATCH of drafts: the answer's `version` also goes out as its ETag. */
export const Versioned = () => applyDecorators(UseInterceptors(VersionTag));

/** Says in the API description that the handler wants `If-Match`. */
export const ApiIfMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: '您看到的版本，例如 "3"；他人已修改则拒绝保存。',
      schema: { type: 'string' },
    }),
  );
