import type { Response } from 'express';
import { createHash } from 'node:crypto';
import { fileHeaders } from './serve-file';

/**
 * Sends a PDF that was drawn for this very reader and is kept nowhere: what is between a household and
 * the trust stays in no cache.
 */
export function sendDrawn(response: Response, pdf: { name: string; bytes: Buffer }): void {
  const sha256 = createHash('sha256').update(pdf.bytes).digest('hex');
  const file = { name: pdf.name, mediaType: 'application/pdf', sha256 };
  response.set(fileHeaders(file, 'inline'));
  response.set('Cache-Control', 'private, no-store');
  response.set('Content-Length', String(pdf.bytes.length));
  response.end(pdf.bytes);
}
