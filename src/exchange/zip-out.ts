import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Opens the next file of a zip; the one before has to be ended. */
export type OpenFile = (name: string) => Writable;

/**
 * A zip whose files are written one after the other while it is being sent. The same books make the same
 * bytes: every file is of the moment given.
 * @throws Error when the reader has gone.
 */
export async function zipOut(
  out: Writable,
  mtime: Date,
  fill: (open: OpenFile) => Promise<void>,
): Promise<void> {
  const zip = new ZipFile();
  const sent = finished(zip.outputStream.pipe(out));
  // Whoever goes away is noticed where the rows are written.
  sent.catch(() => undefined);
  let writing: PassThrough | null = null;
  out.once('close', () => writing?.destroy());
  await fill((name) => {
    const stream = new PassThrough();
    writing = stream;
    zip.addReadStream(stream, name, { mtime });
    return stream;
  });
  zip.end();
  await sent;
}
