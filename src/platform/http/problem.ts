import { HttpException } from '@nestjs/common';
import { DomainError, type DomainErrorKind, type Problem } from '../../shared/domain-error';
import { translateDatabaseError } from '../database/constraint-messages';
import { isConnectionLost, isPoolExhausted, OutcomeUnknown } from '../database/database-error';
import { Refusal } from './refusal';

/** What a refusal says, before it is dressed as RFC 9457 problem+json. */
export interface Answer {
  status: number;
  code: string;
  /** A Chinese sentence: what happened, what to do next. */
  detail: string;
  problems?: readonly Problem[];
  retryAfterSeconds?: number;
}

const statusOf: Record<DomainErrorKind, number> = {
  invalid: 422,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  busy: 503,
};

/** What Nest, Express and multer refuse by themselves, in our words. */
const byStatus: Record<number, Pick<Answer, 'code' | 'detail'>> = {
  400: { code: 'request.malformed', detail: '请求的内容无法识别，请刷新页面后重新填写。' },
  401: { code: 'login.required', detail: '您还没有登录，或登录已过期。请登录后再试。' },
  403: { code: 'request.refused', detail: '您不能办理这一项。' },
  404: { code: 'path.unknown', detail: '没有这个地址。请核对网址，或从首页重新进入。' },
  405: { code: 'request.method', detail: '这个地址不支持这种操作。请刷新页面后重试。' },
  408: { code: 'request.timeout', detail: '网络太慢，内容没有传完。请换个网络后重试。' },
  413: {
    code: 'request.too-large',
    detail: '提交的内容太大。请减小文件（凭证单个不超过 20 MB，导入文件不超过 10 MB）后重试。',
  },
  415: { code: 'request.content-type', detail: '提交内容的类型不受支持。请刷新页面后重试。' },
  429: { code: 'request.too-many', detail: '操作太频繁，请稍后再试。' },
  503: { code: 'service.busy', detail: '系统暂时繁忙，本次未作任何改动。请稍后再试。' },
};

const unforeseen: Answer = {
  status: 500,
  code: 'system.fault',
  // Not "nothing was changed": the fault may have come after the act, while its answer was read.
  detail:
    '系统出了问题。请刷新页面核对是否已经办成，没有办成再试一次；若仍不行，请把下面的请求编号告诉管理员。',
};

/** PostgreSQL is restarting, or out of reach. */
const away: Answer = {
  status: 503,
  code: 'database.away',
  detail: '系统正在恢复，暂时连不上数据库。请过几秒在原页面再试一次，同一操作不会重复生效。',
  retryAfterSeconds: 3,
};

const crowded: Answer = {
  status: 503,
  code: 'service.busy',
  detail: '现在办理的人太多，本次未作任何改动。请过几秒再试。',
  retryAfterSeconds: 5,
};

/** No Retry-After: a program that repeats by itself might do twice what is not keyed. */
const inDoubt: Answer = {
  status: 503,
  code: 'database.outcome-unknown',
  detail:
    '提交的瞬间与数据库的连接断了，是否办成还不知道。请刷新页面核对：已经办成就不必再做，没有办成再提交一次。',
};

/** PostgreSQL 57014: the statement took longer than anyone waits. */
const tooSlow: Answer = {
  status: 503,
  code: 'database.slow',
  detail: '查询的范围太大，没有在规定时间内完成。请缩小日期或条件后再试。',
  retryAfterSeconds: 10,
};

/** Never says more than a person may know: of a fault of ours, nothing but that it happened. */
export function answerTo(thrown: unknown): Answer {
  const error = translateDatabaseError(thrown);
  if (error instanceof DomainError) return answerToDomainError(error);
  if (error instanceof Refusal) return answerToRefusal(error);
  if (error instanceof HttpException) return answerToStatus(error.getStatus());
  const outage = answerToOutage(error);
  if (outage) return outage;
  const fault = error as { status?: unknown; expose?: unknown; code?: unknown } | null | undefined;
  if (fault?.code === '57014') return tooSlow;
  // body-parser and friends throw http-errors: a status below 500 that may be exposed.
  return typeof fault?.status === 'number' && fault.expose === true
    ? answerToStatus(fault.status)
    : unforeseen;
}

function answerToOutage(error: unknown): Answer | null {
  if (error instanceof OutcomeUnknown) return inDoubt;
  if (isPoolExhausted(error)) return crowded;
  return isConnectionLost(error) ? away : null;
}

function answerToDomainError({ kind, code, message, details }: DomainError): Answer {
  const problems = details?.['problems'];
  const retryAfterSeconds = details?.['retryAfterSeconds'];
  return {
    status: statusOf[kind],
    code,
    detail: message,
    ...(Array.isArray(problems) ? { problems: problems as Problem[] } : {}),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
  };
}

function answerToRefusal(refusal: Refusal): Answer {
  return {
    status: refusal.getStatus(),
    code: refusal.code,
    detail: refusal.message,
    ...refusal.extras,
  };
}

function answerToStatus(status: number): Answer {
  const known = byStatus[status];
  if (known) return { status, ...known };
  return status < 500 ? { status, ...byStatus[400]! } : unforeseen;
}
