import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { deviceOf, networkOf } from './device.rules';

/** From where someone came, as far as we keep it. */
export interface VisitInfo {
  device: string;
  network: string;
}

export function visitOf(request: Pick<Request, 'ip' | 'headers'>): VisitInfo {
  return { device: deviceOf(request.headers['user-agent']), network: networkOf(request.ip) };
}

export const Visit = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  visitOf(context.switchToHttp().getRequest<Request>()),
);
