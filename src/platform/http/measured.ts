import { Logger } from '@nestjs/common';
import type { NextFunction, RequestHandler, Response } from 'express';
import type { KnownRequest } from './caller';
import type { Metrics } from './metrics';

const logger = new Logger('Http');

/** One log line and one measurement per request, by route pattern: ids in paths are not labels. */
export function measured(metrics: Metrics): RequestHandler {
  return (request: KnownRequest, response: Response, next: NextFunction) => {
    const begun = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
      const route = routeOf(request);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.observe({ method: request.method, route, status }, seconds);
      if (!route.startsWith('/api')) return;
      const { caller, actingGrant } = request;
      logger.log('request', {
        method: request.method,
        route,
        status,
        ms: Math.round(seconds * 1000),
        ...(caller ? { personId: caller.personId } : {}),
        ...(actingGrant ? { communityId: actingGrant.communityId, post: actingGrant.post } : {}),
      });
    });
    next();
  };
}

function routeOf(request: KnownRequest): string {
  const route = request.route as { path?: unknown } | undefined;
  if (typeof route?.path === 'string') return route.path;
  return request.path.startsWith('/api') ? '/api/unmatched' : 'page';
}
