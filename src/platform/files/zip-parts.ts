import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { fileErrors } from './files.errors';
import { assertSafeZip } from './zip-guard';

/**
 * The parts whose raw name passes `wanted`, inflated, after the whole archive was found harmless.
 * Names are bytes of whatever encoding the packer had (latin1 here): test endings, not words.
 * @throws DomainError `file.zip-…`, `file.macro`
 */
export async function partsOfZip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
): Promise<Buffer[]> {
  await assertSafeZip(bytes);
  const parts: Buffer[] = [];
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('latin1');
      if (wanted(name)) parts.push(await buffer(await zip.openReadStreamPromise(entry)));
    }
  } catch {
    throw fileErrors.zipDamaged();
  }
  return parts;
}
