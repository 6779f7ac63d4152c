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
  serveVerifier(app, directory);
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

/**
 * 离线核验页: one file with its script in it, whose own policy names that script by its hash and lets it ask
 * for nothing. The site's policy would forbid the script; what the two allow together is what the page gets.
 */
const VERIFIER_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src blob:',
  'font-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function serveVerifier(app: NestExpressApplication, directory: string): void {
  const file = path.join(directory, 'verify.html');
  app.use(
    ['/verify', '/verify.html'],
    (request: Request, response: Response, next: NextFunction) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return next();
      response.setHeader('Content-Security-Policy', VERIFIER_POLICY);
      response.setHeader('Cache-Control', 'no-cache');
      response.sendFile(file);
    },
  );
}
