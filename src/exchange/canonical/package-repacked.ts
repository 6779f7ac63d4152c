import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { STORED } from './package-archive';

/** SHA-256 of the package that would be written of these files in this order. */
export async function hashOfRepacked(
  files: readonly string[],
  open: (file: string) => Promise<Readable>,
): Promise<string> {
  const zip = new ZipFile();
  zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
  for (const file of files) {
    zip.addReadStreamLazy(file, STORED, (ready) => {
      open(file).then(
        (stream) => ready(null, stream),
        (error: unknown) => ready(error, undefined as never),
      );
    });
  }
  zip.end();
  const hash = createHash('sha256');
  for await (const chunk of zip.outputStream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
