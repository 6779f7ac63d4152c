import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { cookieScheme } from './platform/http/may';
import { ProblemView } from './platform/http/problem.view';
import { version } from './platform/version';

/** Where programs find what the API is. */
export const API_DESCRIPTION_PATH = '/api/openapi.json';

/** OpenAPI 3.1 of every door, made from the code: views, requests and their comments. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('信托账 · Trust Ledger')
    .setDescription(
      'Money is text with two decimals (yuan), days are YYYY-MM-DD, periods YYYY-MM. ' +
        'Errors are application/problem+json with a stable code and a Chinese sentence. ' +
        'Money writes need an Idempotency-Key; acts of approval need X-Second-Factor.',
    )
    .setVersion(version)
    .addCookieAuth('sid', { type: 'apiKey', in: 'cookie', name: 'sid' }, cookieScheme)
    .addGlobalResponse({
      status: 'default',
      description: '办不成的，用一句话说明原因和下一步',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
    })
    .build();
  const document = SwaggerModule.createDocument(app, frame, {
    extraModels: [ProblemView],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}_${method}`,
  });
  sortEnums(document);
  return document;
}

/** The compiler lists a union in whatever order it met its parts, which differs from build to build. */
function sortEnums(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'enum' && Array.isArray(value))
      value.sort((a, b) => (String(a) < String(b) ? -1 : 1));
    else sortEnums(value);
  }
}

/** Open to everybody: what the doors are is no secret, only what lies behind them. */
export function serveApiDescription(app: NestExpressApplication): void {
  let description: string | undefined;
  app.use(API_DESCRIPTION_PATH, (_request: Request, response: Response) => {
    description ??= JSON.stringify(describeApi(app));
    response.type('application/json').setHeader('Cache-Control', 'public, max-age=300');
    response.send(description);
  });
}
