import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { concatMap, from, type Observable } from 'rxjs';
import { Transactions } from '../platform/database/transactions';
import { communityIdIn, type KnownRequest } from '../platform/http/caller';
import { AuditReadingsService } from './audit-readings.service';
import { addressOf } from './audit-readings.rules';

/**
 * Remembers every request of whoever is an auditor of the community, before anything is answered: what
 * could not be remembered is not shown.
 */
@Injectable()
export class AuditReadingsInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: AuditReadingsService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const communityId = communityIdIn(request);
    const { caller } = request;
    const held = caller?.grants.find(
      (grant) => grant.communityId === communityId && grant.post === 'auditor',
    );
    if (!caller || !held || communityId === null) return next.handle();
    const look = { readerId: caller.personId, grantId: held.grantId, ...addressOf(request) };
    const remembered = this.transactions.run(communityId, (tx) =>
      this.readings.remember(tx, communityId, look),
    );
    return from(remembered).pipe(concatMap(() => next.handle()));
  }
}
