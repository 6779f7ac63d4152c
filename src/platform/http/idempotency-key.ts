import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type PipeTransform,
  SetMetadata,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import type { IdempotentRequest } from '../database/idempotency';
import { canonicalJson } from '../../shared/canonical-json';
import { Sealing } from '../login/sealing';
import type { KnownRequest } from './caller';
import { loginRequired, Refusal } from './refusal';
import { assertReadable } from './validation';

const header = 'idempotency-key';
const keyPattern = /^[\x21-\x7e]{8,120}$/;

/** The key the client chose for this act: 8 to 120 visible ASCII characters, else 400. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  idempotencyKeyOf(context.switchToHttp().getRequest<KnownRequest>()),
);

/**
 * Keys the hash before it is kept: beside a name that is known, the plain hash of an identity number
 * or of a bank account is one small dictionary away.
 */
@Injectable()
class KeyedRequestHash implements PipeTransform<IdempotentRequest, IdempotentRequest> {
  constructor(private readonly sealing: Sealing) {}

  transform(once: IdempotentRequest): IdempotentRequest {
    return { ...once, requestHash: this.sealing.keyedHash(once.requestHash, 'request') };
  }
}

const RequestOnce = createParamDecorator(
  (_data: unknown, context: ExecutionContext): IdempotentRequest => {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    if (!request.caller) throw loginRequired();
    // The body is walked here before the handler's own pipes have looked at it.
    assertReadable(request.body);
    return {
      communityId: Number(request.params['communityId']),
      personId: request.caller.personId,
      key: idempotencyKeyOf(request),
      requestHash: requestHashOf(request.body, `${request.method} ${request.path}`),
    };
  },
);

/** Everything `transactions.runOnce` needs to know of this request: where, who, key, and its hash. */
export const Once = () => RequestOnce(KeyedRequestHash);

export const onceKey = Symbol('once per key');

/** ① Says in the API description that the handler wants the key: header `Idempotency-Key`. */
export const ApiIdempotencyKey = () =>
  applyDecorators(
    SetMetadata(onceKey, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        '本次操作的编号（8–120 个字符）。同一编号重复提交只生效一次，并得到第一次的答复。',
      schema: { type: 'string', minLength: 8, maxLength: 120 },
    }),
  );

/**
 * SHA-256, hex, over the route and the canonical JSON of the body: the same request hashes alike
 * whatever the order of its fields, another request does not.
 */
export function requestHashOf(body: unknown, route = ''): string {
  return createHash('sha256').update(route).update('\n').update(canonicalJson(body)).digest('hex');
}

export function idempotencyKeyOf(request: Pick<KnownRequest, 'headers'>): string {
  const key = request.headers[header];
  if (key === undefined || key === '') {
    throw new Refusal(
      400,
      'idempotency.key-missing',
      '请求缺少操作编号（Idempotency-Key），为避免重复记账，本次未作任何改动。请刷新页面后重试。',
    );
  }
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new Refusal(
      400,
      'idempotency.key-malformed',
      '操作编号（Idempotency-Key）应为 8 至 120 个英文字母、数字或符号，本次未作任何改动。',
    );
  }
  return key;
}
