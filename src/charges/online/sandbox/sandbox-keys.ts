import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What the sandbox of the payment firm signs and seals with; the merchant knows all but the first. */
export interface SandboxKeys {
  readonly platformPrivate: string;
  readonly platformPublic: string;
  /** PUB_KEY_ID_…, as newly opened merchants have it. */
  readonly serial: string;
  /** 32 characters. */
  readonly apiV3Key: string;
}

const RSA_BITS = 2048;

/** Made at the first start, kept in the data directory; two first starters agree on one file. */
export function keptSandboxKeys(dir: string): SandboxKeys {
  const file = path.join(dir, 'keys.json');
  if (!fs.existsSync(file)) keepNewKeys(dir, file);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SandboxKeys;
}

function keepNewKeys(dir: string, file: string): void {
  fs.mkdirSync(dir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(draft, `${JSON.stringify(newSandboxKeys(), null, 2)}\n`, { mode: 0o600 });
  try {
    // link refuses an existing name and shows only whole files, unlike write or rename
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

export function newSandboxKeys(): SandboxKeys {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: RSA_BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const print = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return {
    platformPrivate: privateKey,
    platformPublic: publicKey,
    serial: `PUB_KEY_ID_${print}`,
    apiV3Key: randomBytes(16).toString('hex'),
  };
}
