import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { Denials } from '../login/denials';
import { communityIdIn, type KnownRequest } from './caller';
import { type Answer, answerTo } from './problem';

const titles: Record<number, string> = {
  400: '请求有误',
  401: '需要登录',
  403: '不能办理',
  404: '没有找到',
  409: '情况已变化',
  413: '内容太大',
  415: '类型不支持',
  422: '未通过检查',
  428: '缺少版本',
  429: '过于频繁',
  500: '系统故障',
  503: '暂时繁忙',
};

/** The only place where errors become HTTP: application/problem+json (RFC 9457), in Chinese. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(private readonly denials: Denials) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<KnownRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const answer = answerTo(error);
    if (answer.status >= 500) {
      this.logger.error(error instanceof Error ? error : new Error('a non-error was thrown'));
    }
    this.noteDenial(request, answer);
    if (response.headersSent) {
      // Half a download is out already: break it off, so that it cannot be taken for a whole one.
      response.destroy(error instanceof Error ? error : undefined);
      return;
    }
    send(request, response, answer);
  }

  /** For the security log: what someone signed in tried without the right to it. */
  private noteDenial(request: KnownRequest, { status, code }: Answer): void {
    const { caller } = request;
    if (!caller || !isDenial(status, code)) return;
    const { loginId, personId } = caller;
    const door = `${request.method} ${routeOf(request)}`;
    this.denials.note({ loginId, personId, communityId: communityIdIn(request), door, code });
  }
}

/** A wrong or a used code is in the log already, from where it was checked. */
function isDenial(status: number, code: string): boolean {
  if (code === 'second-factor.wrong' || code === 'second-factor.used') return false;
  return status === 403 || code === 'community.unknown';
}

function routeOf(request: KnownRequest): string {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : '';
}

function send(request: KnownRequest, response: Response, answer: Answer): void {
  const { status, code, detail, problems, retryAfterSeconds } = answer;
  // Headers meant for the good answer must not outlive it.
  for (const header of ['Content-Disposition', 'ETag', 'Content-Encoding']) {
    response.removeHeader(header);
  }
  response.setHeader('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
  const body = {
    type: `urn:trust-ledger:problem:${code}`,
    title: titles[status] ?? (status < 500 ? '请求有误' : '系统故障'),
    status,
    detail,
    code,
    instance: request.path,
    requestId: request.requestId ?? null,
    ...(problems ? { problems } : {}),
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
