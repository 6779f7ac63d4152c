import type { NextFunction, RequestHandler, Response } from 'express';
import { newId } from '../../shared/ids';
import { requestContext } from '../log';
import type { KnownRequest } from './caller';

const given = /^[A-Za-z0-9._-]{8,64}$/;

/** Every request has an id, in its answer (`X-Request-Id`), in its problems and in every log line. */
export function requestId(): RequestHandler {
  return (request: KnownRequest, response: Response, next: NextFunction) => {
    const proposed = request.get('x-request-id') ?? '';
    const id = given.test(proposed) ? proposed : newId();
    request.requestId = id;
    response.setHeader('X-Request-Id', id);
    requestContext.run({ requestId: id }, next);
  };
}
