import { type CanActivate, type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notFound } from '../../shared/domain-error';
import { RequestCaller } from '../login/request-caller';
import { SecondFactorService } from '../login/second-factor.service';
import { Authority } from './authority';
import { communityIdIn, type KnownRequest } from './caller';
import { type Door, doorKey, firstPasswordKey, secondFactorKey } from './may';
import { loginRequired, passwordMustChange, Refusal } from './refusal';

/**
 * The one guard before every handler. A handler that names no door is shut: forgetting a decorator
 * must refuse everyone rather than admit everyone.
 */
@Injectable()
export class MayGuard implements CanActivate {
  private readonly logger = new Logger('Doors');

  constructor(
    private readonly reflector: Reflector,
    private readonly callers: RequestCaller,
    private readonly secondFactor: SecondFactorService,
    private readonly authority: Authority,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const door = this.reflector.getAllAndOverride<Door | undefined>(doorKey, places);
    if (!door) throw this.shut(context);
    if (door.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const caller = await this.callers.of(request);
    if (!caller) throw loginRequired();
    request.caller = caller;
    const isWayOut = this.reflector.getAllAndOverride<boolean>(firstPasswordKey, places);
    if (caller.mustChangePassword && !isWayOut) throw passwordMustChange();
    if (door.kind === 'may') {
      const communityId = communityIdOf(request);
      request.actingGrant = this.authority.actingGrant(caller, communityId, door.right);
    } else if (request.params['communityId'] !== undefined) {
      communityIdOf(request);
    }
    if (this.reflector.getAllAndOverride<boolean>(secondFactorKey, places)) {
      await this.secondFactor.prove(caller, request.get('x-second-factor'));
    }
    return true;
  }

  private shut(context: ExecutionContext): Refusal {
    const handler = `${context.getClass().name}.${context.getHandler().name}`;
    this.logger.error(`no @May, @SignedIn or @Public on ${handler}`);
    return new Refusal(403, 'door.shut', '这项功能没有开放。如果您认为应当可用，请联系管理员。');
  }
}

/** @throws DomainError `community.unknown` for anything that cannot be a community. */
function communityIdOf(request: KnownRequest): number {
  if (request.params['communityId'] === undefined) {
    throw new Error('@May(right) needs :communityId in its path');
  }
  const communityId = communityIdIn(request);
  if (communityId === null) {
    throw notFound(
      'community.unknown',
      '没有找到这个小区，或您不是它的成员。请核对网址，或先绑定房屋。',
    );
  }
  return communityId;
}
