import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { concatMap, from, type Observable } from 'rxjs';
import { Transactions } from '../platform/database/transactions';
import { communityIdIn, type KnownRequest } from '../platform/http/caller';
import { idsIn, READINGS, type ReadingRule } from './readings.rules';
import { ReadingsService } from './readings.service';

/**
 * Remembers what people in office read of others, before it leaves the house: an answer that could not be
 * remembered is not given. Of a
 * refusal there is nothing to remember, but of a file: the look is written before its first byte leaves.
 */
@Injectable()
export class ReadingsInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: ReadingsService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const rule = READINGS[routeOf(request)];
    // A home's own people read their own; an office reads others'.
    if (!rule || !request.actingGrant?.grantId) return next.handle();
    if (rule.isFile) {
      return from(this.remember(request, rule, null)).pipe(concatMap(() => next.handle()));
    }
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.remember(request, rule, answer);
        return answer;
      }),
    );
  }

  private async remember(request: KnownRequest, rule: ReadingRule, answer: unknown): Promise<void> {
    const { caller, actingGrant } = request;
    const communityId = communityIdIn(request);
    if (!caller || !actingGrant || communityId === null) return;
    const ids = idsIn(request.params, answer);
    const look = { rule, ids, readerId: caller.personId, post: actingGrant.post };
    await this.transactions.run(communityId, (tx) => this.readings.remember(tx, communityId, look));
  }
}

/** GET communities/:communityId/units */
function routeOf(request: KnownRequest): string {
  const route: unknown = request.route;
  const path =
    typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '';
  return `${request.method} ${path.replace(/^\/(api\/)?/, '')}`;
}
