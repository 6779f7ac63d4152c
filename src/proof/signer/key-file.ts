import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isMissing, syncFolder, writeDurably } from '../../platform/files/durable';
import type { SignerKey } from '../note.rules';

const SEED_BYTES = 32;

/** A reason not to sign at all, told to whoever starts the signer. */
export class SignerFault extends Error {}

/**
 * The installation's signing key, made at the first start. It is never made where heads were signed
 * before: a new key would cut every reader off from what the old one vouched for.
 * @param made `host` names a new key; `mayMake` is false where heads are kept in the folder already.
 * @throws SignerFault in a sentence for the operator.
 */
export async function signerKey(
  dir: string,
  { host, mayMake }: { host: string; mayMake: boolean },
): Promise<SignerKey> {
  const file = path.join(dir, 'key.json');
  const kept = await readKey(file);
  if (kept) return kept;
  if (!mayMake) {
    throw new SignerFault(`签名密钥 ${file} 不见了，而这里已有签过的记录。请从备份恢复该文件。`);
  }
  await makeKey(file, host);
  const made = await readKey(file);
  if (!made) throw new SignerFault(`签名密钥 ${file} 写不进去，请检查磁盘与目录权限。`);
  return made;
}

async function readKey(file: string): Promise<SignerKey | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) return null;
  await refuseOpenFile(file);
  try {
    const { name, seed } = JSON.parse(text) as { name?: unknown; seed?: unknown };
    const bytes = Buffer.from(String(seed), 'base64');
    if (typeof name === 'string' && name !== '' && bytes.length === SEED_BYTES) {
      return { name, seed: bytes };
    }
  } catch {
    // told below: the parser's own words would quote the key
  }
  throw new SignerFault(`签名密钥 ${file} 不完整。请从备份恢复该文件。`);
}

/** As ssh does: a key that others may read is a key that others may have. */
async function refuseOpenFile(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return;
  throw new SignerFault(`签名密钥 ${file} 别人也能读。请先 chmod 600 该文件，再考虑是否已经泄露。`);
}

async function makeKey(file: string, name: string): Promise<void> {
  const dir = path.dirname(file);
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o700);
  const draft = `${file}.${randomUUID()}`;
  const key = { name, seed: randomBytes(SEED_BYTES).toString('base64') };
  await writeDurably(draft, `${JSON.stringify(key, null, 2)}\n`, 0o600);
  try {
    // link refuses an existing name and shows only whole files, unlike write or rename.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dir);
}
