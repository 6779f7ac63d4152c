import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from '../../platform/files/durable';
import type { KeptHead } from './heads.rules';

/**
 * The head that the signer keeps of a community, from its own folder; none where the signer runs on
 * another machine, or has not signed yet. A file that cannot be read is a head that cannot be read.
 * @param signerDir SIGNER_DIR
 */
export async function signerHead(signerDir: string, communityId: number): Promise<KeptHead[]> {
  const source = path.join('heads', `${communityId}.json`);
  const file = path.join(signerDir, source);
  try {
    const { mtime: writtenAt } = await stat(file);
    return [{ source, note: noteIn(await readFile(file, 'utf8')), writtenAt }];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function noteIn(text: string): string {
  try {
    const { note } = JSON.parse(text) as { note?: unknown };
    return typeof note === 'string' ? note : '';
  } catch {
    return '';
  }
}
