import type { Request, Response } from 'express';
import { fileHeaders } from './serve-file';

/**
 * Sends a PNG drawn from what the books say now: the reader's browser asks each time whether it is still
 * the same, and is not sent it again while it is. `draw` is called only where it is not.
 */
export async function sendPicture(
  { request, response }: { request: Request; response: Response },
  picture: { name: string; tag: string; draw: () => Promise<Buffer> },
): Promise<void> {
  const { name, tag } = picture;
  const headers = fileHeaders({ name, mediaType: 'image/png', sha256: tag }, 'inline');
  response.set({ ...headers, 'Cache-Control': 'private, no-cache' });
  if (request.get('if-none-match') === `"${tag}"`) {
    response.status(304).end();
    return;
  }
  const bytes = await picture.draw();
  response.set('Content-Length', String(bytes.length));
  response.end(bytes);
}
