import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config';
import { Denials } from '../login/denials';
import { measured } from './measured';
import { Metrics } from './metrics';
import { ProblemFilter } from './problem.filter';
import { requestId } from './request-id';
import { isForMachines, sameOriginOnly } from './same-origin';
import { shapePipe } from './validation';

const bodyLimit = '1mb';
/** What machines send us (payment notifications) is a few hundred bytes. */
const machineBodyLimit = '64kb';
/** Headers must arrive in 20 s and a request in 5 minutes, or slow senders hold all connections. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 300_000;

/** Answers to machines, not to pages: outside `/api`. */
export const outsideApi = ['healthz', 'readyz', 'metrics'];

/**
 * Everything between the socket and the handlers, in its order. The same for the server, for tests
 * and for the API description. Make the application with `bodyParser: false`.
 */
export function setUpHttp(app: NestExpressApplication, config: Config): void {
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  // Express would tag every answer; ours are either never stored or carry a version.
  app.set('etag', false);
  app.disable('x-powered-by');
  app.setGlobalPrefix('api', { exclude: outsideApi });
  app.use(requestId(), measured(app.get(Metrics)));
  app.use(securityHeaders(config));
  app.use(compression());
  app.use('/api', neverStored(), cookieParser(), sameOriginOnly(config.publicUrl));
  // A signature stands over the bytes as they came: parsed and written again they would not be those.
  app.useBodyParser('raw', { type: isForMachines, limit: machineBodyLimit });
  app.useBodyParser('json', { limit: bodyLimit });
  app.useGlobalPipes(shapePipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Denials)));
  const server = app.getHttpServer();
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
}

/**
 * Scripts come from us and stand in files. Inline styles are allowed only because the desk's component
 * library writes them; an injected style can deface but not act.
 */
function securityHeaders(config: Config): RequestHandler {
  const https = config.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // On plain http (a demo in the local network) it would send every file request to https.
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Personal pages must not come back out of a cache; a handler with a public answer says so itself. */
function neverStored(): RequestHandler {
  return (_request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}
