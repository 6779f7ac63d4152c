import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Writes to a download and waits where its reader is slower than the database.
 * @throws Error when the reader has gone: then nothing drains any more.
 */
export async function writeOut(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  if (stream.destroyed) throw readerGone();
  if (stream.write(chunk)) return;
  const gone = new AbortController();
  const { signal } = gone;
  const left = once(stream, 'close', { signal }).then(() => {
    throw readerGone();
  });
  try {
    await Promise.race([once(stream, 'drain', { signal }), left]);
  } finally {
    left.catch(() => undefined);
    gone.abort();
  }
}

const readerGone = () => new Error('the reader of the download has gone');
