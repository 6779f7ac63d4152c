import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type Options, type ZipFile } from 'yauzl';

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** The files of a zip, by name, in its order. */
export async function unzipped(zip: Buffer): Promise<Map<string, Buffer>> {
  const archive = await open(zip, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  return new Promise((done, failed) => {
    archive.on('entry', (entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error) return failed(error);
        void buffer(stream).then((bytes) => {
          files.set(entry.fileName, bytes);
          archive.readEntry();
        }, failed);
      });
    });
    archive.on('end', () => done(files));
    archive.on('error', failed);
    archive.readEntry();
  });
}
