import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import * as path from 'node:path';
import { outsideApi } from './platform/http/set-up-http';

const ASSET_DAYS = 365;

/**
 * The built pages: files under `/assets` carry their hash in their name and are kept for a year; any
 * other address is a page of the residents' or (below `/desk`) of the desk's application.
 */
export function serveWebPages(app: NestExpressApplication, directory: string): void {
  const assets = path.join(directory, 'assets');
  app.useStaticAssets(assets, {
    prefix: '/assets/',
    immutable: true,
    maxAge: ASSET_DAYS * 24 * 3600 * 1000,
    index: false,
    fallthrough: false,
  });
  // The file's own name is a way in as well, but the desk's addresses all lie below /desk.
  app.use('/desk.html', (_request: Request, response: Response) => response.redirect('/desk'));
  app.useStaticAssets(directory, { index: false, maxAge: 0, redirect: false });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const [, first] = request.path.split('/');
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || first === 'api' || outsideApi.includes(first ?? '')) return next();
    const page = first === 'desk' ? 'desk.html' : 'index.html';
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(path.join(directory, page));
  });
}
