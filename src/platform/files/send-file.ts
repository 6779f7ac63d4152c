import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from './file-store';
import { type Disposition, fileHeaders, type ServedFile } from './serve-file';

/** Streams one copy of a file under the headers it may leave with; 304 to whoever has it already. */
export async function sendFile(
  response: Response,
  store: FileStore,
  file: ServedFile,
  disposition: Disposition,
): Promise<void> {
  const bytes = await store.get(file.sha256);
  const size = await store.size(file.sha256);
  response.set(fileHeaders(file, disposition));
  if (response.req.fresh) {
    bytes.destroy();
    response.status(304).end();
    return;
  }
  if (size !== null) response.set('Content-Length', String(size));
  await pipeline(bytes, response);
}
